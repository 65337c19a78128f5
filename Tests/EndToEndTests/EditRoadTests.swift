import Conversations
import Foundation
import Glibc
import Picture
import PlantainProto
import Testing

/// Changes of pictures as a person makes them, at a small size.
@Suite(.serialized) struct EditRoadTests {
    private static let prompt = "a red mug to the left of a blue vase on a wooden table"

    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

    private func picture(_ url: URL) throws -> Picture { try PNG(decoding: bytes(url)).picture }

    /// Whether two pictures have the same pixels in some columns.
    private func agree(_ a: Picture, _ b: Picture, columns: Range<Int>) -> Bool {
        (0..<a.height).allSatisfy { y in
            let (from, to) = (
                4 * (y * a.width + columns.lowerBound), 4 * (y * a.width + columns.upperBound)
            )
            return a.bytes[from..<to] == b.bytes[from..<to]
        }
    }

    @Test("ten turns leave what none of them is about as it was, bit for bit")
    func drift() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let turns = [
            "make the vase green", "make it a bit smaller", "paint the vase white",
            "make it a bit bigger", "make the vase of gold", "make it yellow",
            "replace the vase with a bottle", "make the bottle purple", "make it a bit smaller",
            "make the bottle blue",
        ]
        let told = try Programs.plantain(
            [
                "chat", Self.prompt, "--session", "ten", "--size", "512", "--seed", "3", "-o",
                folder.path,
            ] + turns.map { $0 },
            environment: ["PLANTAIN_DATA": folder.appendingPathComponent("kept").path])
        #expect(told.status == 0, "\(told.errors.suffix(600))")
        let pictures = try (1...11).map {
            try picture(folder.appendingPathComponent("ten-\($0).png"))
        }
        for (before, after) in zip(pictures, pictures.dropFirst()) {
            #expect(!agree(before, after, columns: 0..<512), "a turn changed nothing")
        }
        // The vase's shine lies in the second column of tokens, whose light, evened out between neighbours, ends here.
        #expect(agree(pictures[0], pictures[10], columns: 0..<16))
    }

    @Test("a mask is kept to the pixel, and the picture inside it changes")
    func mask() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        let made = try Programs.plantain(
            ["generate", Self.prompt, "--size", "512", "--seed", "3", "-o", path("a.png")])
        #expect(made.status == 0, "\(made.errors)")
        let inside = { (x: Int, y: Int) in (150..<430).contains(x) && (90..<401).contains(y) }
        var mask: [UInt8] = []
        let writer = try PNGWriter(width: 512, height: 512) { mask += $0 }
        let rows = (0..<512).flatMap { y in
            (0..<512).flatMap { x in [UInt8](repeating: inside(x, y) ? 255 : 0, count: 3) }
        }
        try writer.write(rows: rows)
        try writer.finish()
        try Data(mask).write(to: folder.appendingPathComponent("mask.png"))
        let edited = try Programs.plantain([
            "edit", path("a.png"), "make the light much warmer and the vase green", "--mask",
            path("mask.png"), "-o", path("b.png"),
        ])
        #expect(edited.status == 0, "\(edited.errors)")
        let (a, b) = (
            try picture(folder.appendingPathComponent("a.png")),
            try picture(folder.appendingPathComponent("b.png"))
        )
        var (outside, changed) = (0, 0)
        for y in 0..<512 {
            for x in 0..<512 {
                let at = 4 * (y * 512 + x)
                let same = a.bytes[at..<at + 4] == b.bytes[at..<at + 4]
                if inside(x, y) { changed += same ? 0 : 1 } else { outside += same ? 0 : 1 }
            }
        }
        #expect(outside == 0)
        #expect(changed > 20_000)
    }

    @Test(
        "a plan that was tampered with, or is none, is refused and nothing is written",
        arguments: [
            ("\"shape/", "\"../../etc/"), ("\"version\":1", "\"version\":7"), ("{", "[{"),
        ])
    func tampered(from: String, to: String) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let plan = ScenePlan(
            version: 1, seed: 3, canvas: Canvas(width: 64, height: 64),
            camera: Camera(
                position: Vec3(y: 1, z: 2), target: Vec3(), verticalFov: 0.6, focusDistance: 2),
            film: Film(exposure: 1, whiteBalance: Color(r: 1, g: 1, b: 1)),
            environment: Environment(place: .studio),
            objects: [
                SceneObject(
                    id: "a", noun: "mug", concept: "mug", asset: "shape/mug",
                    size: Vec3(x: 0.1, y: 0.1, z: 0.1))
            ])
        let json = String(decoding: try plan.json(pretty: false), as: UTF8.self)
        let changed = json.replacing(from, with: to, maxReplacements: 1)
        #expect(changed != json)
        var file: [UInt8] = []
        let writer = try PNGWriter(
            width: 64, height: 64, texts: [(key: "plantain", text: changed)]
        ) { file += $0 }
        try writer.write(rows: [UInt8](repeating: 90, count: 64 * 64 * 3))
        try writer.finish()
        let source = folder.appendingPathComponent("in.png")
        try Data(file).write(to: source)
        let target = folder.appendingPathComponent("out.png").path
        let outcome = try Programs.plantain(["edit", source.path, "remove the mug", "-o", target])
        #expect(outcome.status != 0)
        #expect(
            outcome.errors.contains("is not one that plantain wrote"), "it said: \(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("a conversation that is not known cannot be gone on with, shown or forgotten")
    func unknown() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let here = ["PLANTAIN_DATA": folder.path]
        for arguments in [
            ["chat", "--resume", "nobody", "make it blue"], ["chat", "--export", "nobody"],
            ["chat", "--delete", "nobody"],
        ] {
            let outcome = try Programs.plantain(arguments, environment: here)
            #expect(outcome.status != 0)
            #expect(
                outcome.errors.contains("no conversation is called nobody"),
                "it said: \(outcome.errors)")
        }
    }

    @Test("killed in the middle of turns, a conversation keeps all that were finished")
    func kills() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let kept = folder.appendingPathComponent("kept")
        let first = try Programs.plantain(
            ["chat", "a green apple", "--session", "k", "--size", "512", "-o", folder.path],
            environment: ["PLANTAIN_DATA": kept.path])
        #expect(first.status == 0, "\(first.errors)")
        var before = 1
        for round in 0..<8 {
            let process = Process()
            process.executableURL = Programs.folder.appendingPathComponent("plantain")
            process.arguments = [
                "chat", "--resume", "k", "-o", folder.path, "make it red", "make it blue",
                "undo", "make it white", "make it green",
            ]
            process.environment = ProcessInfo.processInfo.environment.merging([
                "PLANTAIN_DATA": kept.path
            ]) { $1 }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            process.standardInput = FileHandle.nullDevice
            try process.run()
            // From while it starts to while it writes its second or third turn.
            usleep(UInt32(120_000 + 2_700_000 * (round * 5 % 8) / 8))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let store = try ConversationStore(folder: kept)
            let turns = try store.turns("k")
            #expect(turns.map(\.number) == Array(1..<turns.count + 1))
            // A turn's own file is written after the turn is kept.
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let told = names.compactMap { name in
                name.hasPrefix("k-") && name.hasSuffix(".png")
                    ? Int(name.dropFirst(2).dropLast(4)) : nil
            }.max()
            #expect(turns.count >= max(before, told ?? 0))
            #expect(turns.count <= max(before, told ?? 0) + 1)
            before = turns.count
            for turn in turns {
                let file = try store.picture(turn.picture)
                #expect(try PNG(decoding: file).picture.width == 512)
                #expect(try ScenePlan(json: Data(turn.plan)).canvas?.width == 512)
            }
        }
    }
}
