/// Why nothing of what was asked can be done to a photograph.
public enum PhotographError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What stands in the way, and what can be done instead.
    case impossible(String)

    public var description: String {
        switch self {
        case .impossible(let why): why
        }
    }
}
