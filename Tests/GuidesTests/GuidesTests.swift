import Foundation
import GuideMap
import Guides
import Knowledge
import PlantainProto
import SceneGeometry
import Testing

/// A unit sphere standing on a floor, lit by a sun from the upper left.
struct BallScene {
    let plan: ScenePlan
    let renderer: GuideRenderer
    static let library = AssetLibrary()
    static let canvas = (width: 96, height: 96)
    static let eye = SIMD3<Float>(0, 1, 6)
    static let sun = normalize(SIMD3<Float>(-1, 2, 1))

    init(radius: Float = 0, bulb: SIMD3<Float>? = nil) throws {
        func vector(_ v: SIMD3<Float>) -> Vec3 { Vec3(x: v.x, y: v.y, z: v.z) }
        plan = ScenePlan(
            camera: Camera(
                position: vector(Self.eye), target: Vec3(x: 0, y: 1, z: 0), verticalFov: 0.8,
                focusDistance: 6, aperture: 0.05),
            film: Film(exposure: 2, whiteBalance: Color(r: 1, g: 0.9, b: 0.8)),
            environment: Environment(
                zenith: Color(r: 0.2, g: 0.4, b: 0.8), horizon: Color(r: 0.6, g: 0.6, b: 0.6),
                ground: Color(r: 0.1, g: 0.1, b: 0.1)),
            surfaces: [
                Surface(
                    id: "floor", kind: .floor, center: Vec3(x: 0, y: -0.5, z: 0),
                    size: Vec3(x: 8, y: 1, z: 8))
            ],
            objects: [
                SceneObject(id: "ball", asset: "shape/sphere", size: Vec3(x: 2, y: 2, z: 2))
            ],
            lights: [
                bulb.map {
                    Light(
                        id: "bulb", kind: .bulb, position: vector($0), radius: 0.01,
                        color: Color(r: 1, g: 1, b: 1), irradiance: 3)
                }
                    ?? Light(
                        id: "sun", kind: .sun, direction: vector(Self.sun), radius: radius,
                        color: Color(r: 1, g: 1, b: 1), irradiance: 3)
            ])
        renderer = try GuideRenderer(
            scene: Scene(plan: plan, library: BallScene.library), plan: plan)
    }

    func map() throws -> GuideMap {
        let (width, height) = Self.canvas
        return try renderer.guides(
            tile: PixelRect(x: 0, y: 0, width: width, height: height), of: Self.canvas, threads: 2)
    }

    /// The unit direction through a pixel's middle.
    static func ray(_ x: Int, _ y: Int) -> SIMD3<Float> {
        let step = 2 * tan(Float(0.4)) / Float(canvas.height)
        let (width, height) = (Float(canvas.width), Float(canvas.height))
        return normalize(
            SIMD3((Float(x) + 0.5 - width / 2) * step, (height / 2 - Float(y) - 0.5) * step, -1))
    }

    /// Distance to the ball along a unit direction.
    static func ball(_ origin: SIMD3<Float>, _ direction: SIMD3<Float>) -> Float? {
        let offset = origin - SIMD3(0, 1, 0)
        let half = dot(offset, direction)
        let rest = half * half - dot(offset, offset) + 1
        guard rest > 0, -half - rest.squareRoot() > 1e-3 else { return nil }
        return -half - rest.squareRoot()
    }
}

