import Guides
import Knowledge
import PlantainProto
import Testing

@Suite("The sky")
struct SkyTests {
    private func plan(
        _ sky: Sky, seed: UInt64 = 3, place: Place = .field, time: TimeOfDay = .afternoon
    ) -> ScenePlan {
        ScenePlan(
            seed: seed,
            environment: Environment(
                place: place, time: time, sky: sky, zenith: Color(r: 0.17, g: 0.32, b: 0.68),
                horizon: Color(r: 0.66, g: 0.75, b: 0.88), ground: Color(r: 0.1, g: 0.1, b: 0.1)),
            lights: [
                Light(
                    kind: .sun, direction: Vec3(x: 0.5, y: 0.7, z: 0.5),
                    color: Color(r: 1, g: 1, b: 1), irradiance: 2.8)
            ])
    }

    /// Directions over the sky, from just above the horizon to the zenith.
    private var directions: [SIMD3<Float>] {
        (0..<400).map { k in
            let (row, column) = (Float(k / 20), Float(k % 20))
            return normalize(SIMD3(column / 10 - 1, 0.08 + row * 0.06, -1))
        }
    }

    private func spread(_ values: [Float]) -> Float {
        let mean = values.reduce(0, +) / Float(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count))
            .squareRoot()
    }

    @Test("has no clouds in a studio: only the gradient")
    func studio() {
        let sky = SkyDome(plan(.partlyCloudy, place: .studio))
        #expect(!sky.isOpen)
        for d in directions {
            #expect(sky.radiance(d, footprint: 0.001) == sky.gradient.radiance(d))
        }
    }

    @Test("is the same for the same seed, and another for another")
    func seeded() {
        let (a, b) = (SkyDome(plan(.partlyCloudy)), SkyDome(plan(.partlyCloudy)))
        let other = SkyDome(plan(.partlyCloudy, seed: 4))
        var differing = 0
        for d in directions {
            #expect(a.radiance(d, footprint: 0.001) == b.radiance(d, footprint: 0.001))
            if luminance(a.radiance(d, footprint: 0.001) - other.radiance(d, footprint: 0.001)) != 0
            {
                differing += 1
            }
        }
        #expect(differing > 40)
    }

    @Test("heaped clouds leave blue between them and are brighter than it")
    func heaps() {
        let sky = SkyDome(plan(.partlyCloudy))
        let blueness = directions.map { d -> Float in
            let c = sky.radiance(d, footprint: 0.001)
            return c.z / max(c.x, 1e-3)
        }
        #expect(blueness.contains { $0 > 1.6 }, "some blue")
        #expect(blueness.contains { $0 < 1.25 }, "some white")
    }

    @Test(
        "about a low sun the sky is golden, opposite it rosy, and both deeper than the light they give"
    )
    func lowSun() throws {
        var plan = plan(.clear, time: .sunset)
        plan.environment?.zenith = Color(r: 0.1, g: 0.15, b: 0.32)
        plan.environment?.horizon = Color(r: 0.66, g: 0.33, b: 0.175)
        plan.lights[0].direction = Vec3(x: 0, y: 0.1, z: -0.995)
        plan.lights[0].color = Color(r: 1.93, g: 0.8, b: 0.19)
        let sky = SkyDome(plan)
        func redness(_ color: SIMD3<Float>) -> Float { color.x / color.z }
        let beside = sky.radiance(normalize(SIMD3(0.3, 0.1, -1)), footprint: 0.001)
        let opposite = normalize(SIMD3(0.3, 0.1, 1))
        let away = sky.radiance(opposite, footprint: 0.001)
        #expect(redness(beside) > 1.3 * redness(away))
        #expect(redness(away) > 1.2 * redness(sky.gradient.radiance(opposite)))
        // By day it is as bright and as pale as its light.
        plan.lights[0].direction = Vec3(x: 0, y: 0.7, z: -0.7)
        let day = SkyDome(plan).radiance(opposite, footprint: 0.001)
        #expect(abs(day.x - sky.gradient.radiance(opposite).x) < 0.05)
    }

    @Test("a wide footprint sees a smoother sky")
    func smooth() {
        let sky = SkyDome(plan(.dramatic))
        let fine = directions.map { luminance(sky.radiance($0, footprint: 0.0005)) }
        let coarse = directions.map { luminance(sky.radiance($0, footprint: 0.5)) }
        func steps(_ x: [Float]) -> Float {
            zip(x, x.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) }
        }
        #expect(steps(coarse) < 0.6 * steps(fine))
    }

    @Test("stars shine on clear nights and not by day")
    func stars() {
        let night = SkyDome(plan(.starry, time: .night))
        let day = SkyDome(plan(.clear))
        var (bright, most) = (0, 0)
        for k in 0..<40_000 {
            let d = normalize(SIMD3(Float(k % 200) * 0.01 - 1, 0.3 + Float(k / 200) * 0.005, -1))
            let base = luminance(night.gradient.radiance(d))
            if luminance(night.radiance(d, footprint: 0.003)) > 1.3 * base { bright += 1 }
            if luminance(day.radiance(d, footprint: 0.003)) > 6 * base { most += 1 }
        }
        #expect(bright > 20 && bright < 8000)
        #expect(most == 0)
    }

    @Test("the panorama's texels look where its rows and columns say")
    func panorama() {
        let sky = SkyDome(plan(.overcast))
        let map = sky.panorama(width: 16, height: 8)
        #expect(map.count == 16 * 8 * 3)
        // The top row looks up, the bottom one down.
        #expect(map[0] != map[7 * 16 * 3])
        #expect(abs(map[(7 * 16) * 3] - 0.1) < 0.02)
    }
}
