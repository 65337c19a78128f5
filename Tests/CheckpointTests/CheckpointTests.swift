import Checkpoint
import Foundation
import Tensor
import Testing

@Suite("Checkpoint")
struct CheckpointTests {
    /// A safetensors file made by hand: a header and the tensors' bytes.
    private func file(_ header: String, _ bytes: [UInt8]) throws -> String {
        let path = NSTemporaryDirectory() + "checkpoint-\(UUID().uuidString).safetensors"
        var data = Data()
        var length = UInt64(header.utf8.count)
        for _ in 0..<8 {
            data.append(UInt8(truncatingIfNeeded: length))
            length >>= 8
        }
        data.append(contentsOf: header.utf8)
        data.append(contentsOf: bytes)
        try data.write(to: URL(fileURLWithPath: path))
        return path
    }

    private let sound = """
        {"__metadata__":{"config":"{\\"width\\": 3}"},\
        "a.weight":{"dtype":"BF16","shape":[3],"data_offsets":[0,6]},\
        "b":{"dtype":"F16","shape":[1,2],"data_offsets":[6,10]},\
        "c":{"dtype":"F32","shape":[],"data_offsets":[10,14]}}
        """
    // bf16 1, -2, 0.5; f16 1.5 and the smallest subnormal; f32 -0.25
    private let soundBytes: [UInt8] = [
        0x80, 0x3f, 0x00, 0xc0, 0x00, 0x3f, 0x00, 0x3e, 0x01, 0x00, 0x00, 0x00, 0x80, 0xbe,
    ]

    @Test("converts bf16, f16 and f32 to f32")
    func converts() throws {
        let checkpoint = try Checkpoint(path: file(sound, soundBytes))
        let weights = checkpoint.weights
        #expect(try weights["a"].tensor("weight", [3]).values == [1, -2, 0.5])
        #expect(try weights.tensor("b", [1, 2]).values == [1.5, 5.960464477539063e-8])
        #expect(try weights.tensor("c", []).values == [-0.25])
        try checkpoint.requireAllTaken()
        struct Config: Decodable { var width: Int }
        #expect(try checkpoint.configuration(Config.self).width == 3)
    }

    @Test("rejects a missing tensor with its full path")
    func missing() throws {
        let path = try file(sound, soundBytes)
        let weights = try Checkpoint(path: path).weights
        #expect(throws: CheckpointError.missing(file: path, tensor: "layers.0.norm.weight")) {
            try weights["layers"][0]["norm"].tensor("weight", [3])
        }
    }

    @Test("rejects a tensor of another shape")
    func misshapen() throws {
        let path = try file(sound, soundBytes)
        let weights = try Checkpoint(path: path).weights
        #expect(
            throws: CheckpointError.misshapen(
                file: path, tensor: "a.weight", expected: [4], found: [3])
        ) { try weights["a"].tensor("weight", [4]) }
    }

    @Test("rejects tensors that nobody asked for")
    func unexpected() throws {
        let path = try file(sound, soundBytes)
        let checkpoint = try Checkpoint(path: path)
        _ = try checkpoint.weights.tensor("b", [1, 2])
        #expect(throws: CheckpointError.unexpected(file: path, tensors: ["a.weight", "c"])) {
            try checkpoint.requireAllTaken()
        }
    }

    @Test("rejects a truncated file")
    func truncated() throws {
        let path = try file(sound, Array(soundBytes.dropLast()))
        #expect(throws: CheckpointError.self) { try Checkpoint(path: path) }
    }

    @Test(
        "rejects headers that contradict the file",
        arguments: [
            // shape against bytes
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",  // backwards
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",  // before the data
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",  // negative extent
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}",  // no float
            // 4 bytes left over
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",  // overlap
            "[1, 2]", "{", "",
        ])
    func contradicts(header: String) throws {
        let path = try file(header, [UInt8](repeating: 0, count: 8))
        #expect(throws: CheckpointError.self) { try Checkpoint(path: path) }
    }

    @Test("rejects a header longer than the file, and a file that is not there")
    func noHeader() throws {
        let path = NSTemporaryDirectory() + "checkpoint-\(UUID().uuidString).safetensors"
        #expect(throws: CheckpointError.self) { try Checkpoint(path: path) }
        try Data([255, 255, 255, 255, 255, 255, 255, 127, 1]).write(to: URL(fileURLWithPath: path))
        #expect(throws: CheckpointError.self) { try Checkpoint(path: path) }
    }
}
