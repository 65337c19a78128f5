/// Something in a plan that is not as it should be.
public struct Finding: Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case count, relation, framing, small, hidden, floating, overlap, text, color, light, camera
    }

    public var kind: Kind
    /// Object ids that are concerned.
    public var objects: [String]
    /// A sentence without a full stop: "the mug is not left of the lamp".
    public var text: String
    /// How bad it is of its kind: 1 = as bad as usual.
    public var severity: Float = 1

    public init(_ kind: Kind, _ text: String) { self.init(kind, [], text) }

    public init(_ kind: Kind, _ objects: [String], _ text: String, severity: Float = 1) {
        self.severity = severity
        self.kind = kind
        self.objects = objects
        self.text = text
    }

    public var description: String { text }

    /// How much it matters, for choosing among plans.
    public var weight: Float { severity * kind.weight }
}

extension Finding.Kind {
    fileprivate var weight: Float {
        switch self {
        case .count: 10
        case .camera, .light: 8
        case .relation, .text: 5
        case .floating, .overlap: 4
        case .framing: 4
        case .hidden: 3
        case .small, .color: 1
        }
    }
}
