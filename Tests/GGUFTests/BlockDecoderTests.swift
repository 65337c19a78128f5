import Foundation
import GGUF
import Testing

@Suite("GGUF blocks")
struct BlockDecoderTests {
    private struct Case: Decodable {
        var type: UInt32
        var name: String
        var bytes: String
        var values: [Float]
    }

    @Test("decodes blocks of every type as the gguf package does")
    func blocks() throws {
        let url = try #require(
            Bundle.module.url(
                forResource: "blocks", withExtension: "json", subdirectory: "Fixtures"))
        let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
        #expect(cases.count == 10)
        for item in cases {
            let type = try #require(TensorType(rawValue: item.type))
            let digits = Array(item.bytes.utf8)
            let bytes = stride(from: 0, to: digits.count, by: 2).map { index in
                UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
            }
            var found = [Float](repeating: 0, count: item.values.count)
            unsafe bytes.withUnsafeBytes { source in
                unsafe found.withUnsafeMutableBufferPointer {
                    unsafe decode(type, source, into: $0)
                }
            }
            for (index, (a, b)) in zip(found, item.values).enumerated() {
                #expect(abs(a - b) <= 1e-6 * max(1, abs(b)), "\(item.name) number \(index)")
            }
        }
    }
}
