package import CProtobufC

/// Owns the memory that one message's C structs point to, until it has been packed.
package struct Arena: ~Copyable {
    @safe private final class Blocks {
        var addresses: [UnsafeMutableRawPointer] = unsafe []
        deinit { unsafe addresses.forEach { unsafe $0.deallocate() } }
    }

    private let blocks = Blocks()

    private func allocate<T>(_ type: T.Type, _ count: Int) -> UnsafeMutablePointer<T> {
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<T>.stride, alignment: 16)
        unsafe blocks.addresses.append(memory)
        return unsafe memory.bindMemory(to: T.self, capacity: max(count, 1))
    }

    private func array<T>(_ count: Int, _ element: (Int) -> T) -> UnsafeMutablePointer<T>? {
        if count == 0 { return nil }
        let memory = unsafe allocate(T.self, count)
        for i in 0..<count { unsafe (memory + i).initialize(to: element(i)) }
        return unsafe memory
    }

    /// A message with every field at its default.
    package func blank<M: WireMessage>(_ type: M.Type) -> UnsafeMutablePointer<M.C> {
        let c = unsafe allocate(M.C.self, 1)
        unsafe M.initialise(c)
        return unsafe c
    }

    package func filled<M: WireMessage>(_ message: M) -> UnsafeMutablePointer<M.C> {
        let c = unsafe blank(M.self)
        unsafe message.fill(c, in: self)
        return unsafe c
    }

    package func message<M: WireMessage>(_ message: M?) -> UnsafeMutablePointer<M.C>? {
        guard let message else { return nil }
        return unsafe filled(message)
    }

    package func messages<M: WireMessage>(
        _ messages: [M]
    ) -> UnsafeMutablePointer<UnsafeMutablePointer<M.C>?>? {
        unsafe array(messages.count) { unsafe filled(messages[$0]) }
    }

    package func string(_ text: String) -> ProtobufCBinaryData { unsafe data(text.utf8) }

    package func strings(_ texts: [String]) -> UnsafeMutablePointer<ProtobufCBinaryData>? {
        unsafe array(texts.count) { unsafe string(texts[$0]) }
    }

    package func data(_ bytes: some Collection<UInt8>) -> ProtobufCBinaryData {
        let count = bytes.count
        if count == 0 { return unsafe ProtobufCBinaryData(len: 0, data: nil) }
        let memory = unsafe allocate(UInt8.self, count)
        _ = unsafe UnsafeMutableBufferPointer(start: memory, count: count).initialize(from: bytes)
        return unsafe ProtobufCBinaryData(len: count, data: memory)
    }

    package func datas(_ datas: [[UInt8]]) -> UnsafeMutablePointer<ProtobufCBinaryData>? {
        unsafe array(datas.count) { unsafe data(datas[$0]) }
    }

    package func numbers<T: Numeric>(_ values: [T]) -> UnsafeMutablePointer<T>? {
        unsafe array(values.count) { values[$0] }
    }

    package func numbers(_ values: [Bool]) -> UnsafeMutablePointer<protobuf_c_boolean>? {
        unsafe array(values.count) { values[$0] ? 1 : 0 }
    }

    package func enums<E: ProtoEnum, C: RawRepresentable>(_ values: [E]) -> UnsafeMutablePointer<C>?
    where C.RawValue == UInt32 {
        let known = values.compactMap { C(rawValue: UInt32(bitPattern: $0.rawValue)) }
        return unsafe array(known.count) { known[$0] }
    }
}
