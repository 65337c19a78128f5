import Foundation
import GuideMap
import Knowledge
import RayCast

/// What a mirror ray, or one through glass, meets.
struct SecondarySight {
    var hit: Hit
    var look: Look
    /// Exposed light that it sends back.
    var light: SIMD3<Float>
    /// Exposed colour.
    var color: SIMD3<Float>
}

extension BlockPainter {
    /// Adds up to sixteen samples to their pixels.
    mutating func shade(_ first: Int, _ count: Int) {
        for lane in 0..<count {
            let sample = unsafe samples[first + lane]
            unsafe looks.initializeElement(
                at: lane,
                to: scene.look(
                    sample.hit, footprint: sample.footprint, toEye: -sample.direction, ink: ink))
        }
        // What the mirror shows, then what lies behind.
        packet.clear()
        for lane in 0..<count where unsafe mirrorSharpness(looks[lane].roughness) > 0 {
            let hit = unsafe samples[first + lane].hit
            packet.set(lane, origin: hit.lifted, direction: mirrored(first, lane))
        }
        let mirrors = packet.lanes
        lookAlong(first, mirrors)
        forEachLane(mirrors) { lane in
            unsafe images.initializeElement(at: lane, to: seen[lane].color)
        }
        blurLobes(first, mirrors)
        for lane in 0..<count {
            let way = mirrored(first, lane)
            let mean = lighting.skyMean(way)
            var color = mean
            if mirrors & (1 << UInt32(lane)) != 0 {
                color += unsafe (images[lane] - mean) * sharpness(of: looks[lane])
            }
            add(first, lane, reflection: color + highlights(first, lane, way))
        }
        packet.clear()
        for lane in 0..<count where unsafe looks[lane].transmission > 0.02 {
            let sample = unsafe samples[first + lane]
            packet.set(
                lane, origin: sample.hit.point - sample.hit.facet * (sample.hit.distance * 1e-4),
                direction: bent(sample, normal: unsafe looks[lane].normal))
        }
        let panes = packet.lanes
        guard panes != 0 else { return }
        let bodies = passThrough(first, panes)
        lookAlong(first, panes)
        forEachLane(panes) { lane in
            let sample = unsafe samples[first + lane]
            var tint = unsafe looks[lane].color
            if bodies & (1 << UInt32(lane)) != 0 {
                tint *= unsafe paths[lane].share
            } else {
                // Toward its rim a shell is looked through along its wall.
                let facing = unsafe abs(dot(looks[lane].normal, normalize(sample.direction)))
                let grazing = 1 - facing
                // There most of the light has been reflected within.
                let passed = 1 - 0.45 * smooth(0.45, 0.95, grazing)
                tint = power(tint, 1 + 2.5 * grazing * grazing) * passed
            }
            let color = unsafe seen[lane].color * tint * sample.weight
            for channel in 0..<3 {
                unsafe values[sample.pixel][GuideChannel.behind + channel] += color[channel]
            }
        }
    }

