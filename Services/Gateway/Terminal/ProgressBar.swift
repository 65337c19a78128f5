import Foundation

/// What a person sees while a picture is made: thoughts as lines, one bar that moves.
///
/// Everything goes to standard error; without a terminal there, the bar is left out.
public struct ProgressBar {
    private let interactive: Bool
    private let width = 28
    private var shown = ""

    public init() {
        interactive = isatty(STDERR_FILENO) == 1
    }

    /// A line of its own, above the bar.
    public mutating func note(_ line: String) {
        clear()
        write(line + "\n")
        redraw()
    }

    /// Moves the bar.
    /// - Parameters:
    ///   - total: units in all; 0 if unknown.
    ///   - ahead: requests that come first; there is no bar until there are none.
    public mutating func show(stage: String, done: Int, total: Int, ahead: Int = 0) {
        guard interactive else { return }
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let filled = Int(share * Double(width))
        let bar =
            String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let line =
            ahead > 0
            ? "\(stage): waiting, \(ahead) \(ahead == 1 ? "request comes" : "requests come") first"
            : Self.line(stage: stage, bar: bar, percent: total > 0 ? Int(share * 100) : nil)
        guard line != shown else { return }
        clear()
        shown = line
        redraw()
    }

    /// Takes the bar away.
    public mutating func finish() {
        clear()
        shown = ""
    }

    static func line(stage: String, bar: String, percent: Int?) -> String {
        let name = stage.padding(toLength: 10, withPad: " ", startingAt: 0)
        return "\(name) \(bar) \(percent.map { "\($0) %" } ?? "…")"
    }

    private func clear() {
        if interactive, !shown.isEmpty { write("\r\u{1B}[K") }
    }

    private func redraw() {
        if interactive { write(shown) }
    }

    private func write(_ text: String) {
        // Nobody may be reading any more; the picture is made all the same.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
