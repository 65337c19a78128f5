import Knowledge
import NetworkFixtures
import Perception
import Photographs
import Picture
import PlantainProto
import Retouching
import Testing

/// Photographs made by rule, looked at by a small random network: what it sees is nonsense, what is done must hold all
/// the same.
@Suite("Retouching photographs")
struct RetouchTests {
    private let library = AssetLibrary()

    /// A red disc on green ground under a blue sky.
    private func file(_ width: Int, _ height: Int) throws -> [UInt8] {
        var rgb: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let (dx, dy) = (x - width / 2, y - height / 2)
                let isDisc = dx * dx + dy * dy < height * height / 25
                let noise = UInt8((x * 7 + y * 13) % 5)
                rgb +=
                    isDisc
                    ? [200 + noise, 30, 30]
                    : y < height / 3 ? [90, 140, 220 + noise] : [60, 140 + noise, 50]
            }
        }
        return try png(width, height, rgb)
    }

    private func png(_ width: Int, _ height: Int, _ rgb: [UInt8]) throws -> [UInt8] {
        let output = Output()
        let writer = try PNGWriter(width: width, height: height) { output.bytes += $0 }
        try writer.write(rows: rgb)
        try writer.finish()
        return output.bytes
    }

    private final class Output {
        var bytes: [UInt8] = []
    }

    private func open(
        _ file: [UInt8], mask: [UInt8]? = nil, _ words: String = "remove the object"
    ) throws -> OpenedPhotograph {
        try OpenedPhotograph(
            file: file, mask: mask, instruction: words,
            perceiver: Perceiver(path: Fixture.path("perception")), library: library, seed: 1)
    }

    @Test("outside a mask every pixel stays, and inside something changes")
    func masked() throws {
        let (w, h) = (150, 100)
        var white: [UInt8] = []
        for y in 0..<h {
            for x in 0..<w {
                let isIn = abs(x - w / 2) < 26 && abs(y - h / 2) < 26
                white += [UInt8](repeating: isIn ? 255 : 0, count: 3)
            }
        }
        let opened = try open(file(w, h), mask: png(w, h, white))
        var plan = opened.plan
        plan.objects.removeAll()
        let (result, story) = try Retouch(opened, to: plan, library: library).finished()
        #expect(story != nil)
        var changed = 0
        for k in 0..<w * h {
            let isSame =
                result.rgb[3 * k..<3 * k + 3].elementsEqual(
                    opened.photograph.rgb[3 * k..<3 * k + 3])
            if white[3 * k] == 0 { #expect(isSame) } else if !isSame { changed += 1 }
        }
        #expect(changed > 500)
    }

    @Test(
        "pictures of every shape are looked at, estimated and checked",
        arguments: [
            (64, 64), (64, 900), (1500, 64), (301, 77), (65, 640),
        ])
    func shapes(size: (Int, Int)) throws {
        let opened = try open(file(size.0, size.1))
        try PlanCheck(library).check(opened.plan)
        #expect(opened.plan.surfaces.count >= 1)
    }

    @Test("what was changed here before is known again, and a tampered story is refused")
    func story() throws {
        let opened = try open(file(150, 100))
        var plan = opened.plan
        plan.film?.exposure *= 1.3
        let (result, story) = try Retouch(opened, to: plan, library: library).finished()
        let told = try #require(story)
        func written(_ text: String) throws -> [UInt8] {
            let output = Output()
            let writer = try PNGWriter(
                width: result.width, height: result.height, texts: [(told.key, text)]
            ) { output.bytes += $0 }
            try writer.write(rows: result.rgb)
            try writer.finish()
            return output.bytes
        }
        let again = try open(written(told.text))
        #expect(again.plan.camera == plan.camera)
        #expect(again.plan.objects.map(\.id) == plan.objects.map(\.id))
        #expect(throws: RetouchError.self) { try open(written("not a story")) }
        #expect(throws: RetouchError.self) { try open(written(String(told.text.dropLast(400)))) }
    }

    @Test("a plan that changes nothing is refused in plain words")
    func nothing() throws {
        let opened = try open(file(150, 100))
        #expect(throws: PhotographError.self) {
            try Retouch(opened, to: opened.plan, library: library)
        }
    }

    @Test("what is no picture, or too small a one, is refused")
    func refused() throws {
        #expect(throws: RetouchError.self) { try open(Array("GIF89a".utf8)) }
        #expect(throws: RetouchError.self) { try open(file(40, 40)) }
    }
}