struct GuidesTests {
    @Test(
        "gives the same bits whichever tiles and threads draw them",
        // Large canvases share light between pixels.
        arguments: [
            (96, PixelRect(x: 0, y: 0, width: 96, height: 96)),
            (1600, PixelRect(x: 700, y: 830, width: 96, height: 96)),
        ])
    func tiles(side: Int, rect: PixelRect) throws {
        let scene = try BallScene(radius: 0.1)
        let canvas = (width: side, height: side)
        let whole = try scene.renderer.guides(tile: rect, of: canvas, threads: 2)
        for (x, y, width, height, threads) in [
            (0, 0, 96, 96, 1), (13, 7, 50, 61, 3), (90, 80, 6, 16, 2),
        ] {
            let part = try scene.renderer.guides(
                tile: PixelRect(x: rect.x + x, y: rect.y + y, width: width, height: height),
                of: canvas, threads: threads)
            for row in 0..<height {
                for column in 0..<width {
                    for channel in 0..<GuideMap.channelCount {
                        #expect(
                            part[channel, row, column].bitPattern
                                == whole[channel, y + row, x + column].bitPattern)
                    }
                    let at = (row * width + column, (y + row) * whole.width + x + column)
                    #expect(part.objectID[at.0] == whole.objectID[at.1])
                    #expect(part.materialID[at.0] == whole.materialID[at.1])
                }
            }
        }
    }

    @Test("shares light between a large canvas's pixels without changing it")
    func sharing() throws {
        let scene = try BallScene(radius: 0.1)
        // The pixels of these two lie within a hundredth of each other, but only those of the first have
        // rays of their own.
        let rect = PixelRect(x: 560, y: 700, width: 160, height: 160)
        let own = try scene.renderer.guides(tile: rect, of: (1398, 1398), threads: 2)
        let shared = try scene.renderer.guides(
            tile: PixelRect(x: 561, y: 701, width: 160, height: 160), of: (1400, 1400), threads: 2)
        for channel in [GuideChannel.ambientOcclusion, GuideChannel.lightVisibility] {
            var (difference, spread) = (Float(0), Float(0))
            let first = channel * 160 * 160
            let mean = own.values[first..<first + 160 * 160].reduce(0, +) / (160 * 160)
            for at in first..<first + 160 * 160 {
                difference += abs(own.values[at] - shared.values[at]) / (160 * 160)
                spread += abs(own.values[at] - mean) / (160 * 160)
            }
            #expect(difference < 0.02)
            #expect(spread > 5 * difference)
        }
    }

    @Test("sees a ball's depth, normal and light where geometry says")
    func ball() throws {
        let map = try BallScene().map()
        var seen = 0
        for y in 0..<map.height {
            for x in 0..<map.width where map[GuideChannel.hit, y, x] == 1 {
                let ray = BallScene.ray(x, y)
                guard let distance = BallScene.ball(BallScene.eye, ray) else { continue }
                let normal = BallScene.eye + ray * distance - SIMD3(0, 1, 0)
                // The rim is shared with the floor.
                guard dot(normal, -ray) > 0.35 else { continue }
                seen += 1
                #expect(map.objectID[y * map.width + x] == 2)
                // The camera looks along -z: its axes are the world's.
                for axis in 0..<3 {
                    #expect(abs(map[GuideChannel.normal + axis, y, x] - normal[axis]) < 0.03)
                }
                let depth = distance * -ray.z
                #expect(abs(map[GuideChannel.inverseDepth, y, x] - 6 / depth) < 0.01)
                let cosine = max(0, dot(normal, BallScene.sun))
                #expect(abs(map[GuideChannel.lightIncidence, y, x] - cosine) < 0.03)
                #expect(abs(map[GuideChannel.up, y, x] - normal.y) < 0.03)
                #expect(
                    abs(map[GuideChannel.fresnel, y, x] - pow(1 - dot(normal, -ray), 5)) < 0.04)
                let blur = abs(depth - 6) / depth * 2 * 0.05 / 6 * 96 / (2 * tan(0.4))
                #expect(abs(map[GuideChannel.circleOfConfusion, y, x] - blur / 32) < 2e-3)
                if cosine > 0.1 { #expect(map[GuideChannel.lightVisibility, y, x] > 0.98) }
                if dot(normal, BallScene.sun) < -0.1 {
                    #expect(map[GuideChannel.lightVisibility, y, x] == 0)
                }
            }
        }
        #expect(seen > 500)
    }

    @Test("a lamp lights what is near it more, by the square of the distance")
    func falloff() throws {
        let bulb = SIMD3<Float>(-2.5, 1.2, 2)
        let map = try BallScene(bulb: bulb).map()
        let offset = bulb - SIMD3(0, 1, 0)
        let reference = dot(offset, offset)
        var (least, most) = (Float.infinity, Float(0))
        for y in 0..<map.height {
            for x in 1..<map.width - 1 where y > 0 && y < map.height - 1 {
                // Pixels at a border share it with what lies behind.
                let around = [0, -1, 1, -map.width, map.width].map {
                    map.objectID[y * map.width + x + $0]
                }
                let ray = BallScene.ray(x, y)
                guard around.allSatisfy({ $0 == 1 }), ray.y < -0.05 else { continue }
                let point = BallScene.eye + ray * (-BallScene.eye.y / ray.y)
                // The slab's front edge is no floor.
                guard abs(point.x) < 3.9, abs(point.z) < 3.9 else { continue }
                let away = bulb - point
                let expected =
                    max(0, normalize(away).y) * min(4, reference / dot(away, away))
                let seen = map[GuideChannel.lightIncidence, y, x]
                #expect(abs(seen - expected) < 0.03 + 0.03 * expected)
                (least, most) = (min(least, seen), max(most, seen))
            }
        }
        #expect(most > 3 * least && least > 0)
    }

    @Test("casts the ball's shadow on the floor")
    func shadow() throws {
        let map = try BallScene().map()
        var (lit, dark) = (0, 0)
        for y in 0..<map.height {
            for x in 0..<map.width where isFloor(map, x, y) {
                let ray = BallScene.ray(x, y)
                let point = BallScene.eye - ray * (BallScene.eye.y / ray.y)
                guard abs(point.x) < 3.8, abs(point.z) < 3.8 else { continue }
                let offset = point - SIMD3(0, 1, 0)
                let away = offset - BallScene.sun * dot(offset, BallScene.sun)
                let share = map[GuideChannel.lightVisibility, y, x]
                if length(away) > 1.3 {
                    lit += 1
                    #expect(share > 0.9)
                } else if length(away) < 0.7 {
                    dark += 1
                    #expect(share < 0.1)
                }
            }
        }
        #expect(lit > 300 && dark > 20)
    }

    /// Whether a pixel and all around it see the floor.
    private func isFloor(_ map: GuideMap, _ x: Int, _ y: Int) -> Bool {
        guard x > 0, y > 0, x + 1 < map.width, y + 1 < map.height else { return false }
        return (-1...1).allSatisfy { dy in
            (-1...1).allSatisfy { map.objectID[(y + dy) * map.width + x + $0] == 1 }
        }
    }

    @Test("darkens where the ball meets the floor, and only there")
    func openness() throws {
        let map = try BallScene().map()
        // Straight below the ball's middle the floor is nearly closed in; far to the side it is open.
        let contact =
            (0..<96).map { map[GuideChannel.ambientOcclusion, 66 + $0 / 96, 48] }.min() ?? 1
        #expect(contact < 0.8)
        #expect(map[GuideChannel.ambientOcclusion, 94, 2] > 0.97)
    }

    @Test("shows the sky's gradient where rays leave the scene")
    func sky() throws {
        let map = try BallScene().map()
        let ray = BallScene.ray(48, 0)
        let film = SIMD3<Float>(2, 1.8, 1.6)
        let horizon = SIMD3<Float>(repeating: 0.6)
        let expected = (horizon + (SIMD3(0.2, 0.4, 0.8) - horizon) * ray.y.squareRoot()) * film
        for channel in 0..<3 {
            #expect(abs(map[GuideChannel.environment + channel, 0, 48] - expected[channel]) < 1e-4)
        }
        #expect(map[GuideChannel.hit, 0, 48] == 0 && map.objectID[48] == 0)
        for channel in 0..<25 { #expect(map[channel, 0, 48] == 0) }
    }

    @Test("covers pixels at the ball's rim in part")
    func rim() throws {
        let map = try BallScene().map()
        let partial = (0..<map.width * map.height).filter {
            let share = map.values[GuideChannel.hit * map.width * map.height + $0]
            return share > 0 && share < 1
        }
        #expect(partial.count > 50 && partial.count < 1000)
    }

    @Test("counts a divided canvas in its own pixels")
    func divisor() throws {
        var plan = try BallScene().plan
        plan.canvas = Canvas(width: 384, height: 384)
        let renderer = try GuideRenderer(
            scene: Scene(plan: plan, library: BallScene.library), plan: plan, threads: 2)
        let rect = PixelRect(x: 20, y: 30, width: 16, height: 8)
        let divided = try renderer.guides(of: rect, divisor: 4)
        #expect(try divided == renderer.guides(tile: rect, of: (96, 96), threads: 1))
    }
}
