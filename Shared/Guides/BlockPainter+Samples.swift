import Foundation
import GuideMap
import Knowledge

/// The 32 guides of one pixel, or of one sample of it.
typealias GuideValues = SIMD32<Float>

extension BlockPainter {
    /// The mean over a pixel's samples.
    func values(x: Int, y: Int) -> GuideValues {
        if isEdge(x, y) { return edgeValues(x: x, y: y) }
        let direction = view.direction(x: Float(x) + 0.5, y: Float(y) + 0.5)
        let hit = hits[index(x, y)]
        guard hit.isHit else { return missValues(direction) }
        return values(
            hit, direction: direction, footprint: footprint(hit, x, y),
            open: openness(hit, x: x, y: y),
            visibility: visibility(hit, x: x, y: y))
    }

    /// Four samples where surfaces meet.
    private func edgeValues(x: Int, y: Int) -> GuideValues {
        var sum = GuideValues.zero
        let noise = PixelNoise(x: x, y: y)
        let (all, any) = neighbourBits(x, y)
        for (number, offset) in SamplePattern.rotatedGrid.enumerated() {
            let direction = view.direction(
                x: Float(x) + 0.5 + offset.x, y: Float(y) + 0.5 + offset.y)
            let hit = scene.first(origin: view.position, direction: direction)
            guard hit.isHit else {
                sum += missValues(direction)
                continue
            }
            var visibility = SIMD3<Float>.zero
            let start = scene.smoothed(hit)
            for lamp in lighting.lamps.indices {
                // Where the neighbours disagree a penumbra may cross the pixel.
                let mixed = (all ^ any) & (1 << UInt8(lamp)) != 0
                let rays = mixed ? 2 : 1
                let aim = lighting.lamps[lamp].aim(from: start)
                let turn = noise.uniform(UInt32(8 + lamp))
                for ray in 0..<rays {
                    let place = SamplePattern.turned(number + 4 * ray, by: turn)
                    if sees(lamp, aim, from: hit, start: start, place: place) {
                        visibility[lamp] += 1 / Float(rays)
                    }
                }
            }
            let footprint = Footprint(
                view: view, direction: direction, depth: hit.distance, normal: hit.facet, step: 0.5)
            sum += values(
                hit, direction: direction, footprint: footprint, open: openness(hit, x: x, y: y),
                visibility: visibility)
        }
        return sum * 0.25
    }

    private func missValues(_ direction: SIMD3<Float>) -> GuideValues {
        var values = GuideValues.zero
        values.set(
            GuideChannel.environment, lighting.sky(normalize(direction), footprint: view.pixelSize))
        values[GuideChannel.circleOfConfusion] = view.circleOfConfusion(depth: .infinity) / 32
        return values
    }

    private func values(
        _ hit: Hit, direction: SIMD3<Float>, footprint: Footprint, open: Float,
        visibility: SIMD3<Float>
    ) -> GuideValues {
        let look = scene.look(hit, footprint: footprint, ink: ink)
        let toEye = -normalize(direction)
        let normal = look.normal
        let cosine = max(0, dot(normal, toEye))
        var values = GuideValues.zero
        values.set(GuideChannel.color, look.color)
        values.set(GuideChannel.normal, view.toCamera(normal))
        values[GuideChannel.inverseDepth] = min(view.focusDistance / hit.distance, 4)
        values[GuideChannel.roughness] = look.roughness
        values[GuideChannel.metalness] = look.metalness
        values[GuideChannel.transmission] = look.transmission
        values[GuideChannel.emission] = log1p(look.emission * luminance(lighting.film))
        values[GuideChannel.hit] = 1
        for (number, lamp) in lighting.lamps.enumerated() {
            values[GuideChannel.lightCosine + number] = max(
                0, dot(normal, lamp.toward(from: hit.point)))
            values[GuideChannel.lightVisibility + number] = visibility[number]
        }
        values[GuideChannel.ambientOcclusion] = open
        values.set(
            GuideChannel.reflection,
            reflection(hit, look: look, direction: direction, toEye: toEye))
        if look.transmission > 0.02 {
            values.set(GuideChannel.behind, behind(hit, look: look, direction: direction))
        }
        values[GuideChannel.circleOfConfusion] = view.circleOfConfusion(depth: hit.distance) / 32
        values[GuideChannel.glyph] = look.glyph
        let grazing = 1 - cosine
        let square = grazing * grazing
        values[GuideChannel.fresnel] = square * square * grazing
        values[GuideChannel.up] = normal.y
        return values
    }