    /// Averages what metal and wet ground mirror over their lobes: one ray would draw hard borders there.
    private mutating func blurLobes(_ first: Int, _ mirrors: UInt32) {
        var metal: UInt32 = 0
        forEachLane(mirrors) { lane in
            let look = unsafe looks[lane]
            if look.metalness > 0.5 || look.isWet, look.roughness > 0.05 {
                metal |= 1 << UInt32(lane)
            }
        }
        guard metal != 0 else { return }
        // Its own turn for every place: one that repeats in each cell shows as a grid.
        var own = SIMD16<Float>.zero
        forEachLane(metal) { lane in
            let hit = unsafe samples[first + lane].hit
            own[lane] =
                PixelNoise(x: Int(hit.u.bitPattern), y: Int(hit.v.bitPattern)).uniform(5) * 2 * .pi
        }
        let rays = unsafe looks[metal.trailingZeroBitCount].isWet ? 6 : 8
        for number in 1..<rays {
            packet.clear()
            // Rings of equal weight under a Gaussian.
            let ring = (-2 * log(1 - (Float(number) + 0.5) / Float(rays))).squareRoot()
            forEachLane(metal) { lane in
                let sample = unsafe samples[first + lane]
                let roughness = unsafe looks[lane].roughness
                let turn = Float(number) * 2.4 + own[lane]
                let away = 1.41 * roughness * roughness * ring
                if unsafe looks[lane].isWet {
                    // Facets of water that lean a little draw images out toward the eye.
                    let (a, b) = unsafe frame(looks[lane].normal)
                    let lean = (a * cosine(turn) + b * sine(turn)) * (0.5 * away)
                    return packet.set(
                        lane, origin: sample.hit.lifted,
                        direction: mirrored(first, lane, lean: lean))
                }
                let straight = mirrored(first, lane)
                let (a, b) = frame(straight)
                var way = straight + (a * cosine(turn) + b * sine(turn)) * away
                let depth = dot(way, sample.hit.facet)
                if depth < 0.01 { way += sample.hit.facet * (0.01 - depth) }
                packet.set(lane, origin: sample.hit.lifted, direction: normalize(way))
            }
            lookAlong(first, packet.lanes)
            forEachLane(metal) { lane in unsafe images[lane] += seen[lane].color }
        }
        forEachLane(metal) { lane in unsafe images[lane] /= Float(rays) }
    }

    /// How much of what rays met a surface shows.
    @inline(__always)
    private func sharpness(of look: Look) -> Float {
        look.isWet ? 1 : mirrorSharpness(look.roughness)
    }

    /// Exposed images of the lamps, which no ray meets.
    private func highlights(
        _ first: Int, _ lane: Int, _ mirrored: SIMD3<Float>
    ) -> SIMD3<Float> {
        let look = unsafe looks[lane]
        guard look.isWet else { return highlights(first, lane, toward: mirrored) }
        // Drawn out in the plane of sight.
        let sight = unsafe normalize(samples[first + lane].direction)
        let flat = sight - look.normal * dot(sight, look.normal)
        let lean = flat * (0.7 * look.roughness * look.roughness / max(length(flat), 1e-3))
        let steps = -3...3
        var sum = SIMD3<Float>.zero
        for step in steps {
            sum += highlights(
                first, lane, toward: self.mirrored(first, lane, lean: lean * (0.55 * Float(step))))
        }
        return sum / Float(steps.count)
    }

    private func highlights(
        _ first: Int, _ lane: Int, toward mirrored: SIMD3<Float>
    ) -> SIMD3<Float> {
        let roughness = unsafe looks[lane].roughness
        // Rough things mirror so little that nobody sees it.
        guard roughness < 0.8 else { return .zero }
        let sample = unsafe samples[first + lane]
        var sum = SIMD3<Float>.zero
        for (number, lamp) in lighting.lamps.enumerated()
        where sample.visibility[number] > 0 && !scene.carries(sample.hit, lamp: number) {
            // The image of a lamp that a thing carries was met by the ray, if it is sharp.
            let isWet = unsafe looks[lane].isWet
            let isMet = lamp.isCarried && !isWet
            let share = isMet ? 1 - flameSharpness(roughness) : 1
            sum +=
                lamp.highlight(
                    at: sample.hit.point, mirrored: mirrored, roughness: roughness,
                    spread: view.pixelSize * 8) * (sample.visibility[number] * share)
        }
        sum *= lighting.film
        // White on the film long before.
        let level = luminance(sum)
        return level > 40 ? sum * (40 / level) : sum
    }

    /// The way on through a shell: straight in its middle, bent inward toward its rim.
    private func bent(_ sample: SurfaceSample, normal: SIMD3<Float>) -> SIMD3<Float> {
        let direction = normalize(sample.direction)
        let outward = dot(normal, direction) > 0 ? -normal : normal
        let grazing = 1 + dot(outward, direction)
        return normalize(direction - outward * (0.4 * grazing * grazing))
    }

