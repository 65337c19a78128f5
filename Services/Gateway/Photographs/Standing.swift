import Foundation
import Knowledge
public import PlantainProto
import Retouching
import SceneGeometry

extension OpenedPhotograph {
    /// A plan whose new things stand where the photograph shows free ground, near where they were put.
    ///
    /// The planner knows things as boxes and ground as a plane; only the masks know what is really free.
    /// - Throws: `PhotographError.impossible` if nothing new finds a place.
    public func settled(_ new: ScenePlan) throws -> ScenePlan {
        var result = new
        let level = Set(new.surfaces.filter { $0.kind != .wall }.map(\.id))
        var taken = masks.values.reduce(Plane(width: sight.width, height: sight.height)) {
            var sum = $0
            for k in sum.values.indices { sum.values[k] = max(sum.values[k], $1.values[k]) }
            return sum
        }
        for i in result.objects.indices {
            let object = result.objects[i]
            guard !plan.objects.contains(where: { $0.id == object.id }),
                object.asset != Retouch.seenAsset, level.contains(object.support)
            else { continue }
            guard let place = place(for: object, in: new, taken: taken) else {
                throw PhotographError.impossible(
                    "no free ground is seen where the \(object.noun) could stand; paint a mask where it should go"
                )
            }
            result.objects[i].position = place
            if let box = box(result.objects[i], at: place) { taken.fill(box) }
        }
        return result
    }

    /// The best place, the planner's own if it is as good as any.
    private func place(for object: SceneObject, in new: ScenePlan, taken: Plane) -> Vec3? {
        let axes = Axes(plan.camera ?? Camera())
        let aspect = Float(photograph.width) / Float(photograph.height)
        let height = object.position?.y ?? 0
        let own = object.position ?? Vec3()
        guard let wish = axes.project(SIMD3(own.x, own.y, own.z), aspect: aspect) else {
            return nil
        }
        let painted = painted.map { painted in
            Plane(
                width: photograph.width, height: photograph.height,
                values: painted.values.map { Float($0) / 255 }
            ).resized(width: sight.width, height: sight.height)
        }
        let nearer = masks.values.compactMap { mask in
            mask.bounds().map { (foot: Float($0.y.upperBound), mask: mask) }
        }.sorted { $0.foot > $1.foot }.reduce(into: [(foot: Float, mask: Plane)]()) { sums, one in
            var sum = one.mask
            for k in sum.values.indices {
                sum.values[k] = max(sum.values[k], sums.last?.mask.values[k] ?? 0)
            }
            sums.append((one.foot, sum))
        }
        // Beside something, it must stay there.
        let isBound = new.relations.contains { $0.subject == object.group }
        var best: (cost: Float, place: Vec3)?
        for row in 0...30 {
            for column in 0...30 {
                let at: (x: Float, y: Float) =
                    row == 30
                    ? (wish.x + 0.01 * (Float(column) - 15), wish.y)
                    : (0.04 + 0.92 * Float(column) / 30, 0.03 + 0.95 * Float(row) / 29)
                let ray = axes.ray(x: at.x, y: at.y, aspect: aspect)
                guard ray.y < -0.01 else { continue }
                let t = (height - axes.position.y) / ray.y
                guard t > 0.05, t < 60 * axes.position.y else { continue }
                let point = axes.position + ray * t
                let place = Vec3(x: point.x, y: height, z: point.z)
                guard let box = box(object, at: place) else { continue }
                guard
                    let cost = cost(
                        box, at, wish: (wish.x, wish.y), isBound: isBound, taken: taken,
                        nearer: nearer, painted: painted)
                else { continue }
                if cost < best?.cost ?? .infinity { best = (cost, place) }
            }
        }
        return best?.place
    }