    // MARK: Secondary rays

    /// Coarse colour in the mirror's direction, faded to the gradient's mean as roughness grows.
    private func reflection(
        _ hit: Hit, look: Look, direction: SIMD3<Float>, toEye: SIMD3<Float>
    ) -> SIMD3<Float> {
        var mirrored = look.normal * (2 * dot(look.normal, toEye)) - toEye
        // Relief must not send the ray into its own surface.
        let depth = dot(mirrored, hit.facet)
        if depth < 0.01 { mirrored += hit.facet * (0.01 - depth) }
        mirrored = normalize(mirrored)
        let mean = lighting.skyMean(mirrored)
        let sharp = mirrorSharpness(look.roughness)
        guard sharp > 0 else { return mean }
        let seen = coarse(
            origin: hit.lifted, direction: mirrored, travelled: hit.distance,
            spread: look.roughness * look.roughness)
        return mean + (seen - mean) * sharp
    }

    /// Coarse colour behind a thin pane, tinted by it.
    private func behind(_ hit: Hit, look: Look, direction: SIMD3<Float>) -> SIMD3<Float> {
        let straight = normalize(direction)
        let origin = hit.point - hit.facet * (hit.distance * 1e-4)
        let seen = coarse(
            origin: origin, direction: straight, travelled: hit.distance,
            spread: look.roughness * look.roughness)
        return seen * look.color
    }

    /// Colour along a ray without mirrors or panes on its way.
    private func coarse(
        origin: SIMD3<Float>, direction: SIMD3<Float>, travelled: Float, spread: Float
    ) -> SIMD3<Float> {
        var hit = scene.first(origin: origin, direction: direction, throughGlass: true)
        guard hit.isHit else {
            // What mirrors and panes show of the sky is smooth.
            return lighting.sky(direction, footprint: max(view.pixelSize, 0.06 + spread))
        }
        let footprint = Footprint(
            side: (travelled + hit.distance) * view.pixelSize + hit.distance * spread,
            normal: hit.facet)
        let look = scene.look(hit, footprint: footprint, ink: ink)
        // Offsets from the surface grow with the whole way.
        hit.distance += travelled
        var light = lighting.ambient(look.normal) * 0.8
        for (number, lamp) in lighting.lamps.enumerated() {
            let aim = lamp.aim(from: hit.point)
            let cosine = dot(look.normal, aim.axis)
            guard cosine > 0,
                sees(number, aim, from: hit, start: hit.point, place: .zero)
            else { continue }
            light += lighting.direct(number, point: hit.point, cosine: cosine)
        }
        let glow = look.color * (look.emission / max(luminance(look.color), 0.05))
        return look.color * light + glow * lighting.film
    }
}

/// How far a mirror image shows: 1 for polished surfaces, 0 from roughness 0.6 on.
func mirrorSharpness(_ roughness: Float) -> Float {
    let t = min(max((roughness - 0.1) / 0.5, 0), 1)
    return 1 - t * t * (3 - 2 * t)
}

extension SIMD32<Float> {
    mutating func set(_ channel: Int, _ color: SIMD3<Float>) {
        self[channel] = color.x
        self[channel + 1] = color.y
        self[channel + 2] = color.z
    }
}
