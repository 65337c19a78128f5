public import Foundation

/// An enum of the contract: raw values are the wire's, names are JSON's.
public protocol ProtoEnum: RawRepresentable, CaseIterable, Codable where RawValue == Int32 {
    /// The name in the contract, such as `GOLDEN_HOUR`.
    var protoName: String { get }
}

extension ProtoEnum {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int32.self), let known = Self(rawValue: number) {
            self = known
            return
        }
        let name = try container.decode(String.self)
        guard let known = Self.allCases.first(where: { $0.protoName == name }) else {
            let names = Self.allCases.map(\.protoName).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected one of \(names), got \"\(name)\"")
        }
        self = known
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(protoName)
    }
}

/// A field's lowerCamelCase name as a coding key.
package struct ProtoKey: CodingKey {
    package let stringValue: String
    package var intValue: Int? { nil }
    package init(_ name: String) { stringValue = name }
    package init?(stringValue: String) { self.stringValue = stringValue }
    package init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where Key == ProtoKey {
    package func read<T: Decodable>(_ name: String) throws -> T? {
        try decodeIfPresent(T.self, forKey: ProtoKey(name))
    }

    /// 64-bit integers are strings in proto3's JSON; plain numbers are taken too.
    package func readWide<T: Decodable & LosslessStringConvertible>(_ name: String) throws -> T? {
        let key = ProtoKey(name)
        guard contains(key) else { return nil }
        if let number = try? decode(T.self, forKey: key) { return number }
        let text = try decode(String.self, forKey: key)
        guard let number = T(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self,
                debugDescription: "expected a 64-bit integer, got \"\(text)\"")
        }
        return number
    }

    package func readBytes(_ name: String) throws -> [UInt8]? {
        try decodeIfPresent(Data.self, forKey: ProtoKey(name)).map { [UInt8]($0) }
    }

    package func readBytes(_ name: String) throws -> [[UInt8]]? {
        try decodeIfPresent([Data].self, forKey: ProtoKey(name))?.map { [UInt8]($0) }
    }
}

extension KeyedEncodingContainer where Key == ProtoKey {
    package mutating func write<T: Encodable>(_ value: T?, _ name: String) throws {
        try encodeIfPresent(value, forKey: ProtoKey(name))
    }

    package mutating func writeWide<T: Encodable & LosslessStringConvertible>(
        _ value: T, _ name: String
    ) throws {
        try encode(String(value), forKey: ProtoKey(name))
    }

    package mutating func writeBytes(_ value: [UInt8], _ name: String) throws {
        try encode(Data(value), forKey: ProtoKey(name))
    }

    package mutating func writeBytes(_ values: [[UInt8]], _ name: String) throws {
        try encode(values.map { Data($0) }, forKey: ProtoKey(name))
    }
}

extension ScenePlan {
    /// Reads a plan from its JSON form.
    public init(json: Data) throws {
        self = try JSONDecoder().decode(ScenePlan.self, from: json)
    }

    /// The plan as JSON, keys in a stable order.
    public func json(pretty: Bool = true) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty
            ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            : [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