    /// The rectangle that a thing covers, in pixels of the sight; nil behind the camera.
    private func box(_ object: SceneObject, at place: Vec3) -> (
        x: ClosedRange<Float>, y: ClosedRange<Float>
    )? {
        let axes = Axes(plan.camera ?? Camera())
        let aspect = Float(photograph.width) / Float(photograph.height)
        let size = object.size ?? Vec3(x: 0.1, y: 0.1, z: 0.1)
        let frame = Frame(
            origin: SIMD3(place.x, place.y, place.z), rotation: object.rotation)
        var (xs, ys) = ((Float.infinity, -Float.infinity), (Float.infinity, -Float.infinity))
        for corner in 0..<8 {
            let local = SIMD3(
                corner & 1 == 0 ? -size.x / 2 : size.x / 2, corner & 2 == 0 ? 0 : size.y,
                corner & 4 == 0 ? -size.z / 2 : size.z / 2)
            guard let seen = axes.project(frame.worldPoint(local), aspect: aspect) else {
                return nil
            }
            xs = (min(xs.0, seen.x), max(xs.1, seen.x))
            ys = (min(ys.0, seen.y), max(ys.1, seen.y))
        }
        guard xs.0.isFinite, ys.0.isFinite else { return nil }
        let (w, h) = (Float(sight.width), Float(sight.height))
        return (xs.0 * w...xs.1 * w, ys.0 * h...ys.1 * h)
    }

    /// nil if it cannot stand there.
    private func cost(
        _ box: (x: ClosedRange<Float>, y: ClosedRange<Float>), _ at: (x: Float, y: Float),
        wish: (Float, Float), isBound: Bool, taken: Plane, nearer: [(foot: Float, mask: Plane)],
        painted: Plane?
    ) -> Float? {
        let (w, h) = (Float(sight.width), Float(sight.height))
        guard box.x.lowerBound > 0.015 * w, box.x.upperBound < 0.985 * w,
            box.y.lowerBound > 0, box.y.upperBound < 0.985 * h
        else { return nil }
        let tall = box.y.upperBound - box.y.lowerBound
        // What it touches: the lowest fifth of it, and a little below.
        let foot = box.y.upperBound - 0.2 * tall - 1...min(h - 1, box.y.upperBound + 1)
        let ground = sight.support.mean(box.x, foot)
        guard ground > 0.45 else { return nil }
        // What stands farther away is hidden by it, not the other way round.
        let before = nearer.last { $0.foot > box.y.upperBound + 1 }?.mask
        let hidden = (before?.mean(box.x, box.y) ?? 0) + 0.15 * taken.mean(box.x, box.y)
        let onThing = taken.mean(box.x, foot)
        guard onThing < 0.25 else { return nil }
        if let painted, painted.mean(box.x, foot) < 0.5 { return nil }
        let away = ((at.x - wish.0) * (at.x - wish.0) + (at.y - wish.1) * (at.y - wish.1))
            .squareRoot()
        // Large enough to be seen well, small enough to leave the picture what it is.
        let share = max(tall / h, 1e-4)
        let size = share < 0.13 ? logf(0.13 / share) : share > 0.5 ? 2 * logf(share / 0.5) : 0
        return (isBound ? 8 : 1.5) * away + 2.5 * hidden + 2 * (1 - ground) + 1.6 * size
    }
}

extension Plane {
    /// Over a rectangle; 0 outside of it all.
    func mean(_ xs: ClosedRange<Float>, _ ys: ClosedRange<Float>) -> Float {
        let (x0, x1) = (max(0, Int(xs.lowerBound)), min(width - 1, Int(xs.upperBound)))
        let (y0, y1) = (max(0, Int(ys.lowerBound)), min(height - 1, Int(ys.upperBound)))
        guard x0 <= x1, y0 <= y1 else { return 0 }
        var sum: Float = 0
        for y in y0...y1 {
            for x in x0...x1 { sum += values[y * width + x] }
        }
        return sum / Float((x1 - x0 + 1) * (y1 - y0 + 1))
    }

    fileprivate mutating func fill(_ box: (x: ClosedRange<Float>, y: ClosedRange<Float>)) {
        let (x0, x1) = (max(0, Int(box.x.lowerBound)), min(width - 1, Int(box.x.upperBound)))
        let (y0, y1) = (max(0, Int(box.y.lowerBound)), min(height - 1, Int(box.y.upperBound)))
        guard x0 <= x1, y0 <= y1 else { return }
        for y in y0...y1 {
            for x in x0...x1 { values[y * width + x] = 1 }
        }
    }
}
