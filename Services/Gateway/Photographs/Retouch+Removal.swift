import Foundation
import PlantainProto
import Retouching

extension Retouch {
    // MARK: Taking away

    mutating func removals(_ old: ScenePlan) {
        let left = Set(new.objects.map(\.id))
        let gone = old.objects.filter { !left.contains($0.id) }
        let holes = gone.compactMap { masks[$0.id] }
        guard let first = holes.first else { return }
        var hole = first
        for other in holes.dropFirst() {
            for k in hole.values.indices { hole.values[k] = max(hole.values[k], other.values[k]) }
        }
        for object in gone { masks[object.id] = nil }
        if let before = earlier(Set(gone.map(\.id))) {
            restore(hole, from: before)
            return say("what was there before it came is back")
        }
        fill(withShadow(hole), barred: figures(masks))
        say("what was hidden is guessed from what lies around it")
    }

    /// The photograph as it was before some things came into it, if nothing else was changed since that shows all over.
    private func earlier(_ ids: Set<String>) -> Photograph? {
        states.last { state in
            state.plan.objects.allSatisfy { !ids.contains($0.id) }
                && state.plan.camera == opened.plan.camera
                && state.plan.environment == opened.plan.environment
                && state.plan.lights == opened.plan.lights
                && state.photograph.width == photograph.width
                && state.photograph.height == photograph.height
        }?.photograph
    }

    /// Brings back all that lies around a thing, its shadow too, but not what other things cover.
    private mutating func restore(_ hole: Plane, from before: Photograph) {
        let (w, h) = (photograph.width, photograph.height)
        guard let box = hole.bounds(above: 0.02) else { return }
        let reach = 2 * max(box.x.count, box.y.count)
        let others = figures(masks)
        var around = Plane(width: hole.width, height: hole.height)
        for y in max(0, box.y.lowerBound - reach)..<min(hole.height, box.y.upperBound + reach) {
            for x in max(0, box.x.lowerBound - reach)..<min(hole.width, box.x.upperBound + reach) {
                around[x, y] = hole[x, y] > 0.02 || others[x, y] < 0.02 ? 1 : 0
            }
        }
        let wide = around.resized(width: w, height: h)
        for k in 0..<w * h where wide.values[k] > 0.5 {
            for c in 3 * k..<3 * k + 3 { photograph.rgb[c] = before.rgb[c] }
        }
    }

    /// A thing's mask with the shadow that it casts: what hangs together with it, is darker than the ground around and
    /// has the ground's colour.
    private func withShadow(_ hole: Plane) -> Plane {
        let (w, h) = (hole.width, hole.height)
        let small = photograph.reduced(width: w, height: h)
        let solid = hole.map { $0 > 0.35 ? 1 : 0 }
        let reach = max(w, h) / 5
        let around = solid.grown(by: reach)
        var ground: [(y: Float, k: Int)] = []
        let things = figures(masks)
        func color(_ k: Int) -> SIMD3<Float> {
            SIMD3(small[0].values[k], small[1].values[k], small[2].values[k])
        }
        for k in solid.values.indices
        where solid.values[k] < 0.5 && around.values[k] > 0.5 && things.values[k] < 0.3 {
            ground.append((luminance(color(k)), k))
        }
        guard ground.count > 100 else { return hole }
        ground.sort { $0.y < $1.y }
        // Lit ground: the middle of its brighter half.
        let lit = ground[ground.count * 3 / 4]
        let bright = ground[(ground.count / 2)...].reduce(SIMD3<Float>.zero) { $0 + color($1.k) }
        let tint = bright / max((bright).sum(), 1e-6)
        let thing = solid.values.reduce(0, +)
        var result = hole
        // The shadow of a bench hangs together with its legs at most: what is near counts as well.
        let close = solid.grown(by: max(3, max(w, h) / 60))
        var open = solid.values.indices.filter { close.values[$0] > 0.5 }
        var isIn = solid.values.map { $0 > 0.5 }
        var count: Float = 0
        while let k = open.popLast() {
            let (x, y) = (k % w, k / w)
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                let (u, v) = (x + dx, y + dy)
                guard u >= 0, v >= 0, u < w, v < h else { continue }
                let next = v * w + u
                guard !isIn[next], around.values[next] > 0.5, things.values[next] < 0.3 else {
                    continue
                }
                let c = color(next)
                let off = c / max(c.sum(), 1e-5) - tint
                // Little light leaves little to tell colours by.
                let depth = 1 - luminance(c) / lit.y
                guard depth > 0.4, (off * off).sum() < 0.0036 + 0.012 * depth * depth else {
                    continue
                }
                isIn[next] = true
                result.values[next] = 1
                count += 1
                open.append(next)
            }
        }
        // More than the thing itself is no shadow but dark ground.
        guard count < 1.2 * thing else { return hole }
        return result.map { $0 > 0.35 ? 1 : $0 }.grown(by: max(2, max(w, h) / 150))
    }

    /// - Parameters:
    ///   - hole: at the sight's size
    ///   - barred: what nothing is copied from
    mutating func fill(_ hole: Plane, barred: Plane? = nil) {
        let (w, h) = (photograph.width, photograph.height)
        // The thing's border and the beginning of its shadow go with it.
        let margin = max(2, max(hole.width, hole.height) / 70)
        let grown = hole.map { $0 > 0.35 ? 1 : 0 }.grown(by: margin).resized(width: w, height: h)
        guard let box = grown.bounds(above: 0.02) else { return }
        // Around it as much again is looked at for what could be there.
        let reach = max(max(box.x.count, box.y.count), max(w, h) / 6)
        let xs = max(0, box.x.lowerBound - reach)..<min(w, box.x.upperBound + reach)
        let ys = max(0, box.y.lowerBound - reach)..<min(h, box.y.upperBound + reach)
        func cut(_ value: (Int) -> Float) -> Plane {
            var plane = Plane(width: xs.count, height: ys.count)
            for y in ys {
                for x in xs { plane[x - xs.lowerBound, y - ys.lowerBound] = value(y * w + x) }
            }
            return plane
        }
        let colors = (0..<3).map { c in
            cut { Float(photograph.rgb[3 * $0 + c]) / 255 }
        }
        // Fine patches of large pictures cost more than they show: filled at half or a quarter, grown back.
        var divisor = 1
        while max(xs.count, ys.count) / divisor > 1_100 { divisor *= 2 }
        let size = (max(1, xs.count / divisor), max(1, ys.count / divisor))
        let mask = cut { grown.values[$0] > 0.02 ? 1 : 0 }
        let others = barred.map { $0.resized(width: w, height: h) }
        let filled = Inpainting.fill(
            colors.map { $0.resized(width: size.0, height: size.1) },
            hole: mask.resized(width: size.0, height: size.1).map { $0 > 0.01 ? 1 : 0 },
            barred: others.map { others in
                cut { others.values[$0] }.resized(width: size.0, height: size.1)
            }, seed: new.seed
        ).map { $0.resized(width: xs.count, height: ys.count) }
        let soft = mask.blurred(radius: max(1, divisor))
        for y in ys {
            for x in xs {
                let (k, at) = (y * w + x, (y - ys.lowerBound) * xs.count + x - xs.lowerBound)
                guard mask.values[at] > 0 else { continue }
                let share = smoothstep(0.45, 0.8, soft.values[at])
                for c in 0..<3 {
                    let own = Float(photograph.rgb[3 * k + c]) / 255
                    let value = own + (filled[c].values[at] - own) * share
                    photograph.rgb[3 * k + c] = UInt8(min(max(value, 0), 1) * 255 + 0.5)
                }
            }
        }
    }
}
