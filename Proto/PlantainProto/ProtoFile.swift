internal import CPlantainProto

/// One .proto file, as reflection serves it.
public struct ProtoFile: Sendable {
    /// Its path below Proto, such as `plantain/v1/scene.proto`.
    public let name: String
    /// Paths of the files it imports.
    public let imports: [String]
    /// Full names of everything it defines: messages, fields, enums, values, services, methods.
    public let symbols: [String]
    /// Its serialised `google.protobuf.FileDescriptorProto`.
    public let descriptor: [UInt8]

    /// Every file of the contract.
    public static let all: [ProtoFile] = index.enumerated().map { position, file in
        let bytes = unsafe plantain_descriptor(position)
        return ProtoFile(
            name: file.name, imports: file.imports, symbols: file.symbols,
            descriptor: unsafe [UInt8](UnsafeBufferPointer(start: bytes.data, count: bytes.count)))
    }
}
