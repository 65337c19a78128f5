import Foundation
public import Knowledge
import Picture
public import PlantainProto
import Retouching

/// A photograph while it is being changed: what differs between two plans is done to its pixels.
///
/// What needs no drawing is done by `init`; what is new in the plan is told by `drawing` and laid in by `lay(_:)`.
public struct Retouch: Sendable {
    public internal(set) var photograph: Photograph
    /// What was done and what was not, in plain words: step and sentence.
    public private(set) var remarks: [(step: String, text: String)] = []
    /// What the stages must draw; nil = nothing.
    public private(set) var drawing: Drawing?

    let opened: OpenedPhotograph
    let new: ScenePlan
    let states: [(plan: ScenePlan, photograph: Photograph)]
    var masks: [String: Plane]
    /// The plan no longer tells of the pixels.
    private var isTold = true

    /// - Parameter states: what the photograph was before, oldest first, as far as it is known
    /// - Throws: `PhotographError.impossible` if nothing that was asked for can be done.
    public init(
        _ opened: OpenedPhotograph, to new: ScenePlan, library: AssetLibrary,
        states: [(plan: ScenePlan, photograph: Photograph)] = []
    ) throws {
        self.opened = opened
        self.states = states
        self.new = new
        photograph = opened.photograph
        masks = opened.masks
        let before = opened.photograph
        let old = opened.plan
        if Self.hasOtherGround(old, new), old.environment?.place != new.environment?.place {
            drawing = Drawing(background: new, photograph: photograph, masks: figures(masks))
            isTold = false
            if drawing == nil { impossible("nothing stands out that could be kept") }
        } else {
            removals(old)
            light(old)
            recolours(old)
            surfaces(old, library)
            moves(old)
            additions(old, library)
        }
        frame(old)
        finish(old)
        guard photograph != before || drawing != nil else {
            let reasons = remarks.filter { $0.step == "cannot" }.map(\.text)
            throw PhotographError.impossible(
                reasons.isEmpty
                    ? "nothing in the photograph would change" : reasons.joined(separator: "; "))
        }
    }

    mutating func say(_ text: String) { remarks.append(("photograph", text)) }
    private mutating func impossible(_ text: String) { remarks.append(("cannot", text)) }

    func figures(_ masks: [String: Plane]) -> Plane {
        var all = Plane(width: opened.sight.width, height: opened.sight.height)
        for mask in masks.values {
            for k in all.values.indices { all.values[k] = max(all.values[k], mask.values[k]) }
        }
        return all
    }

    private static func hasOtherGround(_ old: ScenePlan, _ new: ScenePlan) -> Bool {
        old.surfaces.map(\.id) != new.surfaces.map(\.id)
    }

    // MARK: Light

    private mutating func light(_ old: ScenePlan) {
        let relighting = Relighting(from: old, to: new, sight: opened.sight)
        guard relighting.isNeeded else { return }
        let hasSky = opened.sight.sky.mean > 0.01
        let isOpen = ![.studio, .interior, .unspecified].contains(new.environment?.place ?? .studio)
        if relighting.changesSky, isOpen, !hasSky {
            impossible("no sky is seen in the photograph; only its light changes")
        }
        let paints = relighting.changesSky && isOpen && hasSky
        relighting.apply(to: &photograph, matte: paints ? SkyMatte(opened) : nil)
        if paints { say("the sky is another, and what lies below is lit as under it") }
    }

    // MARK: Colours

    private mutating func recolours(_ old: ScenePlan) {
        for object in new.objects {
            guard let before = old.objects.first(where: { $0.id == object.id }),
                let mask = masks[object.id], before.material != object.material
            else { continue }
            if before.material?.substance != object.material?.substance,
                object.material?.tint == nil
            {
                impossible(
                    "what the \(object.noun) is made of cannot be changed in a photograph; its colour can"
                )
                continue
            }
            guard let tint = object.material?.tint else { continue }
            let small = photograph.display(width: mask.width, height: mask.height)
            let wanted = SIMD3(tint.r, tint.g, tint.b)
            let region =
                opened.painted == nil
                ? Recolouring.region(of: mask, in: small, tint: wanted) : mask
            let fine = opened.native(region)
            let grey = photographGrey
            guard
                let paint = Recolouring(
                    photograph, mask: fine, tint: wanted, grey: grey,
                    isSure: opened.painted == nil)
            else {
                impossible("the \(object.noun) is too small to be recoloured")
                continue
            }
            paint.apply(to: &photograph, mask: fine)
        }
    }

