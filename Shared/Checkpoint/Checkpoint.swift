import Foundation
import Synchronization
import Tensor

/// A safetensors file, mapped into memory and checked once: every tensor lies inside the file, has
/// the size that its shape asks for, and none overlap.
public final class Checkpoint: Sendable {
    struct Entry: Sendable {
        var type: ElementType
        var shape: [Int]
        var bytes: Range<Int>  // from the start of the file
    }

    public let path: String
    let data: Data
    let entries: [String: Entry]
    private let metadata: [String: String]
    private let taken = Mutex<Set<String>>([])

    public init(path: String) throws(CheckpointError) {
        self.path = path
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        } catch {
            throw .unreadable(file: path, reason: error.localizedDescription)
        }
        (entries, metadata) = try SafetensorsHeader.parse(data, file: path)
    }

    /// The whole file as a scope without a name.
    public var weights: Weights { Weights(checkpoint: self, path: "") }

    /// Names of all tensors, sorted.
    public var names: [String] { entries.keys.sorted() }

    /// Shape of a tensor, if there is one of that name.
    public func shape(of name: String) -> [Int]? { entries[name]?.shape }

    /// An entry of the file's metadata.
    public func text(_ key: String) -> String? { metadata[key] }

    /// Decodes the JSON text under `config` in the file's metadata.
    public func configuration<Value: Decodable>(
        _ type: Value.Type = Value.self
    ) throws(CheckpointError) -> Value {
        guard let text = metadata["config"] else {
            throw .badConfiguration(file: path, reason: "there is no entry named config")
        }
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw .badConfiguration(file: path, reason: String(describing: error))
        }
    }

    /// A tensor as f32, whatever it is stored as.
    func tensor(_ name: String, shape: [Int]) throws(CheckpointError) -> Tensor {
        guard let entry = entries[name] else { throw .missing(file: path, tensor: name) }
        guard entry.shape == shape else {
            throw .misshapen(file: path, tensor: name, expected: shape, found: entry.shape)
        }
        _ = taken.withLock { $0.insert(name) }
        return Tensor(shape: shape, values: entry.type.floats(in: data, at: entry.bytes))
    }

    /// Throws if the file holds a tensor that nobody asked for. Call it when the model is built.
    public func requireAllTaken() throws(CheckpointError) {
        let unknown = Set(entries.keys).subtracting(taken.withLock { $0 })
        guard unknown.isEmpty else { throw .unexpected(file: path, tensors: unknown.sorted()) }
    }
}