    /// The mirror's direction at a sample.
    ///
    /// - Parameter lean: of the facet that mirrors, against the surface.
    @inline(__always)
    private func mirrored(
        _ first: Int, _ lane: Int, lean: SIMD3<Float> = .zero
    ) -> SIMD3<Float> {
        let sample = unsafe samples[first + lane]
        var normal = unsafe looks[lane].normal
        if lean != .zero { normal = normalize(normal + lean) }
        let toEye = -normalize(sample.direction)
        var mirrored = normal * (2 * dot(normal, toEye)) - toEye
        // Relief must not send the ray into its own surface.
        let depth = dot(mirrored, sample.hit.facet)
        if depth < 0.01 { mirrored += sample.hit.facet * (0.01 - depth) }
        return normalize(mirrored)
    }

    /// Adds all values of a sample but what lies behind it.
    private func add(_ first: Int, _ lane: Int, reflection: SIMD3<Float>) {
        let sample = unsafe samples[first + lane]
        let look = unsafe looks[lane]
        let hit = sample.hit
        let normal = look.normal
        let grazing = 1 - max(0, dot(normal, -normalize(sample.direction)))
        let square = grazing * grazing
        var values = GuideValues.zero
        values.set(GuideChannel.color, hit.isLeaf ? leafColor(sample, look) : look.color)
        values.set(GuideChannel.normal, view.toCamera(normal))
        values[GuideChannel.inverseDepth] = min(view.focusDistance / hit.distance, 4)
        values[GuideChannel.roughness] = look.roughness
        values[GuideChannel.metalness] = look.metalness
        values[GuideChannel.transmission] = look.transmission
        if look.emission > 0 {
            values[GuideChannel.emission] = log1p(look.emission * luminance(lighting.film))
        }
        values[GuideChannel.hit] = 1
        for lamp in lighting.lamps.indices {
            let cosine = dot(normal, lighting.lamps[lamp].toward(from: hit.point))
            let lit = hit.isLeaf && cosine < 0 ? -cosine * Leaf.passed : max(0, cosine)
            values[GuideChannel.lightIncidence + lamp] =
                lit * lighting.lamps[lamp].reach(to: hit.point)
            values[GuideChannel.lightVisibility + lamp] = sample.visibility[lamp]
        }
        values[GuideChannel.ambientOcclusion] = sample.openness
        values.set(GuideChannel.reflection, reflection)
        values[GuideChannel.circleOfConfusion] = view.circleOfConfusion(depth: hit.distance) / 32
        values[GuideChannel.glyph] = look.glyph
        values[GuideChannel.fresnel] = square * square * grazing
        values[GuideChannel.up] = normal.y
        if sample.weight == 1 {
            unsafe self.values[sample.pixel] = values
        } else {
            unsafe self.values[sample.pixel] += values * sample.weight
        }
    }

    /// Light that comes through a leaf has its colour twice.
    private func leafColor(_ sample: SurfaceSample, _ look: Look) -> SIMD3<Float> {
        var through: Float = 0
        for lamp in lighting.lamps.indices {
            let cosine = dot(look.normal, lighting.lamps[lamp].toward(from: sample.hit.point))
            through = max(through, sample.visibility[lamp] * smooth(0, 0.5, -cosine))
        }
        return look.color + (Leaf.shining(look.color) - look.color) * through
    }

    // MARK: Secondary rays

