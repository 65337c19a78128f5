public import Checkpoint
public import Foundation
public import GuideMap
public import ImageTokens
import Interruption
public import PlantainProto
import Tensor

/// A position with its two codes.
public struct PlacedToken: Sendable, Hashable {
    public var position: Int
    public var first: UInt8
    public var second: UInt8

    public init(position: Int, first: UInt8, second: UInt8) {
        self.position = position
        self.first = first
        self.second = second
    }
}

/// Writes the tokens of a picture from its plan and guides.
public struct TokenGenerator: Sendable {
    private let transformer: Transformer

    /// The temperature at which these weights write best.
    public var temperature: Float { transformer.configuration.temperature ?? 0 }

    /// - Parameters:
    ///   - path: of `transformer.safetensors`
    ///   - threads: that write tokens which are written together
    public init(
        path: String, threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) throws(CheckpointError) {
        transformer = try Transformer(Checkpoint(path: path), threads: threads)
    }

    /// Writes every token that is not fixed.
    ///
    /// - Parameters:
    ///   - plan: its canvas decides the grid
    ///   - fixed: tokens given as known
    ///   - temperature: 1 = as learned; below, likelier tokens are preferred; 0 = always what is
    ///     to be expected
    ///   - report: called with the tokens of each step as they are written; what it throws ends the
    ///     work
    ///   - spent: told at the end what it cost
    /// - Returns: all tokens, the fixed ones included
    public func generate(
        plan: ScenePlan, guides: any GuideSource, fixed: [PlacedToken] = [], order: WritingOrder,
        seed: UInt64, temperature: Float? = nil,
        report: ([PlacedToken]) throws -> Void = { _ in }, spent: (TokenWork) -> Void = { _ in }
    ) throws -> TokenCodes {
        let (width, height) = (Int(plan.canvas?.width ?? 0), Int(plan.canvas?.height ?? 0))
        let (rows, columns) = TokenCodes.grid(width: width, height: height)
        guard rows > 0, columns > 0 else {
            throw TokenError.emptyCanvas(width: width, height: height)
        }
        var work = TokenWork()
        let pooled = try work.guides.measure {
            try PooledGuides.pool(
                guides, rows: rows, columns: columns, BaseTerms(PlanLight(plan)),
                check: { try report([]) })
        }
        var state = work.transformer.measure {
            transformer.start(pooled: pooled, plan: PlanVector.of(plan, height: Float(height)))
        }

        var codes = TokenCodes(rows: rows, columns: columns)
        var known = Set<Int>()
        for token in fixed {
            guard (0..<rows * columns).contains(token.position) else {
                throw TokenError.outsideGrid(position: token.position, rows: rows, columns: columns)
            }
            codes.first[token.position] = token.first
            codes.second[token.position] = token.second
            known.insert(token.position)
        }
        let temperature = temperature ?? self.temperature
        var carried = try work.transformer.measure {
            try readKnown(known.sorted(), codes, &state, report)
        }
        let open = (0..<rows * columns).filter { !known.contains($0) }
        let groups = order.groups(open, seed: seed)
        for group in groups {
            let slots = Self.pair(carried, group, codes)
            let (first, second) = work.transformer.measure {
                let hidden = transformer.advance(&state, slots, mutual: true)
                let rowsOfGroup = hidden.prefixRows(group.count)
                let first = sample(
                    transformer.firstLogits(rowsOfGroup), group, seed, temperature, code: 0)
                let second = sample(
                    transformer.secondLogits(rowsOfGroup, first: first), group, seed, temperature,
                    code: 1)
                return (first, second)
            }
            try Interruption.check()
            var written: [PlacedToken] = []
            for (index, position) in group.enumerated() {
                codes.first[position] = first[index]
                codes.second[position] = second[index]
                written.append(
                    PlacedToken(position: position, first: first[index], second: second[index]))
            }
            carried = group
            try report(written)
        }
        work.transformer.operations = transformer.configuration.floatingPointOperations(
            rows: rows, columns: columns, known: known.count, groups: groups.map(\.count))
        spent(work)
        return codes
    }

    /// Known tokens that pass through the transformer side by side.
    static let readAtOnce = 64

    /// Lets the past hold all known tokens but the last, which is returned, to be carried by the
    /// next step.
    private func readKnown(
        _ known: [Int], _ codes: TokenCodes, _ state: inout DecodingState,
        _ report: ([PlacedToken]) throws -> Void
    ) throws -> [Int] {
        var start = 0
        while start < known.count {
            try report([])
            let end = min(start + Self.readAtOnce, known.count)
            let slots = (start..<end).map { index in
                guard index > 0 else {
                    return Slot(codes: nil, content: known[0], target: known[0])
                }
                let before = known[index - 1]
                return Slot(
                    codes: (codes.first[before], codes.second[before]), content: before,
                    target: known[index])
            }
            _ = transformer.advance(&state, slots, mutual: false)
            start = end
        }
        return known.suffix(1)
    }

    /// Slots that carry the tokens of one group and write those of the next. Positions left over on
    /// either side get slots of their own; those that write come first.
    static func pair(_ carried: [Int], _ group: [Int], _ codes: TokenCodes) -> [Slot] {
        (0..<max(carried.count, group.count)).map { index in
            guard index < carried.count else {
                return Slot(codes: nil, content: group[index], target: group[index])
            }
            let content = carried[index]
            return Slot(
                codes: (codes.first[content], codes.second[content]), content: content,
                target: index < group.count ? group[index] : content)
        }
    }

    private func sample(
        _ logits: Tensor, _ group: [Int], _ seed: UInt64, _ temperature: Float, code: Int
    ) -> [UInt8] {
        group.enumerated().map { row, position in
            let line = Array(logits.values[row * 256..<(row + 1) * 256])
            let chance = CounterNoise.uniform(seed, position, 2, code)
            return UInt8(
                Sampling.pick(
                    line, levels: TokenCodes.codeLevels[code], temperature: temperature,
                    chance: chance))
        }
    }
}

/// Why tokens could not be written or read.
public enum TokenError: Error, Equatable, CustomStringConvertible {
    case emptyCanvas(width: Int, height: Int)
    case outsideGrid(position: Int, rows: Int, columns: Int)
    case wrongPictureSize(expected: [Int], found: [Int])

    public var description: String {
        switch self {
        case .emptyCanvas(let width, let height):
            "the plan's canvas is \(width)×\(height) pixels; both must be at least 1"
        case .outsideGrid(let position, let rows, let columns):
            "a fixed token stands at position \(position), but the grid has \(rows)×\(columns)"
        case .wrongPictureSize(let expected, let found):
            "the picture's size is \(found), the plan's canvas asks for \(expected)"
        }
    }
}

extension Tensor {
    /// The first rows of a matrix.
    fileprivate func prefixRows(_ count: Int) -> Tensor {
        let width = shape[1]
        return Tensor(shape: [count, width], values: Array(values.prefix(count * width)))
    }
}
