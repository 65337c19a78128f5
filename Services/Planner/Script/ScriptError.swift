/// Why a text is no script: where, what was expected, and what came.
public struct ScriptError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Problem: Hashable, Sendable {
        /// A word outside its vocabulary.
        case unexpected(String, expected: String)
        /// An id that no earlier line declares.
        case undeclared(String)
        /// A line that is in the wrong place or comes twice.
        case misplaced(String)
        /// More of something than the language allows.
        case tooMany(String, limit: Int)
    }

    /// 1-based.
    public var line: Int
    public var problem: Problem

    public init(line: Int, problem: Problem) {
        self.line = line
        self.problem = problem
    }

    public var description: String {
        switch problem {
        case .unexpected(let word, let expected):
            "script line \(line): expected \(expected), got \"\(word)\""
        case .undeclared(let id):
            "script line \(line): expected the id of an earlier line, got \"\(id)\""
        case .misplaced(let word):
            "script line \(line): a line \"\(word)\" cannot stand here"
        case .tooMany(let what, let limit):
            "script line \(line): more than \(limit) \(what)"
        }
    }
}