    /// Linear brightness of middling things.
    private var photographGrey: Float {
        let small = photograph.reduced(width: 64, height: 64)
        var sum: Float = 0
        for k in small[0].values.indices {
            sum += luminance(
                SIMD3(small[0].values[k], small[1].values[k], small[2].values[k]))
        }
        return max(sum / 4096, 0.01)
    }

    private mutating func surfaces(_ old: ScenePlan, _ library: AssetLibrary) {
        for surface in new.surfaces {
            guard let before = old.surfaces.first(where: { $0.id == surface.id }),
                before.material != surface.material
            else { continue }
            let isWall = surface.kind == .wall
            var mask = isWall ? opened.sight.support.map { 1 - $0 } : opened.sight.support
            let things = figures(masks)
            for k in mask.values.indices {
                mask.values[k] *= 1 - things.values[k]
            }
            guard mask.mean > 0.01 else {
                impossible("no \(surface.id) is seen in the photograph")
                continue
            }
            guard let tint = surface.material?.tint,
                before.material?.substance == surface.material?.substance
            else {
                impossible(
                    "what the \(surface.id) is made of cannot be changed in a photograph; its colour can"
                )
                continue
            }
            let fine = opened.native(mask)
            let color = SIMD3(tint.r, tint.g, tint.b)
            if isWall {
                Backdrop.paint(on: &photograph, mask: fine, tint: color)
            } else if let paint = Recolouring(
                photograph, mask: fine, tint: color, grey: photographGrey)
            {
                paint.apply(to: &photograph, mask: fine)
            }
        }
    }

    // MARK: Other places

    private mutating func moves(_ old: ScenePlan) {
        let axes = Axes(old.camera ?? Camera())
        let aspect = Float(photograph.width) / Float(photograph.height)
        var pieces: [Cutting] = []
        for object in new.objects {
            guard let before = old.objects.first(where: { $0.id == object.id }),
                let mask = masks[object.id],
                before.position != object.position || before.size != object.size
            else { continue }
            guard let from = axes.project(foot(before), aspect: aspect),
                let to = axes.project(foot(object), aspect: aspect)
            else { continue }
            let grown = (object.size?.y ?? 1) / max(before.size?.y ?? 1, 1e-4)
            let scale = min(max(grown * from.depth / to.depth, 0.1), 8)
            pieces.append(
                Cutting(
                    photograph, mask: opened.native(mask), from: (from.x, from.y),
                    to: (to.x, to.y), scale: scale))
            fill(mask)
            masks[object.id] = mask.moved(from: (from.x, from.y), to: (to.x, to.y), scale: scale)
        }
        for object in new.objects where before(object.id, old) == nil {
            // A copy of something seen is made of its pixels.
            guard object.asset == Self.seenAsset,
                let twin = old.objects.first(where: {
                    masks[$0.id] != nil && $0.noun == object.noun
                }), let mask = masks[twin.id],
                let from = axes.project(foot(twin), aspect: aspect),
                let to = axes.project(foot(object), aspect: aspect)
            else { continue }
            let grown = (object.size?.y ?? 1) / max(twin.size?.y ?? 1, 1e-4)
            let scale = min(max(grown * from.depth / to.depth, 0.1), 8)
            pieces.append(
                Cutting(
                    photograph, mask: opened.native(mask), from: (from.x, from.y),
                    to: (to.x, to.y), scale: scale))
            masks[object.id] = mask.moved(from: (from.x, from.y), to: (to.x, to.y), scale: scale)
        }
        for object in new.objects {
            guard let before = before(object.id, old), masks[object.id] != nil,
                before.rotation != object.rotation
            else { continue }
            impossible("the \(object.noun) is seen from one side only and cannot be turned")
        }
        for piece in pieces { piece.paste(on: &photograph) }
    }

    static let seenAsset = "shape/cube"

    private func before(_ id: String, _ plan: ScenePlan) -> SceneObject? {
        plan.objects.first { $0.id == id }
    }

    private func foot(_ object: SceneObject) -> SIMD3<Float> {
        let p = object.position ?? Vec3()
        return SIMD3(p.x, p.y, p.z)
    }

    // MARK: Something new

