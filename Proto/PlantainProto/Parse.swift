package import CProtobufC

/// Reads single fields out of protobuf-c structs.
package enum Parse {
    /// Text, which is bytes to protobuf-c: see Proto/generate_wire.py.
    package static func string(_ text: ProtobufCBinaryData, _ field: String) throws(ProtoError) -> String {
        let bytes = unsafe UnsafeBufferPointer(start: text.data, count: text.len)
        guard let string = unsafe String(validating: bytes, as: UTF8.self) else {
            throw .notUTF8(field: field)
        }
        // Much that text is handed to, file names and C libraries above all, would see only its beginning.
        if string.utf8.contains(0) { throw .holdsNUL(field: field) }
        return string
    }

    package static func strings(
        _ texts: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, _ field: String
    ) throws(ProtoError) -> [String] {
        let texts = unsafe UnsafeBufferPointer(start: texts, count: count)
        var strings: [String] = []
        for i in texts.indices { strings.append(try unsafe string(texts[i], field)) }
        return strings
    }

    package static func data(_ data: ProtobufCBinaryData) -> [UInt8] {
        unsafe [UInt8](UnsafeBufferPointer(start: data.data, count: data.len))
    }

    package static func datas(_ datas: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int)
        -> [[UInt8]]
    {
        unsafe UnsafeBufferPointer(start: datas, count: count).map { unsafe data($0) }
    }

    package static func message<M: WireMessage>(_ c: UnsafeMutablePointer<M.C>?) throws(ProtoError) -> M? {
        guard let c = unsafe c else { return nil }
        return unsafe try M(c: c)
    }

    package static func messages<M: WireMessage>(
        _ cs: UnsafeMutablePointer<UnsafeMutablePointer<M.C>?>?, _ count: Int
    ) throws(ProtoError) -> [M] {
        var messages: [M] = []
        guard let cs = unsafe cs else { return [] }
        messages.reserveCapacity(count)
        for i in 0..<count {
            if let message: M = try unsafe message(cs[i]) { messages.append(message) }
        }
        return messages
    }

    /// A value that is not known becomes the zero value.
    package static func known<E: ProtoEnum>(_ raw: UInt32) -> E {
        E(rawValue: Int32(bitPattern: raw)) ?? E.allCases[E.allCases.startIndex]
    }

    package static func enums<E: ProtoEnum, C: RawRepresentable>(
        _ values: UnsafeMutablePointer<C>?, _ count: Int
    ) -> [E] where C.RawValue == UInt32 {
        unsafe UnsafeBufferPointer(start: values, count: count).map { known($0.rawValue) }
    }

    package static func numbers<T: Numeric>(_ values: UnsafeMutablePointer<T>?, _ count: Int) -> [T] {
        unsafe [T](UnsafeBufferPointer(start: values, count: count))
    }

    package static func numbers(_ values: UnsafeMutablePointer<protobuf_c_boolean>?, _ count: Int) -> [Bool]
    {
        unsafe UnsafeBufferPointer(start: values, count: count).map { $0 != 0 }
    }
}
