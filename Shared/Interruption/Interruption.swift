internal import Synchronization

/// Lets long arithmetic end early when nobody wants its result any more, without every function on the way
/// having to throw.
///
/// Inner loops look at `isRaised` and leave their work undone; whoever may throw calls `check` before what they
/// made is used. Once raised it stays raised.
public final class Interruption: Sendable {
    /// That of this task or thread; nil = it cannot be interrupted.
    @TaskLocal public static var current: Interruption?

    private let flag = Atomic(false)

    public init() {}

    public var isRaised: Bool { flag.load(ordering: .relaxed) }

    public func raise() { flag.store(true, ordering: .relaxed) }

    /// Cheap enough for each row of a picture, not for each pixel.
    public static var isRaised: Bool { current?.isRaised ?? false }

    /// Throws `CancellationError` once the work is to end.
    public static func check() throws(CancellationError) {
        if isRaised { throw CancellationError() }
    }
}
