import Foundation
import GuideMap
import Knowledge
import Picture
import PlantainProto
import Retouching
import Testing

@Suite struct RetouchingTests {
    @Test("hashes as the standard's examples say")
    func sha() {
        #expect(
            SHA256.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        #expect(
            SHA256.hex(of: Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        // In pieces, across block borders; 1,000 times "a".
        var hash = SHA256()
        for piece in [1, 63, 64, 65, 200, 607] {
            hash.update([UInt8](repeating: 97, count: piece)[...])
        }
        #expect(hash.hex() == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
    }

    private func guides(_ width: Int, _ height: Int, changed: (Int, Int)? = nil) -> GuideMap {
        var map = GuideMap(width: width, height: height)
        if let changed { map[GuideChannel.color, changed.1, changed.0] = 0.5 }
        return map
    }

    @Test("outside the mask every byte is the old picture's, inside it is the new one's")
    func blend() {
        let (width, height) = (600, 600)
        let mask = ChangeMask(
            from: guides(300, 300), to: guides(300, 300, changed: (40, 50)), width: width,
            height: height, limit: nil)
        let old = [UInt8](repeating: 10, count: width * height * 3)
        let new = [UInt8](repeating: 200, count: width * height * 3)
        let result = mask.blend(old, new)
        #expect(result[(101 * width + 81) * 3] == 200)
        #expect(result[(500 * width + 500) * 3] == 10)
        #expect(mask.share < 0.02)
        for y in stride(from: 0, to: height, by: 7) {
            let weights = mask.weights(row: y)
            for x in stride(from: 0, to: width, by: 5) where weights[x] == 0 {
                #expect(result[(y * width + x) * 3] == 10)
            }
        }
    }

    @Test("plans that show the same need nothing drawn")
    func nothing() {
        let mask = ChangeMask(
            from: guides(256, 256), to: guides(256, 256), width: 256, height: 256, limit: nil)
        #expect(mask.isEmpty)
        #expect(mask.regions().isEmpty)
    }

    @Test("a user's mask is kept to the pixel")
    func limit() {
        var painted = [UInt8](repeating: 0, count: 256 * 256)
        for y in 60..<90 { for x in 100..<131 { painted[y * 256 + x] = 255 } }
        let mask = ChangeMask(whole: 256, 256, limit: painted)
        let result = mask.blend(
            [UInt8](repeating: 0, count: 256 * 256 * 3),
            [UInt8](repeating: 255, count: 256 * 256 * 3))
        for k in painted.indices { #expect(result[3 * k] == painted[k]) }
        #expect(mask.tokens(columns: 4, rows: 4) == [1, 2, 5, 6])
    }

    @Test("tiles and tokens cover all that is drawn anew")
    func cover() {
        let mask = ChangeMask(
            from: guides(342, 342), to: guides(342, 342, changed: (100, 170)), width: 1024,
            height: 1024, limit: nil)
        let regions = mask.regions()
        let tokens = mask.tokens(columns: 16, rows: 16)
        for y in stride(from: 0, to: 1024, by: 3) {
            let weights = mask.weights(row: y)
            for x in stride(from: 0, to: 1024, by: 3) where weights[x] > 0 {
                #expect(regions.contains { $0.x <= x && x < $0.maxX && $0.y <= y && y < $0.maxY })
                #expect(tokens.contains(y / 64 * 16 + x / 64))
            }
        }
    }

    @Test("a larger shape keeps the picture but for its seam, and a smaller one all that is left")
    func shapes() throws {
        let old = plan()
        var wide = old
        wide.canvas = Canvas(width: 456, height: 256)
        let grown = try #require(Recut(from: old, to: wide))
        #expect(grown.kept == PixelRect(x: 100, y: 0, width: 256, height: 256))
        let before = (0..<256 * 256 * 3).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let laid = grown.continued(before)
        let mask = ChangeMask(outside: grown.kept, width: 456, height: 256)
        let result = mask.blend(
            laid, [UInt8](repeating: 77, count: 456 * 256 * 3), beyond: grown.kept)
        for y in stride(from: 0, to: 256, by: 5) {
            for x in 0..<456 {
                let at = 3 * (y * 456 + x)
                if x < 100 || x >= 356 { #expect(result[at] == 77) }
                // 3 % of the longer side and two cells are seam.
                if x >= 118, x < 338 { #expect(result[at] == before[3 * (y * 256 + x - 100)]) }
            }
        }
        var low = old
        low.canvas = Canvas(width: 256, height: 144)
        low.camera?.verticalFov = 2 * atan(tan(Float(0.3)) * 144 / 256)
        let cut = try #require(Recut(from: old, to: low))
        #expect(cut.kept == PixelRect(x: 0, y: 0, width: 256, height: 144))
        #expect(ChangeMask(outside: cut.kept, width: 256, height: 144).isEmpty)
        #expect(cut.continued(before) == Array(before[56 * 256 * 3..<200 * 256 * 3]))
        // Another camera shows another scene.
        var other = wide
        other.camera?.position?.x += 0.1
        #expect(Recut(from: old, to: other) == nil)
    }

    // MARK: Strangers' plans

    private static let library = AssetLibrary()

    private func plan() -> ScenePlan {
        ScenePlan(
            version: 1, seed: 3, canvas: Canvas(width: 256, height: 256),
            camera: Camera(position: Vec3(y: 1, z: 2), verticalFov: 0.6, focusDistance: 2),
            film: Film(exposure: 1, whiteBalance: Color(r: 1, g: 1, b: 1)),
            environment: Environment(place: .studio),
            surfaces: [
                Surface(id: "floor", kind: .floor, center: Vec3(), size: Vec3(x: 4, y: 0.2, z: 4))
            ],
            objects: [
                SceneObject(
                    id: "a1", noun: "mug", concept: "mug", asset: "shape/mug",
                    size: Vec3(x: 0.1, y: 0.1, z: 0.1))
            ])
    }

    @Test("a plan of ours is let in")
    func good() throws { try PlanCheck(Self.library).check(plan()) }

    @Test("a plan that was tampered with is refused in plain words", arguments: 0..<9)
    func bad(kind: Int) {
        var plan = plan()
        switch kind {
        case 0: plan.canvas?.width = 9_000_000
        case 1: plan.objects[0].size?.x = .infinity
        case 2: plan.objects[0].asset = "pack/../../etc/passwd"
        case 3: plan.objects.append(plan.objects[0])
        case 4: plan.camera?.verticalFov = -1
        case 5:
            plan.objects = (0..<500).map {
                SceneObject(id: "o\($0)", asset: "shape/mug", size: Vec3(x: 1, y: 1, z: 1))
            }
        case 6: plan.texts = [TextRun(text: "x", fonts: ["../../evil.ttf"], object: "a1")]
        case 7: plan.film?.exposure = 0
        default: plan.objects[0].position = Vec3(x: 1e20)
        }
        #expect(throws: RetouchError.self) { try PlanCheck(Self.library).check(plan) }
    }
}
