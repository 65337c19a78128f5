import Canvas
import Foundation
import Instructions
import PlantainProto
import Space

/// Another shape or extent of the picture, around the pixels that there are.
extension PlanEdit {
    /// Beyond this many pixels a picture is drawn anew in the shape on offer.
    private static let most = 18_000_000

    /// The picture in another shape: more is shown where it grows; where it shrinks nothing that was asked for may be
    /// cut.
    mutating func shape(_ offered: Canvas, from old: Canvas, _ camera: Camera) {
        let wanted = Float(offered.width) / Float(max(1, offered.height))
        let (width, height) = (Float(old.width), Float(old.height))
        let isWider = wanted > width / height
        let grown = isWider ? (height * wanted, height) : (width, width / wanted)
        let cut = isWider ? (width, width / wanted) : (height * wanted, height)
        let native = Float(offered.width) * Float(offered.height)
        func odds(_ size: (Float, Float)) -> Float { max(size.0 * size.1, 1) / native }
        let isCutNearer = odds(grown) * odds(cut) > 1.2
        if isCutNearer, let new = recut(cut, old, offered), keepsAll(new) {
            take(new, camera)
            return say("the picture is cut to \(offered.aspect): \(new.width)x\(new.height)")
        }
        if odds(grown) < 2.6, let new = recut(grown, old, offered) {
            take(new, camera)
            return say(
                "the picture grows to \(offered.aspect), \(new.width)x\(new.height), around what it shows"
            )
        }
        stepBack(offered, camera)
        say("the picture is \(offered.aspect) now")
    }

    /// More to be seen beside what is seen, by a share of the picture's length.
    mutating func extend(_ side: Side?, _ share: Float, _ old: Canvas, _ camera: Camera) {
        var size = (Float(old.width), Float(old.height))
        let isUpright = side == .top || side == .bottom
        if side == nil || !isUpright { size.0 *= 1 + share }
        if side == nil || isUpright { size.1 *= 1 + share }
        var label = old
        label.aspect = CanvasSizes.nearestAspect(width: Int(size.0), height: Int(size.1))
        guard let new = recut(size, old, label) else {
            return refuse("the picture is \(old.width)x\(old.height) and cannot grow further")
        }
        take(new, camera)
        switch side {
        case nil: say("more is shown all around")
        case .top?, .bottom?: say("more is shown above and below")
        default: say("more is shown on both sides")
        }
        if side != nil {
            say("the camera looks straight ahead, so the picture grows evenly")
        }
    }

    /// A canvas of about a size whose middle is the old one's, pixel on pixel; nil if it were too large.
    private func recut(_ size: (Float, Float), _ old: Canvas, _ label: Canvas) -> Canvas? {
        func length(_ wanted: Float, _ now: UInt32) -> UInt32 {
            let steps = ((wanted - Float(now)) / 2).rounded()
            return UInt32(max(64, Float(now) + 2 * steps))
        }
        let new = Canvas(
            width: length(size.0, old.width), height: length(size.1, old.height), size: label.size,
            aspect: label.aspect)
        let isFit =
            max(new.width, new.height) <= 12_288
            && Int(new.width) * Int(new.height)
                <= max(
                    Self.most, Int(old.width) * Int(old.height))
        return isFit ? new : nil
    }

    /// The same camera on another canvas: a pixel spans what it spanned.
    private mutating func take(_ canvas: Canvas, _ camera: Camera) {
        let old = plan.canvas ?? canvas
        let before = Float(old.height)
        plan.canvas = canvas
        let tangent = tan(camera.verticalFov / 2) * Float(canvas.height) / before
        plan.camera?.verticalFov = 2 * atan(tangent)
        widenWalls(by: Float(canvas.width) / Float(max(1, old.width)))
    }

    /// Walls were built as wide as the frame; they go on beyond what was seen.
    private mutating func widenWalls(by factor: Float) {
        guard factor > 1, let wall, let width = wall.size?.x else { return }
        for s in plan.surfaces.indices
        where plan.surfaces[s].kind == .wall && plan.surfaces[s].size?.x ?? 0 > 0.7 * width {
            plan.surfaces[s].size?.x *= 1.15 * factor
        }
    }

    private func keepsAll(_ canvas: Canvas) -> Bool {
        let old = plan.canvas ?? canvas
        let seen = view
        let wide = Float(canvas.width) / Float(old.width) * 0.97
        let high = Float(canvas.height) / Float(old.height) * 0.97
        return points.allSatisfy { p in
            seen.project(p).map { abs($0.x) < wide && abs($0.y) < high } ?? false
        }
    }

    /// The same direction, far enough back that everything stays in the frame.
    private mutating func stepBack(_ canvas: Canvas, _ camera: Camera) {
        plan.canvas = canvas
        let now = Float(canvas.width) / Float(max(1, canvas.height))
        let seen = view
        let isWhole = points.allSatisfy { p in
            seen.project(p).map { abs($0.x) < 0.97 && abs($0.y) < 0.97 } ?? false
        }
        guard !isWhole else { return }
        let forward = (V3(camera.target) - V3(camera.position)).unit
        let fitted = Viewpoint.fitting(
            points, direction: forward, verticalFov: camera.verticalFov, aspect: now, fill: 0.88)
        let distance = max(0.05, (V3(camera.target) - fitted.position).dot(forward))
        plan.camera?.position = Vec3(fitted.position)
        plan.camera?.target = Vec3(fitted.position + forward * distance)
        plan.camera?.focusDistance = distance
    }
}
