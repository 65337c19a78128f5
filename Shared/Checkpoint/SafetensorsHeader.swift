import Foundation

/// Reads and checks the header of a safetensors file: 8 bytes of length, then JSON, then the
/// tensors' bytes. Layout: https://github.com/huggingface/safetensors#format
enum SafetensorsHeader {
    /// The format's own limit.
    static let longest = 100_000_000

    private struct Description: Decodable {
        var dtype: String
        var shape: [Int]
        var data_offsets: [Int]
    }

    private enum Item: Decodable {
        case tensor(Description)
        case metadata([String: String])

        init(from decoder: any Decoder) throws {
            if decoder.codingPath.last?.stringValue == "__metadata__" {
                self = .metadata(try [String: String](from: decoder))
            } else {
                self = .tensor(try Description(from: decoder))
            }
        }
    }

    static func parse(
        _ data: Data, file: String
    ) throws(CheckpointError) -> ([String: Checkpoint.Entry], [String: String]) {
        func refuse(_ reason: String) -> CheckpointError { .malformed(file: file, reason: reason) }
        guard data.count >= 8 else {
            throw refuse("it has \(data.count) bytes; at least 8 are needed")
        }
        let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(min(data.count - 8, longest)) else {
            throw refuse("the header claims \(length) bytes, the file has \(data.count)")
        }
        let start = 8 + Int(length)
        let items: [String: Item]
        do {
            items = try JSONDecoder().decode([String: Item].self, from: data[8..<start])
        } catch {
            throw refuse("the header is no JSON table of tensors (\(error))")
        }
        var entries: [String: Checkpoint.Entry] = [:]
        var metadata: [String: String] = [:]
        for (name, item) in items {
            switch item {
            case .metadata(let values): metadata = values
            case .tensor(let description):
                entries[name] = try entry(
                    name, description, start: start, size: data.count, file: file)
            }
        }
        var end = start
        for (name, entry) in entries.sorted(by: {
            $0.value.bytes.lowerBound < $1.value.bytes.lowerBound
        }) {
            guard entry.bytes.lowerBound == end || entry.bytes.isEmpty else {
                throw refuse("\(name) starts at byte \(entry.bytes.lowerBound), expected \(end)")
            }
            end = max(end, entry.bytes.upperBound)
        }
        guard end == data.count else {
            throw refuse("the tensors end at byte \(end), the file at \(data.count)")
        }
        return (entries, metadata)
    }

    private static func entry(
        _ name: String, _ description: Description, start: Int, size: Int, file: String
    ) throws(CheckpointError) -> Checkpoint.Entry {
        guard let type = ElementType(rawValue: description.dtype) else {
            throw .unsupportedType(file: file, tensor: name, found: description.dtype)
        }
        let offsets = description.data_offsets
        guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1],
            offsets[1] <= size - start
        else {
            throw .malformed(
                file: file,
                reason: "\(name) lies at \(offsets), outside the \(size - start) bytes of data")
        }
        var bytes = type.size
        for extent in description.shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
            guard extent >= 0, !overflow else {
                throw .malformed(file: file, reason: "\(name) has the shape \(description.shape)")
            }
            bytes = product
        }
        guard bytes == offsets[1] - offsets[0] else {
            throw .malformed(
                file: file,
                reason: "\(name) of shape \(description.shape) needs \(bytes) bytes, "
                    + "but has \(offsets[1] - offsets[0])")
        }
        return Checkpoint.Entry(
            type: type, shape: description.shape, bytes: start + offsets[0]..<start + offsets[1])
    }
}
