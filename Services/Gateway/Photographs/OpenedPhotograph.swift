import Foundation
public import Knowledge
public import Perception
import Picture
import PictureFile
public import PlantainProto
public import Retouching

/// A picture without a plan of ours, with what was made out in it.
public struct OpenedPhotograph: Sendable {
    public let photograph: Photograph
    public let sight: Sight
    /// Estimated; what a planner takes for the picture's own.
    public internal(set) var plan: ScenePlan
    /// Of objects of the plan, at the sight's size.
    public internal(set) var masks: [String: Plane]
    public internal(set) var kinds: [String: [Float]]
    /// What was made out, in plain words.
    public let remarks: [String]
    /// Where changes may be made, one byte a pixel; nil = anywhere.
    public let painted: PaintedMask?

    /// - Parameters:
    ///   - file: PNG, JPEG or WebP
    ///   - mask: a PNG as large as the upright picture, white where it may change
    /// - Throws: `RetouchError`
    public init(
        file: [UInt8], mask: [UInt8]?, instruction: String, perceiver: Perceiver,
        library: AssetLibrary, seed: UInt64
    ) throws {
        let picture: Picture
        do {
            picture = try PictureFile.read(file)
        } catch {
            throw RetouchError.unreadable("\(error)")
        }
        guard min(picture.width, picture.height) >= 64 else {
            throw RetouchError.unreadable(
                "the picture is \(picture.width)x\(picture.height); expected at least 64 pixels a side"
            )
        }
        let photograph = Photograph(picture)
        let (width, height) = (picture.width, picture.height)
        painted = try mask.map { try PaintedMask(file: $0, width: width, height: height) }
        var sight = Sight(photograph, perceiver)
        let spoken = Spoken(instruction)
        if spoken.ground != nil {
            let sky = sight.sky.bounds(above: 0.6)?.y.upperBound ?? 0
            let end = Float(sky) / Float(sight.height)
            sight.believeGround(below: max(min(max(sight.percept.horizon, 0), 0.8), min(end, 0.9)))
        }
        let own = painted.map { painted in
            Plane(
                width: width, height: height, values: painted.values.map { Float($0) / 255 }
            ).resized(width: sight.width, height: sight.height)
        }
        // Only a mask that surrounds something names a thing; one that covers all allows all.
        let isNamed = !spoken.things.isEmpty || spoken.pointsOut
        let thing = own.flatMap { isNamed && (0.0005..<0.6).contains($0.mean) ? $0 : nil }
        let texts = PictureFile.format(of: file) == .png ? try? PNG(decoding: file).texts : nil
        if let text = texts?.first(where: { $0.key == Story.key })?.text {
            let told = try Story.read(
                text, width: width, height: height, check: PlanCheck(library))
            let naming = Naming(library: library)
            plan = naming.named(told.plan, told.masks, told.kinds, spoken)
            (masks, kinds) = (told.masks, told.kinds)
            remarks = ["this photograph was changed here before; what is in it is known"]
        } else {
            let estimate = PlanEstimate(
                photograph, sight, spoken: spoken, painted: thing, library: library, seed: seed)
            (plan, masks, kinds) = (estimate.plan, estimate.masks, estimate.kinds)
            remarks = estimate.remarks
        }
        self.photograph = photograph
        self.sight = sight
    }

    /// Where something new may be put: above the ground that is seen, in pixels; nil = anywhere.
    public var groundRegion: Rectangle? {
        guard let box = sight.support.bounds(above: 0.5) else { return nil }
        let (sx, sy) = (
            Double(photograph.width) / Double(sight.width),
            Double(photograph.height) / Double(sight.height)
        )
        let left = UInt32(Double(box.x.lowerBound) * sx)
        let right = UInt32(Double(box.x.upperBound) * sx)
        let bottom = UInt32(Double(box.y.upperBound) * sy)
        return Rectangle(x: left, y: 0, width: max(1, right - left), height: max(1, bottom))
    }

    /// A mask at the photograph's own size, its border along the picture's edges.
    func native(_ mask: Plane) -> Plane {
        let (w, h) = (photograph.width, photograph.height)
        guard w * h <= 16_000_000 else { return mask.resized(width: w, height: h) }
        let small = photograph.display(width: sight.width, height: sight.height)
        let large = photograph.display(width: w, height: h)
        let radius = max(2, max(sight.width, sight.height) / 110)
        let fine = GuidedFit(mask, to: small, radius: radius, epsilon: 6e-4).mask(for: large)
        // A filter leaves a breath of the mask everywhere; what is nothing must be exactly nothing.
        return fine.map { smoothstep(0.12, 0.88, $0) }
    }
}
