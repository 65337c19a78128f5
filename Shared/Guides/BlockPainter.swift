import GuideMap
import Knowledge

/// Paints the guides of a small rectangle of the canvas.
///
/// First every pixel's middle is looked at, with a border of `border` pixels around the rectangle; what
/// neighbours tell decides where more rays go. All of it depends on absolute pixels only, so that
/// neighbouring rectangles agree.
struct BlockPainter {
    static let border = 4

    let scene: CastScene
    let view: View
    let lighting: Lighting
    let block: PixelRect  // with its border
    let ink: InkLevel
    /// Middles of pixels: what is seen, how open it is, and which lamps one ray each reaches.
    var hits: [Hit]
    /// One pixel's few rays; then the mean over its surroundings.
    var openness: [Float]
    var smoothOpenness: [Float]
    var lampBits: [UInt8]
    /// Share of each lamp that pixels' surfaces see; only where lamps are in part hidden.
    var shares: [SIMD3<Float>]

    init(
        _ rect: PixelRect, scene: CastScene, view: View, lighting: Lighting, ink: InkLevel
    ) {
        self.scene = scene
        self.view = view
        self.lighting = lighting
        self.ink = ink
        block = rect.grown(by: Self.border)
        let area = block.width * block.height
        hits = []
        hits.reserveCapacity(area)
        openness = [Float](repeating: 1, count: area)
        smoothOpenness = openness
        lampBits = [UInt8](repeating: 0, count: area)
        shares = [SIMD3<Float>](repeating: .zero, count: area)
        for y in block.y..<block.maxY {
            for x in block.x..<block.maxX {
                let direction = view.direction(x: Float(x) + 0.5, y: Float(y) + 0.5)
                hits.append(scene.first(origin: view.position, direction: direction))
            }
        }
        forEach(rect.grown(by: 4)) { x, y, at, hit in
            openness[at] = openShare(hit, firstRay: SamplePattern.firstSkyRay(x: x, y: y))
        }
        forEach(rect.grown(by: 4)) { x, y, at, hit in lampBits[at] = lampBits(hit, x, y) }
        forEach(rect.grown(by: 2)) { x, y, at, hit in
            shares[at] = lampShares(x, y)
            let (mean, weight) = meanOpenness(hit, x: x, y: y, of: openness)
            smoothOpenness[at] = weight > 0 ? mean : openness[at]
        }
    }

