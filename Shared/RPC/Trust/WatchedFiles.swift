internal import Foundation
internal import Synchronization

/// A value made of files and made anew when one of them has changed.
final class WatchedFiles<Value: Sendable>: Sendable {
    /// What tells one version of a file from another.
    private struct Stamp: Equatable {
        var changed: Date?
        var bytes: Int?
        var number: Int?
    }

    private struct State {
        var stamps: [Stamp]
        var value: Value
    }

    private let paths: [String]
    private let make: @Sendable () throws -> Value
    private let state: Mutex<State>

    /// Throws if the value cannot be made the first time.
    init(_ paths: [String], make: @escaping @Sendable () throws -> Value) throws {
        self.paths = paths
        self.make = make
        state = Mutex(State(stamps: Self.stamps(paths), value: try make()))
    }

    /// The value of the files as they are now. Files that cannot be used, half written ones say, leave the
    /// value as it was.
    var current: Value {
        let now = Self.stamps(paths)
        return state.withLock { state in
            if now != state.stamps, let value = try? make() {
                state.value = value
                state.stamps = now
            }
            return state.value
        }
    }

    private static func stamps(_ paths: [String]) -> [Stamp] {
        paths.map { path in
            // Through links, which is how orchestrators exchange secrets.
            let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let found = try? FileManager.default.attributesOfItem(atPath: real)
            return Stamp(
                changed: found?[.modificationDate] as? Date, bytes: found?[.size] as? Int,
                number: found?[.systemFileNumber] as? Int)
        }
    }
}
