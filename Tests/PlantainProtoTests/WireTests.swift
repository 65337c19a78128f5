import PlantainProto
import Testing

/// Golden bytes were written by Python's protobuf 7.36 with `SerializeToString(deterministic=True)`.
@Suite("messages on the wire")
struct WireTests {
    /// Lower-case hexadecimal digits as bytes.
    func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }

    @Test("a plan equals the bytes that Python writes")
    func goldenPlan() throws {
        var plan = ScenePlan(
            version: 1, prompt: "ein Füchslein 🦊", model: .plantain2, seed: 1 << 63)
        plan.camera = Camera(position: Vec3(x: 1, y: -2, z: 0.5), verticalFov: 0.75)
        plan.objects = [SceneObject(id: "a"), SceneObject(id: "b", group: 300)]
        plan.texts = [TextRun(fonts: ["one", "two"], glyphs: [Glyph(index: 7, size: 0.25)])]
        plan.notes = ["", "x"]
        let golden = bytes(Golden.plan)
        #expect(plan.serialized() == golden)
        #expect(try ScenePlan(serialized: golden) == plan)
    }

    @Test("each member of a oneof equals the bytes that Python writes")
    func goldenOneof() throws {
        let events: [(ThinkEvent, String)] = [
            (ThinkEvent(event: .thought(Thought(step: "layout", text: "left"))), Golden.thought),
            (ThinkEvent(event: .plan(ScenePlan())), Golden.emptyPlan),
            (
                ThinkEvent(event: .timing(StageTiming(seconds: 1.5, peakMemoryBytes: 9))),
                Golden.timing
            ),
            (ThinkEvent(), ""),
        ]
        for (event, golden) in events {
            #expect(event.serialized() == bytes(golden))
            #expect(try ThinkEvent(serialized: bytes(golden)) == event)
        }
    }

    @Test("bytes, empty bytes and repeated bytes survive")
    func byteFields() throws {
        let all = (0...255).map { UInt8($0) }
        let tile = Tile(x: 1, width: 2, rgb8: all)
        #expect(try Tile(serialized: tile.serialized()) == tile)
        let edit = EditRequest(part: .mask([]))
        #expect(edit.serialized() == bytes("1a00"))
        #expect(try EditRequest(serialized: edit.serialized()) == edit)
        let files = FileDescriptorResponse(fileDescriptorProto: [[], all, [0]])
        #expect(try FileDescriptorResponse(serialized: files.serialized()) == files)
        let numbers = ExtensionNumberResponse(extensionNumber: [-1, 0, 7])
        #expect(try ExtensionNumberResponse(serialized: numbers.serialized()) == numbers)
    }

    @Test("a scalar member of a oneof survives at its default value")
    func emptyOneofString() throws {
        let request = ServerReflectionRequest(messageRequest: .listServices(""))
        #expect(request.serialized() == bytes("3a00"))
        #expect(try ServerReflectionRequest(serialized: bytes("3a00")) == request)
    }

    @Test("the last member of a oneof wins")
    func lastOneof() throws {
        let both =
            EditRequest(part: .picture([1])).serialized()
            + EditRequest(part: .mask([2])).serialized()
        #expect(try EditRequest(serialized: both).part == .mask([2]))
    }

    @Test("unknown fields are dropped and unknown enum values become the zero value")
    func unknowns() throws {
        // Field 2047 (varint), then model = 99.
        #expect(try ScenePlan(serialized: bytes("f87f05" + "2063")) == ScenePlan())
    }

    @Test("text that is not UTF-8 is refused by name")
    func notUTF8() {
        #expect(throws: ProtoError.notUTF8(field: "plantain.v1.ScenePlan.prompt")) {
            try ScenePlan(serialized: bytes("1202c328"))
        }
    }

    @Test("text that holds a NUL is written whole and refused by name")
    func nul() {
        #expect(ScenePlan(prompt: "a\0b").serialized() == bytes("1203610062"))
        #expect(throws: ProtoError.holdsNUL(field: "plantain.v1.ScenePlan.prompt")) {
            try ScenePlan(serialized: bytes("1203610062"))
        }
        var plan = ScenePlan()
        plan.notes = ["fine", "\0"]
        #expect(throws: ProtoError.holdsNUL(field: "plantain.v1.ScenePlan.notes")) {
            try ScenePlan(serialized: plan.serialized())
        }
    }

    @Test("every truncation and 20,000 mutations parse or throw, and never crash")
    func malformed() throws {
        let golden = bytes(Golden.plan)
        for count in 0..<golden.count { _ = try? ScenePlan(serialized: Array(golden[..<count])) }
        #expect(
            throws: ProtoError.malformed(
                message: "plantain.v1.ScenePlan", byteCount: golden.count - 1)
        ) {
            try ScenePlan(serialized: golden.dropLast())
        }
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<20_000 {
            var mutant = golden
            for _ in 0...next(4) { mutant[next(mutant.count)] = UInt8(next(256)) }
            if let plan = try? ScenePlan(serialized: mutant) { _ = plan.serialized() }
        }
    }

    @Test("tiny submessages cannot demand unbounded memory")
    func amplification() {
        // 2 million empty objects in 4 MB would need 250 MB of C structs.
        let bomb = (0..<4_000_000).map { UInt8($0 % 2 == 0 ? 0x5a : 0) }
        #expect(throws: ProtoError.self) { try ScenePlan(serialized: bomb) }
    }

    @Test("every contract is there for reflection, with its imports")
    func descriptors() throws {
        let names = Set(ProtoFile.all.map(\.name))
        #expect(names.count == 9)
        #expect(
            ProtoFile.all.allSatisfy { !$0.descriptor.isEmpty && names.isSuperset(of: $0.imports) })
        let planner = try #require(ProtoFile.all.first { $0.name == "plantain/v1/planner.proto" })
        #expect(planner.symbols.contains("plantain.v1.Planner.Think"))
    }
}
