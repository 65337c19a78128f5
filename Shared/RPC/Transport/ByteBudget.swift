internal import Synchronization

/// Bytes that all calls of a server together may hold of messages that are not whole.
final class ByteBudget: Sendable {
    private let limit: Int
    private let taken = Atomic(0)

    init(limit: Int) { self.limit = limit }

    /// Takes as many, whether or not they are there; false if they were not.
    func take(_ count: Int) -> Bool {
        taken.wrappingAdd(count, ordering: .relaxed).newValue <= limit
    }

    func give(_ count: Int) { taken.wrappingSubtract(count, ordering: .relaxed) }
}
