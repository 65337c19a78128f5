/// A language as an automaton over bytes, which answers of the model must belong to.
///
/// Equal states must have equal futures: what is computed for one is kept for the other.
public protocol ByteGrammar: Sendable {
    associatedtype State: Hashable & Sendable

    var start: State { get }
    /// The state after one more byte, or nil if nothing in the language goes on like that.
    func next(_ state: State, _ byte: UInt8) -> State?
    /// Whether what was read so far is complete.
    func isAccepting(_ state: State) -> Bool
}

/// Any bytes at all, to be ended at any point.
public struct AnyText: ByteGrammar {
    public init() {}
    public var start: Bool { true }
    public func next(_ state: Bool, _ byte: UInt8) -> Bool? { true }
    public func isAccepting(_ state: Bool) -> Bool { true }
}
