import Air
import Foundation
import GuideMap
import PlantainProto
import Testing

@Suite struct AirTests {
    /// A camera 10 m before the subject that looks level along -z; grey sky, no lamps.
    private func plan(_ weather: Weather, extinction: Float, aperture: Float = 0) -> ScenePlan {
        let grey = Color(r: 0.3, g: 0.3, b: 0.3)
        return ScenePlan(
            version: 1, seed: 9, canvas: Canvas(width: 256, height: 192),
            camera: Camera(
                position: Vec3(y: 1.6), target: Vec3(y: 1.6, z: -10), verticalFov: 0.7,
                focusDistance: 10, aperture: aperture),
            film: Film(exposure: 1, whiteBalance: Color(r: 1, g: 1, b: 1)),
            environment: Environment(
                place: .street, time: .noon, sky: .overcast, zenith: grey, horizon: grey,
                ground: grey, ambient: 0.9, weather: weather, extinction: extinction))
    }

    private let whole = PixelRect(x: 0, y: 0, width: 256, height: 192)

    /// A picture of one grey, all of it at one depth.
    private func veiled(
        _ plan: ScenePlan, grey: Float, depth: Float, _ rect: PixelRect
    ) throws -> [Float] {
        let area = rect.width * rect.height
        var picture = [Float](repeating: grey, count: 3 * area)
        let hit: Float = depth.isFinite ? 1 : 0
        try #require(Air(plan)).veil(
            &picture, of: rect, nearness: [Float](repeating: 10 / depth * hit, count: area),
            hit: [Float](repeating: hit, count: area), threads: 2)
        return picture
    }

    @Test("clear air is no air at all")
    func clear() { #expect(Air(plan(.unspecified, extinction: 0)) == nil) }

    /// The film curve and the sRGB one, as docs and `Shading.display` have them.
    private func display(_ x: Double) -> Double {
        let y = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)
        return y <= 0.003_130_8 ? 12.92 * y : 1.055 * pow(y, 1 / 2.4) - 0.055
    }

    @Test("fog leaves e^-βd of the light and adds its own", arguments: [2.0, 10, 40])
    func fog(depth: Double) throws {
        let beta = 0.05
        let dark = 0.1
        // In the middle of the picture the ray is as long as the depth.
        let seen = try veiled(
            plan(.fog, extinction: Float(beta)), grey: Float(display(dark)), depth: Float(depth),
            whole)
        let clear = exp(-beta * depth)
        // Air of the mean of three equal greys, of which 0.82 gets down to it.
        let wanted = display(dark * clear + 0.82 * 0.3 * (1 - clear))
        let middle = Double(seen[96 * 256 + 128])
        #expect(abs(middle - wanted) < 0.003, "\(middle) for \(wanted)")
    }

    @Test("a foggy horizon shows the air alone, and straight up less of it")
    func sky() throws {
        let seen = try veiled(
            plan(.fog, extinction: 0.02), grey: Float(display(1.5)), depth: .infinity, whole)
        #expect(abs(Double(seen[96 * 256 + 128]) - display(0.82 * 0.3)) < 0.01)
        #expect(seen[128] > seen[96 * 256 + 128])
    }

    /// The share of each pixel before which nothing falls, where all is at one depth.
    private func free(_ plan: ScenePlan, depth: Float, _ rect: PixelRect) throws -> [Float] {
        let area = rect.width * rect.height
        let shares = try #require(Air(plan)).free(
            rect, nearness: [Float](repeating: 10 / depth, count: area),
            hit: [Float](repeating: 1, count: area), threads: 2)
        return try #require(shares)
    }

    @Test(
        "what falls is the same however the picture is split",
        arguments: [Weather.rain, .snowfall])
    func split(weather: Weather) throws {
        let plan = plan(weather, extinction: 0.01, aperture: 0.02)
        let all = try free(plan, depth: 60, whole)
        var covered = 0
        for rect in [
            PixelRect(x: 0, y: 0, width: 100, height: 70),
            PixelRect(x: 100, y: 33, width: 90, height: 64),
            PixelRect(x: 201, y: 150, width: 55, height: 42),
        ] {
            let part = try free(plan, depth: 60, rect)
            for y in 0..<rect.height {
                for x in 0..<rect.width {
                    let share = all[(rect.y + y) * 256 + rect.x + x]
                    #expect(part[y * rect.width + x] == share)
                    if share < 0.97 { covered += 1 }
                }
            }
        }
        #expect(covered > 20, "nothing falls")
    }

    @Test("nothing falls behind what is near", arguments: [Weather.rain, .snowfall])
    func hidden(weather: Weather) throws {
        let plan = plan(weather, extinction: 1e-5)
        #expect(try free(plan, depth: 0.3, whole).allSatisfy { $0 == 1 })
        #expect(try free(plan, depth: 60, whole).contains { $0 < 0.97 })
    }

    @Test("a covered pixel shows the drop's light, a free one stays as it is, byte for byte")
    func fall() throws {
        let air = try #require(Air(plan(.snowfall, extinction: 1e-5)))
        var rgb = [UInt8](repeating: 20, count: 12)
        air.fall(on: &rgb, free: [1, 0.5, 0, 1])
        #expect(rgb[0..<3] == [20, 20, 20] && rgb[9..<12] == [20, 20, 20])
        #expect(rgb[3] > 60 && rgb[6] > rgb[3])
    }

    @Test("in clear air rain and snow are over", arguments: [Weather.rain, .snowfall])
    func over(weather: Weather) { #expect(Air(plan(weather, extinction: 0)) == nil) }

    @Test("fog lets nothing fall")
    func still() throws {
        let air = try #require(Air(plan(.fog, extinction: 0.05)))
        #expect(air.free(whole, nearness: [], hit: []) == nil)
    }

    @Test("a lamp glows in fog, the more the nearer one looks to it")
    func halo() throws {
        var plan = plan(.fog, extinction: 0.05)
        let night = Color(r: 0.01, g: 0.01, b: 0.01)
        plan.environment?.zenith = night
        plan.environment?.horizon = night
        plan.environment?.ground = night
        plan.lights = [
            Light(
                id: "l", kind: .bulb, position: Vec3(x: 0, y: 1.6, z: -8), radius: 0.1,
                color: Color(r: 1, g: 1, b: 1), irradiance: 2)
        ]
        let seen = try veiled(plan, grey: 0.02, depth: 40, whole)
        let row = (0..<256).map { seen[96 * 256 + $0] }
        #expect(row[128] > row[90] && row[90] > row[20] && row[20] > 0.02)
    }
}
