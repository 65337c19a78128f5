internal import CProtobufC

/// A value type that knows its protobuf-c struct; the generator writes the conformances.
package protocol WireMessage {
    associatedtype C
    static var messageName: String { get }
    /// Sets every field to its default.
    static func initialise(_ c: UnsafeMutablePointer<C>)
    init(c: UnsafePointer<C>) throws(ProtoError)
    /// Copies the value into an initialised struct; what that points to lives in the arena.
    func fill(_ c: UnsafeMutablePointer<C>, in arena: borrowing Arena)
}

extension WireMessage {
    package func packed() -> [UInt8] {
        let arena = Arena()
        return withExtendedLifetime(arena) {
            let c = unsafe UnsafeRawPointer(arena.filled(self)).assumingMemoryBound(
                to: ProtobufCMessage.self)
            let count = unsafe protobuf_c_message_get_packed_size(c)
            // An empty array made in place would write to the one that all threads share.
            if count == 0 { return [] }
            return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                guard let base = buffer.baseAddress else { return }
                initialized = unsafe protobuf_c_message_pack(c, base)
            }
        }
    }

    package static func unpacked(_ bytes: [UInt8]) throws(ProtoError) -> Self {
        let arena = Arena()
        var budget = Budget(bytes: bytes.count)
        let result: Result<Self, ProtoError> = withExtendedLifetime(arena) {
            unsafe withUnsafeMutablePointer(to: &budget) { budget in
                var allocator = unsafe ProtobufCAllocator(
                    alloc: Budget.allocate, free: Budget.release, allocator_data: budget)
                let prototype = unsafe UnsafeRawPointer(arena.blank(Self.self))
                    .assumingMemoryBound(to: ProtobufCMessage.self)
                let message = unsafe bytes.withUnsafeBufferPointer { buffer in
                    unsafe protobuf_c_message_unpack(
                        prototype.pointee.descriptor, &allocator, buffer.count, buffer.baseAddress)
                }
                guard let message = unsafe message else {
                    return .failure(.malformed(message: messageName, byteCount: bytes.count))
                }
                defer { unsafe protobuf_c_message_free_unpacked(message, &allocator) }
                let c = unsafe UnsafeRawPointer(message).assumingMemoryBound(to: C.self)
                do throws(ProtoError) { return try unsafe .success(Self(c: c)) } catch {
                    return .failure(error)
                }
            }
        }
        return try result.get()
    }
}

/// How much memory the structs of one parse may take: many times the bytes that describe them, with a
/// floor for small messages and a ceiling that stops two-byte submessages from filling the machine.
struct Budget {
    var left: Int

    init(bytes: Int) { left = bytes * 2 + min(bytes * 64, 64 << 20) + 65_536 }

    static let allocate:
        @convention(c) (UnsafeMutableRawPointer?, Int) -> UnsafeMutableRawPointer? = {
            data, size in
            guard let budget = unsafe data?.assumingMemoryBound(to: Budget.self) else { return nil }
            guard size >= 0, unsafe size <= budget.pointee.left else { return nil }
            unsafe budget.pointee.left -= size
            return UnsafeMutableRawPointer.allocate(byteCount: max(size, 1), alignment: 16)
        }

    static let release:
        @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void = {
            _, memory in
            unsafe memory?.deallocate()
        }
}