    /// Each pixel of a rectangle that sees something.
    private func forEach(_ rect: PixelRect, _ body: (Int, Int, Int, Hit) -> Void) {
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
                let at = index(x, y)
                if hits[at].isHit { body(x, y, at, hits[at]) }
            }
        }
    }

    /// Writes a rectangle's pixels to a map whose upper left pixel is that of `origin`.
    func paint(_ rect: PixelRect, into map: MapPixels, from origin: PixelRect) {
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
                let hit = hits[index(x, y)]
                map.set(
                    x: x - origin.x, y: y - origin.y, values(x: x, y: y),
                    object: scene.object(of: hit), material: scene.material(of: hit))
            }
        }
    }

    func index(_ x: Int, _ y: Int) -> Int { (y - block.y) * block.width + x - block.x }

    /// Metres between neighbouring pixels at a hit.
    func reach(_ hit: Hit) -> Float { hit.distance * view.pixelSize }

    // MARK: Openness

    /// Share of four rays that meet nothing within the scene's reach.
    func openShare(_ hit: Hit, firstRay: Int) -> Float {
        let (a, b) = frame(hit.normal)
        let origin = hit.lifted
        var open = 0
        for ray in firstRay..<firstRay + SamplePattern.skyRaysPerPixel {
            let local = SamplePattern.sky[ray]
            let direction = a * local.x + b * local.y + hit.normal * local.z
            if !scene.closed(origin: origin, direction: direction, far: scene.openReach * local.w) {
                open += 1
            }
        }
        return Float(open) / Float(SamplePattern.skyRaysPerPixel)
    }

    /// Openness of a place from the pixels around that see the same surface; its own rays where there are few.
    func openness(_ hit: Hit, x: Int, y: Int) -> Float {
        let (mean, weight) = meanOpenness(hit, x: x, y: y, of: smoothOpenness)
        // A whole window weighs 16.
        if weight >= 4 { return mean }
        let own = openShare(hit, firstRay: SamplePattern.firstSkyRay(x: x + 2, y: y + 1))
        return (mean * weight + own * 4) / (weight + 4)
    }

    private func meanOpenness(
        _ hit: Hit, x: Int, y: Int, of values: [Float]
    ) -> (mean: Float, weight: Float) {
        var (sum, total) = (Float(0), Float(0))
        let step = reach(hit) * 3
        for dy in -2...2 {
            for dx in -2...2 {
                let at = index(x + dx, y + dy)
                guard hits[at].mesh == hit.mesh, dot(hits[at].normal, hit.normal) > 0.8,
                    abs(dot(hits[at].point - hit.point, hit.facet)) < step
                else { continue }
                let weight = SamplePattern.window[dx + 2] * SamplePattern.window[dy + 2]
                sum += values[at] * weight
                total += weight
            }
        }
        return (total > 0 ? sum / total : 1, total)
    }

    // MARK: Lamps

    /// One ray to each lamp.
    private func lampBits(_ hit: Hit, _ x: Int, _ y: Int) -> UInt8 {
        var bits: UInt8 = 0
        let noise = PixelNoise(x: x, y: y)
        let start = scene.smoothed(hit)
        for lamp in lighting.lamps.indices {
            let ray = Int(noise.uniform(UInt32(lamp)) * 16)
            let place = SamplePattern.turned(ray, by: noise.uniform(UInt32(4 + lamp)))
            let aim = lighting.lamps[lamp].aim(from: start)
            if sees(lamp, aim, from: hit, start: start, place: place) { bits |= 1 << UInt8(lamp) }
        }
        return bits
    }

    /// Whether a ray from a hit, or from `start` beside it, reaches a place on a lamp's disc.
    func sees(
        _ lamp: Int, _ aim: Lamp.Aim, from hit: Hit, start: SIMD3<Float>, place: SIMD2<Float>
    ) -> Bool {
        let ray = aim.ray(from: start, place: place)
        guard dot(ray.direction, hit.normal) > 0 else { return false }
        return !scene.blocked(
            origin: start + hit.lift(toward: ray.direction), direction: ray.direction, far: ray.far,
            lamp: lamp)
    }

    /// Visibility of each lamp around the pixel's middle.
    private func lampShares(_ x: Int, _ y: Int) -> SIMD3<Float> {
        let (all, any) = neighbourBits(x, y)
        var result = SIMD3<Float>.zero
        guard any != 0 else { return result }
        let hit = hits[index(x, y)]
        let start = scene.smoothed(hit)
        let footprint = footprint(hit, x, y)
        for lamp in lighting.lamps.indices {
            let bit = UInt8(1) << UInt8(lamp)
            if any & bit == 0 { continue }
            if all & bit != 0 {
                result[lamp] = 1
                continue
            }
            let rays = LampRays(
                lamp: lamp, hit: hit, start: start, aim: lighting.lamps[lamp].aim(from: start),
                footprint: footprint, turn: PixelNoise(x: x, y: y).uniform(UInt32(8 + lamp)))
            let eight = litShare(rays, 0..<8)
            result[lamp] = eight == 0 || eight == 1 ? eight : (eight + litShare(rays, 8..<16)) / 2
        }
        return result
    }

    /// A pixel's step over the surface in its middle.
    func footprint(_ hit: Hit, _ x: Int, _ y: Int) -> Footprint {
        let direction = view.direction(x: Float(x) + 0.5, y: Float(y) + 0.5)
        return Footprint(
            view: view, direction: direction, depth: hit.distance, normal: hit.facet, step: 1)
    }

    /// Visibility of each lamp where the pixel sees one smooth surface.
    ///
    /// Where the pixels around differ no more than their few rays let expect, as deep in a wide half
    /// shadow, their mean is taken; borders of shadows stay as sharp as they are; between the two, a mix,
    /// or single pixels would stand out.
    func visibility(_ hit: Hit, x: Int, y: Int) -> SIMD3<Float> {
        var result = shares[index(x, y)]
        guard let near = shareSpread(hit, x, y, 1) else { return result }
        let spread = shareSpread(hit, x, y, 2) ?? near
        guard any(spread.variance .> 0) else { return result }
        for lamp in lighting.lamps.indices {
            let mean = spread.mean[lamp]
            result[lamp] = mean + (result[lamp] - mean) * spread.structure(lamp)
        }
        return result
    }

    /// Mean and variance of visibility around a pixel.
    private struct Spread {
        var mean: SIMD3<Float>
        var variance: SIMD3<Float>

        /// 0 where the variance is that of few rays, 1 at a border of a shadow.
        ///
        /// n rays that hit with chance p vary by p (1 - p) / n; a border of a shadow by p (1 - p).
        func structure(_ lamp: Int) -> Float {
            let p = mean[lamp]
            let noise = max(p * (1 - p) / 6, 0.002)
            return min(max((variance[lamp] / noise - 1.25) / 1.75, 0), 1)
        }
    }

    /// Up to `reach` pixels around; nil where surfaces meet.
    private func shareSpread(_ hit: Hit, _ x: Int, _ y: Int, _ reach: Int) -> Spread? {
        var sum = SIMD3<Float>.zero
        var squares = SIMD3<Float>.zero
        for dy in -reach...reach {
            for dx in -reach...reach {
                let at = index(x + dx, y + dy)
                guard hits[at].mesh == hit.mesh, dot(hits[at].normal, hit.normal) > 0.9 else {
                    return nil
                }
                sum += shares[at]
                squares += shares[at] * shares[at]
            }
        }
        let count = Float((2 * reach + 1) * (2 * reach + 1))
        let mean = sum / count
        let variance = pointwiseMax(squares / count - mean * mean, .zero)
        // Rounding must not pass for noise.
        return Spread(mean: mean, variance: variance.replacing(with: 0, where: variance .< 1e-6))
    }

    /// Lamps that all of the 25 pixels around reach, and those that any does.
    func neighbourBits(_ x: Int, _ y: Int) -> (all: UInt8, any: UInt8) {
        var all: UInt8 = 0xFF
        var any: UInt8 = 0
        for dy in -2...2 {
            for dx in -2...2 {
                let bits = lampBits[index(x + dx, y + dy)]
                all &= bits
                any |= bits
            }
        }
        return (all, any)
    }

    /// One pixel's rays to one lamp.
    private struct LampRays {
        let lamp: Int
        let hit: Hit
        let start: SIMD3<Float>
        let aim: Lamp.Aim
        let footprint: Footprint
        let turn: Float
    }

    /// Share of rays that reach a lamp, spread over the lamp and over the pixel.
    private func litShare(_ rays: LampRays, _ range: Range<Int>) -> Float {
        var lit = 0
        for ray in range {
            let offset = SamplePattern.rotatedGrid[(ray + ray / 4) & 3]
            let start =
                rays.start + rays.footprint.right * offset.x + rays.footprint.down * offset.y
            let place = SamplePattern.turned(ray, by: rays.turn)
            if sees(rays.lamp, rays.aim, from: rays.hit, start: start, place: place) { lit += 1 }
        }
        return Float(lit) / Float(range.count)
    }

    // MARK: Edges

    /// Whether the pixel's neighbours see other surfaces than its middle does.
    func isEdge(_ x: Int, _ y: Int) -> Bool {
        let middle = hits[index(x, y)]
        let step = middle.isHit ? reach(middle) * 1.5 : 0
        for dy in -1...1 {
            for dx in -1...1 where dx != 0 || dy != 0 {
                if !middle.continues(hits[index(x + dx, y + dy)], reach: step) { return true }
            }
        }
        return false
    }
}

extension Hit {
    /// The point, moved off its surface by more than the error of its own computation.
    var lifted: SIMD3<Float> { point + facet * (distance * 1e-4) }

    /// A step off the surface to the side that a ray leaves to.
    func lift(toward direction: SIMD3<Float>) -> SIMD3<Float> {
        let side: Float = (direction * facet).sum() >= 0 ? 1 : -1
        return facet * (side * distance * 1e-4)
    }
}

extension PixelRect {
    func contains(x: Int, y: Int) -> Bool { x >= self.x && y >= self.y && x < maxX && y < maxY }
}
