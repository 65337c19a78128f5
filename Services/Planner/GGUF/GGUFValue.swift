/// A metadata value; numbers are widened to the largest type of their kind.
public enum GGUFValue: Equatable, Sendable {
    case integer(Int64)
    case float(Double)
    case bool(Bool)
    case string(String)
    case integers([Int64])
    case floats([Double])
    case bools([Bool])
    case strings([String])
}

/// Type codes of values on disk.
enum ValueType: UInt32 {
    case uint8, int8, uint16, int16, uint32, int32, float32, bool, string, array
    case uint64, int64, float64

    /// Bytes of the smallest value of this type.
    var minimumSize: Int {
        switch self {
        case .uint8, .int8, .bool: 1
        case .uint16, .int16: 2
        case .uint32, .int32, .float32: 4
        case .string, .uint64, .int64, .float64: 8
        case .array: 12
        }
    }
}

extension Cursor {
    /// Reads the value of `key`, whose type code comes first.
    mutating func value(of key: String) throws(GGUFError) -> GGUFValue {
        let type = try valueType(of: key)
        guard type == .array else { return try scalar(type, of: key) }
        let element = try valueType(of: key)
        guard element != .array else {
            throw .malformed(field: key, reason: "arrays of arrays are not supported")
        }
        let count = try length(of: key, elementSize: element.minimumSize)
        switch element {
        case .string:
            var values: [String] = []
            values.reserveCapacity(count)
            for _ in 0..<count { values.append(try string(of: key)) }
            return .strings(values)
        case .bool:
            var values: [Bool] = []
            values.reserveCapacity(count)
            for _ in 0..<count { values.append(try integer(UInt8.self, of: key) != 0) }
            return .bools(values)
        case .float32, .float64:
            var values: [Double] = []
            values.reserveCapacity(count)
            for _ in 0..<count { values.append(try float(element, of: key)) }
            return .floats(values)
        default:
            var values: [Int64] = []
            values.reserveCapacity(count)
            for _ in 0..<count { values.append(try integer(element, of: key)) }
            return .integers(values)
        }
    }

    private mutating func valueType(of key: String) throws(GGUFError) -> ValueType {
        let code = try integer(UInt32.self, of: key)
        guard let type = ValueType(rawValue: code) else {
            throw .malformed(field: key, reason: "unknown value type \(code)")
        }
        return type
    }

    private mutating func scalar(_ type: ValueType, of key: String) throws(GGUFError) -> GGUFValue {
        switch type {
        case .string: .string(try string(of: key))
        case .bool: .bool(try integer(UInt8.self, of: key) != 0)
        case .float32, .float64: .float(try float(type, of: key))
        default: .integer(try integer(type, of: key))
        }
    }

    private mutating func float(_ type: ValueType, of key: String) throws(GGUFError) -> Double {
        type == .float32
            ? Double(Float(bitPattern: try integer(UInt32.self, of: key)))
            : Double(bitPattern: try integer(UInt64.self, of: key))
    }

    private mutating func integer(_ type: ValueType, of key: String) throws(GGUFError) -> Int64 {
        switch type {
        case .uint8: Int64(try integer(UInt8.self, of: key))
        case .int8: Int64(try integer(Int8.self, of: key))
        case .uint16: Int64(try integer(UInt16.self, of: key))
        case .int16: Int64(try integer(Int16.self, of: key))
        case .uint32: Int64(try integer(UInt32.self, of: key))
        case .int32: Int64(try integer(Int32.self, of: key))
        default: Int64(truncatingIfNeeded: try integer(UInt64.self, of: key))
        }
    }
}
