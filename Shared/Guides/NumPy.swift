public import Foundation
public import GuideMap

extension GuideMap {
    /// The three maps as .npy files: `values` float32 (32, h, w), `object` uint16 (h, w), `material` uint8 (h, w).
    public func npy() -> (values: Data, object: Data, material: Data) {
        (
            Self.npy(values, type: "<f4", shape: [Self.channelCount, height, width]),
            Self.npy(objectID, type: "<u2", shape: [height, width]),
            Self.npy(materialID, type: "|u1", shape: [height, width])
        )
    }

    /// Version 1.0: magic, header length, a Python dictionary padded to 64 bytes, then the numbers as they lie in memory.
    private static func npy<Number: BitwiseCopyable>(
        _ numbers: [Number], type: String, shape: [Int]
    ) -> Data {
        let sizes = shape.map(String.init).joined(separator: ", ")
        var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
        let fixed = 10
        let padding = 63 - (fixed + header.utf8.count) % 64
        header += String(repeating: " ", count: padding) + "\n"
        var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
        data.append(contentsOf: [UInt8(header.utf8.count & 255), UInt8(header.utf8.count >> 8)])
        data.append(contentsOf: header.utf8)
        unsafe numbers.withUnsafeBytes { unsafe data.append(contentsOf: $0) }
        return data
    }
}