    /// Coarse colours along the packet's rays, without mirrors or panes on their way, into `seen`.
    private mutating func lookAlong(_ first: Int, _ lanes: UInt32) {
        guard lanes != 0 else { return }
        let (seen, looks, samples) = unsafe (seen, looks, samples)
        let (scene, view, lighting, ink) = (scene, view, lighting, ink)
        var hit: UInt32 = 0
        scene.first(&packet, throughGlass: true) { lane, met in
            unsafe seen.initializeElement(
                at: lane,
                to: SecondarySight(
                    hit: met, look: looks[lane], light: .zero, color: .zero))
            if met.isHit { hit |= 1 << UInt32(lane) }
        }
        forEachLane(lanes & ~hit) { lane in
            // What mirrors and panes show of the sky is smooth.
            let spread = unsafe looks[lane].roughness * looks[lane].roughness
            unsafe seen[lane].color = lighting.sky(
                packet.direction(lane), footprint: max(view.pixelSize, 0.06 + spread))
        }
        forEachLane(hit) { lane in
            let met = unsafe seen[lane].hit
            let travelled = unsafe samples[first + lane].hit.distance
            let spread = unsafe looks[lane].roughness * looks[lane].roughness
            let side = (travelled + met.distance) * view.pixelSize + met.distance * spread
            let look = scene.look(
                met, footprint: Footprint(side: side, normal: met.facet),
                toEye: -packet.direction(lane), ink: ink,
                // Of what is smeared over a hand's width only the mean is left.
                isPlain: side > 0.12)
            unsafe seen[lane].look = look
            // Offsets from the surface grow with the whole way.
            unsafe seen[lane].hit.distance += travelled
            unsafe seen[lane].light = lighting.ambient(look.normal) * 0.8
        }
        for lamp in lighting.lamps.indices {
            lampPacket.clear()
            forEachLane(hit) { lane in
                let sight = unsafe seen[lane]
                let aim = lighting.lamps[lamp].aim(from: sight.hit.point)
                guard dot(sight.look.normal, aim.axis) > 0 else { return }
                lampPacket.aim(
                    lane, at: aim, from: sight.hit, start: sight.hit.point, place: .zero)
            }
            let sent = lampPacket.lanes
            let free = sent & ~scene.blocked(&lampPacket, lamp: lamp)
            forEachLane(free) { lane in
                let sight = unsafe seen[lane]
                let cosine = dot(
                    sight.look.normal, lighting.lamps[lamp].toward(from: sight.hit.point))
                unsafe seen[lane].light += lighting.direct(
                    lamp, point: sight.hit.point, cosine: cosine)
            }
        }
        forEachLane(hit) { lane in
            let sight = unsafe seen[lane]
            let surface = unsafe looks[lane]
            var sharpness = surface.transmission > 0.02 ? 1 : flameSharpness(surface.roughness)
            // Wet ground mirrors lit panes; what a lamp's light comes from is drawn with the lamps.
            if surface.isWet { sharpness = scene.carriesLamp(sight.hit) ? 0 : 1 }
            var glow =
                sight.look.color
                * (sight.look.emission / max(luminance(sight.look.color), 0.05) * sharpness)
                * lighting.film
            // Few rays meet what is small and bright: they must not stand out as specks.
            if surface.isWet { glow *= min(1, 5 / max(luminance(glow), 1e-3)) }
            unsafe seen[lane].color = sight.look.color * sight.light + glow
        }
    }
}

/// How leaves and blades of grass let light through.
enum Leaf {
    /// Of the light on their far side, against what they send back of that on the near one.
    static let passed: Float = 0.75

    /// Their colour against the light: as bright, and purer.
    static func shining(_ color: SIMD3<Float>) -> SIMD3<Float> {
        let level = luminance(color)
        let pure = color * color / max(color.max(), 1e-4)
        return pointwiseMin(
            pure * (1.25 * level / max(luminance(pure), 1e-5)), SIMD3(repeating: 0.9))
    }
}

/// The share of a lamp's image that a mirrored ray shows; a rougher surface blurs the lamp as a whole.
@inline(__always)
private func flameSharpness(_ roughness: Float) -> Float { 1 - smooth(0.06, 0.2, roughness) }

@inline(__always)
private func power(_ color: SIMD3<Float>, _ exponent: Float) -> SIMD3<Float> {
    SIMD3(pow(color.x, exponent), pow(color.y, exponent), pow(color.z, exponent))
}

/// How far a mirror image shows: 1 for polished surfaces, 0 from roughness 0.6 on.
@inline(__always)
func mirrorSharpness(_ roughness: Float) -> Float {
    let t = min(max((roughness - 0.1) / 0.5, 0), 1)
    return 1 - t * t * (3 - 2 * t)
}
