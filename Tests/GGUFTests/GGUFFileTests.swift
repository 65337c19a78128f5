import Foundation
import GGUF
import Testing

@Suite("GGUF files")
struct GGUFFileTests {
    private func open(_ bytes: [UInt8]) throws -> GGUFFile {
        let path = try SyntheticFile.write(bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try GGUFFile(path: path)
    }

    private func error(_ change: (inout SyntheticFile) -> Void) throws -> GGUFError? {
        var file = SyntheticFile.sound
        change(&file)
        do {
            _ = try open(file.bytes)
            return nil
        } catch let error as GGUFError { return error }
    }

    @Test("reads metadata of every type")
    func metadata() throws {
        let file = try open(SyntheticFile.sound.bytes)
        #expect(
            file.metadata == [
                "general.architecture": .string("llama"), "small": .integer(200),
                "negative": .integer(-2), "large": .integer(1 << 40), "half": .float(0.5),
                "double": .float(0.25), "flag": .bool(true), "list": .integers([-1, 7]),
                "names": .strings(["é", ""]),
            ])
        #expect(try file.integer("small", in: 0...255) == 200)
        #expect(throws: GGUFError.missingKey("none")) { try file.string("none") }
        #expect(throws: GGUFError.wrongType(key: "small", expected: "text")) {
            try file.string("small")
        }
    }

    @Test("reads rows of tensors")
    func tensors() throws {
        let file = try open(SyntheticFile.sound.bytes)
        #expect(file.row(1, of: try file.tensor("a", [2, 2])) == [3, 4])
        #expect(file.row(0, of: try file.tensor("b")) == (0..<32).map { Float($0 - 16) * 0.5 })
        #expect(throws: GGUFError.missingTensor("c")) { try file.tensor("c") }
        #expect(throws: GGUFError.wrongShape(tensor: "a", expected: [4], found: [2, 2])) {
            try file.tensor("a", [4])
        }
    }

    @Test("refuses a file cut short at any byte")
    func truncated() throws {
        let bytes = SyntheticFile.sound.bytes
        for length in 0..<bytes.count {
            #expect(throws: GGUFError.self, "cut to \(length) bytes") {
                try open(Array(bytes.prefix(length)))
            }
        }
    }

    @Test("survives any byte of the header being changed")
    func corrupted() throws {
        let bytes = SyntheticFile.sound.bytes
        for index in 0..<bytes.count - SyntheticFile.sound.data.count {
            for value: UInt8 in [0, 0x7f, 0xff] {
                var changed = bytes
                changed[index] = value
                guard let file = try? open(changed) else { continue }
                for tensor in file.tensors.values {
                    for row in 0..<min(tensor.rows, 4) { _ = file.row(row, of: tensor) }
                }
            }
        }
    }

    @Test("refuses counts and lengths that the file has no room for")
    func hugeCounts() throws {
        for count: UInt64 in [1000, 1 << 40, .max] {
            #expect(
                try error { $0.tensorCount = count }
                    == .truncatedHeader(reading: "tensor count", offset: 8))
            #expect(
                try error { $0.keyCount = count }
                    == .truncatedHeader(reading: "metadata count", offset: 16))
            let long = SyntheticFile.little(count)
            #expect(
                try error {
                    $0.keys = [SyntheticFile.text("k") + SyntheticFile.little(UInt32(8)) + long]
                }
                    == .truncatedHeader(reading: "k", offset: 37))
            let list = SyntheticFile.little(UInt32(9)) + SyntheticFile.little(UInt32(10)) + long
            #expect(
                try error { $0.keys = [SyntheticFile.text("k") + list] }
                    == .truncatedHeader(reading: "k", offset: 41))
        }
    }

    @Test("refuses what is no GGUF file of a known version")
    func foreign() throws {
        #expect(try error { $0.magic = Array("GGML".utf8) } == .notGGUF)
        #expect(try error { $0.version = 1 } == .unsupportedVersion(1))
        #expect(throws: GGUFError.cannotOpen(path: "/none", errno: 2)) {
            try GGUFFile(path: "/none")
        }
        #expect(throws: GGUFError.self) { try GGUFFile(path: "/tmp") }
    }

    @Test("refuses tensors outside the file, unaligned, empty, too large or of unknown type")
    func badTensors() throws {
        func add(_ dimensions: [UInt64], type: UInt32 = 0, offset: UInt64 = 0) throws -> GGUFError?
        {
            try error { $0.add(tensor: "x", dimensions, type: type, offset: offset) }
        }
        let isOutside: (GGUFError?) -> Bool = {
            if case .tensorOutsideFile("x", _, _) = $0 { true } else { false }
        }
        let isMalformed: (GGUFError?) -> Bool = {
            if case .malformed("tensor \"x\"", _) = $0 { true } else { false }
        }
        #expect(isOutside(try add([1000, 1000])))
        #expect(isOutside(try add([1], offset: 1 << 40)))
        #expect(isMalformed(try add([1], offset: 4)))
        #expect(isMalformed(try add([1], offset: .max - 31)))
        #expect(isMalformed(try add([0])))
        #expect(isMalformed(try add([])))
        #expect(isMalformed(try add([1, 1, 1, 1, 1])))
        #expect(isMalformed(try add([1 << 31 - 1, 1 << 31 - 1, 1 << 31 - 1])))
        #expect(isMalformed(try add([.max])))
        #expect(isMalformed(try add([33], type: 8)))
        #expect(try add([32], type: 99) == .unsupportedTensorType(tensor: "x", type: 99))
        #expect(
            try error { $0.add(tensor: "a", [1], type: 0, offset: 0) }
                == .malformed(field: "tensor \"a\"", reason: "stands twice"))
    }

    @Test("refuses broken text, unknown value types and bad alignment")
    func badMetadata() throws {
        #expect(
            try error { $0.add("k", 8, SyntheticFile.little(UInt64(1)) + [0xff]) } != nil)
        #expect(
            try error { $0.add("k", 77, []) }
                == .malformed(field: "k", reason: "unknown value type 77"))
        let nested = SyntheticFile.little(UInt32(9)) + SyntheticFile.little(UInt64(0))
        #expect(
            try error { $0.add("k", 9, nested) }
                == .malformed(field: "k", reason: "arrays of arrays are not supported"))
        for alignment: UInt32 in [0, 3, 48, 1 << 30] {
            #expect(
                try error { $0.add("general.alignment", 4, SyntheticFile.little(alignment)) } != nil
            )
        }
    }
}
