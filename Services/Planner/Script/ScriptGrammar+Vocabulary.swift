/// The closed vocabularies as tries.
extension ScriptGrammar {
    static let sceneWords = WordTrie(SceneLine.self)
    static let colors = WordTrie(["-"] + SceneScript.Color.allCases.map(\.rawValue))
    static let materials = WordTrie(["-"] + SceneScript.Material.allCases.map(\.rawValue))
    static let predicates = WordTrie(
        SceneScript.Predicate.allCases.map(\.rawValue)
            + SceneScript.Formation.allCases.map(\.rawValue))
    static let surfaces = WordTrie(
        SceneScript.Color.allCases.map(\.rawValue) + SceneScript.Material.allCases.map(\.rawValue)
            + SceneScript.SurfaceKind.allCases.map(\.rawValue))
    /// What may follow each word of ``SceneLine``; the first has a slot of its own.
    static let scene = [
        surfaces, WordTrie(SceneScript.Wall.phrases), WordTrie(SceneScript.Place.self),
        WordTrie(SceneScript.Time.self),
        WordTrie(SceneScript.Light.self), WordTrie(SceneScript.Sky.self),
        WordTrie(SceneScript.Style.self), WordTrie(SceneScript.View.self),
    ]

    /// How many ids follow a predicate; none follow a formation.
    static func objects(of word: Int) -> Int {
        guard word < SceneScript.Predicate.allCases.count else { return 0 }
        return SceneScript.Predicate.allCases[word] == .between ? 2 : 1
    }

    static func word(_ state: State) -> Int? {
        surfaces.word(at: state.node)
    }

    static func isColor(_ word: Int) -> Bool {
        word < SceneScript.Color.allCases.count
    }

    static func isKind(_ word: Int) -> Bool {
        word >= SceneScript.Color.allCases.count + SceneScript.Material.allCases.count
    }

    /// Whether a word that may stand at `slot` goes through `node`.
    static func reaches(_ node: UInt16, after slot: Slot) -> Bool {
        surfaces.words(below: node).contains { word in
            switch slot {
            case .surfaceMaterial: !isColor(word)
            case .surfaceKind: isKind(word)
            default: true
            }
        }
    }

    /// Whether a scene word that is still to come goes through `node`.
    static func canOpen(_ node: UInt16, after sceneLines: UInt8) -> Bool {
        sceneWords.words(below: node).contains { $0 >= sceneLines }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    static func digit(_ byte: UInt8) -> UInt16? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            ? UInt16(byte - UInt8(ascii: "0")) : nil
    }
}
