/// Lets long arithmetic end early when nobody wants its result any more, without every function on the way
/// having to throw.
///
/// Inner loops look at `isRaised` and leave their work undone; whoever may throw calls `check` before what they
/// made is used. Once raised it stays raised.
public enum Interruption {
    /// Whether the work of this task, or thread, is to end; nil = it is not asked for.
    @TaskLocal public static var isWanted: (@Sendable () -> Bool)?

    /// Cheap enough for each row of a picture, not for each pixel.
    public static var isRaised: Bool { isWanted?() ?? false }

    /// Throws `CancellationError` once the work is to end.
    public static func check() throws(CancellationError) {
        if isRaised { throw CancellationError() }
    }
}
