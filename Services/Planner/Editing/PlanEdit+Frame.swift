import Canvas
import Foundation
import Framing
import Instructions
import PlantainProto
import Script
import Space
import Staging

/// What is seen of the scene.
extension PlanEdit {
    private var aspect: Float {
        Float(plan.canvas?.width ?? 1) / Float(max(1, plan.canvas?.height ?? 1))
    }

    /// Corners of all that was asked for.
    var points: [V3] {
        let asked = plan.objects.filter { $0.group > 0 }
        return (asked.isEmpty ? plan.objects : asked).flatMap(\.corners)
    }

    mutating func finish(_ finish: Toning) {
        switch finish {
        case .gray: plan.print = .blackAndWhite
        case .sepia: plan.print = .sepia
        case .color: plan.print = nil
        }
        changed([])
        say(
            finish == .color
                ? "the picture is in its colours again"
                : "the picture is printed in \(finish == .gray ? "black and white" : "sepia")")
    }

    mutating func frame(_ wish: FrameWish) {
        guard let camera = plan.camera, let canvas = plan.canvas else { return }
        switch wish {
        case .zoom(let factor, let phrase):
            var aim: V3?
            if let phrase {
                guard let i = objects(phrase).first else { return }
                aim = plan.objects[i].middle
            }
            zoom(camera, factor, aim)
            say(factor > 1 ? "the view is closer now" : "more of the scene is seen now")
        case .depth(let isShallow):
            let asked = plan.objects.filter { $0.group > 0 }
            let lead = asked.first { mentioned.contains($0.id) } ?? asked.first
            let subject = isShallow ? lead?.corners ?? [] : asked.map(\.middle)
            plan.camera = camera.focused(on: subject, depth: isShallow ? .shallow : .deep)
            changed([])
            say(
                isShallow
                    ? "the \(lead?.noun ?? "picture") is in focus and what is far from it is not"
                    : "everything is in focus now")
        case .center(let phrase):
            guard let i = objects(phrase).first else { return }
            zoom(camera, 1, plan.objects[i].middle)
            say("the \(plan.objects[i].noun) is in the middle now")
        case .view(let view):
            let pitch: Float = view == .top ? 1.15 : view == .low ? 0.02 : 0.3
            let fill: Float = view == .wide ? 0.45 : view == .close ? 0.9 : 0.76
            let floor =
                plan.surfaces.filter { [.floor, .ground, .watertop].contains($0.kind) }.map(
                    \.topHeight
                ).min() ?? 0
            guard !points.isEmpty else {
                return refuse("there is nothing to look at from elsewhere")
            }
            plan.camera = Framer.frame(
                points, focus: plan.objects.filter { $0.group > 0 }.map(\.middle),
                lens: Lens(pitch: pitch, fov: camera.verticalFov, fill: fill), aspect: aspect,
                floor: floor)
            say(
                view == .top
                    ? "it is seen from above now"
                    : view == .low ? "it is seen from low down now" : "the view is another now")
        case .aspect(let ratio):
            guard
                let new = try? CanvasSizes.canvas(
                    size: canvas.size.isEmpty ? "1K" : canvas.size, aspect: ratio)
            else {
                return refuse(
                    "\(ratio) is no shape on offer; there are \(CanvasSizes.aspects.joined(separator: ", "))"
                )
            }
            guard canvas.aspect != ratio else { return refuse("the picture is \(ratio) already") }
            shape(new, from: canvas, camera)
        case .extend(let side, let share): extend(side, share, canvas, camera)
        case .size(let size):
            guard
                let new = try? CanvasSizes.canvas(
                    size: size,
                    aspect: canvas.aspect.isEmpty
                        ? CanvasSizes.nearestAspect(
                            width: Int(canvas.width), height: Int(canvas.height)) : canvas.aspect)
            else {
                return refuse("\(size) is no size on offer")
            }
            plan.canvas = new
            say("the picture is \(new.width)x\(new.height) now")
        case .orbit(let angle):
            let pivot = V3(camera.target)
            let arm = Quaternion(yaw: angle).rotate(V3(camera.position) - pivot)
            plan.camera?.position = Vec3(pivot + arm)
            say("it is seen more from the \(angle > 0 ? "right" : "left") now")
        }
        changed([])
    }

    private mutating func zoom(_ camera: Camera, _ factor: Float, _ aim: V3?) {
        let position = V3(camera.position)
        var camera = camera
        if let aim {
            let distance = (aim - position).length
            camera.target = Vec3(aim)
            camera.focusDistance = distance
        }
        // Beyond a wide angle the camera steps back instead.
        let tangent = tan(camera.verticalFov / 2) / factor
        camera.verticalFov = min(1.15, max(0.08, 2 * atan(tangent)))
        plan.camera = camera
    }
}