    private mutating func additions(_ old: ScenePlan, _ library: AssetLibrary) {
        let added = new.objects.filter { object in
            before(object.id, old) == nil && masks[object.id] == nil
        }
        let written = new.texts.contains { text in
            masks[text.object] != nil && !old.texts.contains(text)
        }
        if written {
            impossible("lettering can be put on a new sign, not on what is in the photograph")
        }
        guard !added.isEmpty else { return }
        drawing = Drawing(
            added: added.map(\.id), to: new, photograph: photograph,
            figures: new.objects.compactMap { object in
                masks[object.id].map { (object, $0) }
            }, library: library)
        if drawing == nil { impossible("what is new would not be seen") }
    }

    // MARK: The frame

    private mutating func frame(_ old: ScenePlan) {
        guard let from = old.camera, let to = new.camera,
            from != to || old.canvas != new.canvas
        else { return }
        isTold = false
        let focus = opened.masks.values.first.flatMap { $0.bounds() }.map { box in
            (
                x: Float(box.x.lowerBound + box.x.upperBound) / 2 / Float(opened.sight.width),
                y: Float(box.y.lowerBound + box.y.upperBound) / 2 / Float(opened.sight.height)
            )
        }
        if old.canvas != new.canvas {
            let (w, h) = (Float(new.canvas?.width ?? 1), Float(new.canvas?.height ?? 1))
            if new.canvas?.aspect == old.canvas?.aspect {
                return impossible("a photograph keeps its size; nothing is upscaled")
            }
            photograph = photograph.cropped(aspect: w / h, about: focus ?? (0.5, 0.5))
            say(
                "the photograph is cut to \(photograph.width)x\(photograph.height); nothing is drawn beyond its borders"
            )
            return
        }
        guard from.aperture == to.aperture else {
            return impossible(
                "what is in focus in a photograph cannot be changed; it can be cropped")
        }
        guard from.position == to.position else {
            return impossible("a photograph cannot be seen from elsewhere; it can be cropped")
        }
        let zoom = tanf(from.verticalFov / 2) / max(tanf(to.verticalFov / 2), 1e-4)
        let axes = Axes(from)
        let t = to.target ?? Vec3()
        let aim = axes.project(
            SIMD3(t.x, t.y, t.z), aspect: Float(photograph.width) / Float(photograph.height))
        guard zoom > 0.99 else {
            return impossible("nothing is known beyond the photograph's borders; it can be cropped")
        }
        let center = from.target == to.target ? (0.5, 0.5) : (aim?.x ?? 0.5, aim?.y ?? 0.5)
        photograph = photograph.cropped(zoom: max(zoom, 1.15), about: center)
        say("the photograph is cropped; its pixels stay as large as they are")
    }

    /// Black and white, sepia; lost colours are in an earlier state alone.
    private mutating func finish(_ old: ScenePlan) {
        guard old.print != new.print else { return }
        guard let print = new.print else {
            return impossible(
                "the photograph's colours are gone; taking the change back brings them")
        }
        print.develop(&photograph.rgb)
        say("the photograph is printed without its colours")
    }

    // MARK: Laying in what was drawn

    /// Lays the stages' pixels in and keeps to the user's mask.
    /// - Parameter rgb: of the drawing's plan, the whole canvas; only its region need be drawn
    public mutating func lay(_ rgb: [UInt8], library: AssetLibrary) throws {
        guard let drawing else { return }
        let made = try drawing.lay(rgb, on: &photograph, opened: opened, library: library)
        for (id, mask) in made { masks[id] = mask }
    }

    /// The finished photograph and the text chunk that tells of it; nil when it tells nothing.
    public func finished() throws -> (photograph: Photograph, story: (key: String, text: String)?) {
        var result = photograph
        let old = opened.photograph
        if let painted = opened.painted, result.width == old.width, result.height == old.height {
            for k in 0..<old.width * old.height {
                let share = Int(painted.values[k])
                guard share < 255 else { continue }
                for c in 3 * k..<3 * k + 3 {
                    result.rgb[c] = UInt8(
                        (Int(old.rgb[c]) * (255 - share) + Int(result.rgb[c]) * share + 127) / 255)
                }
            }
        }
        guard isTold else { return (result, nil) }
        let story = try Story(new, masks: masks, kinds: opened.kinds)
        return (result, (Story.key, try story.text()))
    }
}
