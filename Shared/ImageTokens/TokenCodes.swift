import Foundation

/// The two codes of every token, row by row; each code stands for three small numbers of 8, 8 and 4
/// levels.
public struct TokenCodes: Sendable, Equatable {
    /// Native pixels across a token.
    public static let size = 64
    static let levels = [8, 8, 4, 8, 8, 4]
    /// Those of the first code and of the second; a code counts them with the first running
    /// fastest.
    public static let codeLevels = [Array(levels[..<3]), Array(levels[3...])]

    public let rows: Int
    public let columns: Int
    public var first: [UInt8]
    public var second: [UInt8]

    public init(rows: Int, columns: Int, first: [UInt8], second: [UInt8]) {
        precondition(
            first.count == rows * columns && second.count == rows * columns,
            "\(rows)×\(columns) tokens need as many codes")
        self.rows = rows
        self.columns = columns
        self.first = first
        self.second = second
    }

    public init(rows: Int, columns: Int) {
        let none = [UInt8](repeating: 0, count: rows * columns)
        self.init(rows: rows, columns: columns, first: none, second: none)
    }

    /// Rows and columns of tokens that cover a canvas.
    public static func grid(width: Int, height: Int) -> (rows: Int, columns: Int) {
        ((height + size - 1) / size, (width + size - 1) / size)
    }

    /// The six numbers of a token, each in [-1, 1].
    func values(at position: Int) -> [Float] {
        zip(Self.indices(first[position]) + Self.indices(second[position]), Self.levels).map {
            Float($0) / Float($1 - 1) * 2 - 1
        }
    }

    /// Sets a token to the grid points nearest to the logistic of six unbounded numbers.
    mutating func quantize(_ h: [Float], at position: Int) {
        let indices = zip(h, Self.levels).map { x, levels in
            Int((Float(levels - 1) / (1 + exp(-x))).rounded(.toNearestOrEven))
        }
        first[position] = UInt8(indices[0] + 8 * indices[1] + 64 * indices[2])
        second[position] = UInt8(indices[3] + 8 * indices[4] + 64 * indices[5])
    }

    private static func indices(_ code: UInt8) -> [Int] {
        [Int(code) % 8, Int(code) / 8 % 8, Int(code) / 64]
    }
}
