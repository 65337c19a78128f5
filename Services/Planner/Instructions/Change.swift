public import Script

/// A colour as it is said: a word of the script's palette, perhaps lighter or darker than it.
public struct Tone: Hashable, Sendable {
    public var color: SceneScript.Color
    public var shade: SceneScript.Shade?
    /// The word of ``ColorWords`` that was said, where it is one of those.
    public var hue: String?

    public init(
        _ color: SceneScript.Color, _ shade: SceneScript.Shade? = nil, hue: String? = nil
    ) {
        self.color = color
        self.shade = shade
        self.hue = hue
    }
}

/// Where in the frame something is.
public enum Side: String, Hashable, Sendable, CaseIterable {
    case left, right, middle, front, back, top, bottom
}

/// A noun phrase of an instruction: what is meant, or what is to be made.
public struct Phrase: Hashable, Sendable {
    public enum Determiner: Hashable, Sendable {
        /// "it", "them", "this".
        case pronoun
        case definite, indefinite, all, another, other
        case none
    }

    public var determiner: Determiner
    /// In the singular, in lower case; empty for a pronoun or "one".
    public var noun: String
    public var count: Int?
    public var isPlural: Bool
    public var tone: Tone?
    public var material: SceneScript.Material?
    public var size: SceneScript.Size?
    public var side: Side?
    /// Lettering that it bears.
    public var text: String?
    /// What it is said to be next to, on, …
    public var spots: [Spot]
    /// "all but the red one".
    public var exception: [Phrase]

    public init(
        _ determiner: Determiner = .none, noun: String = "", count: Int? = nil,
        isPlural: Bool = false, tone: Tone? = nil, material: SceneScript.Material? = nil,
        size: SceneScript.Size? = nil, side: Side? = nil, text: String? = nil, spots: [Spot] = [],
        exception: [Phrase] = []
    ) {
        self.determiner = determiner
        self.noun = noun
        self.count = count
        self.isPlural = isPlural
        self.tone = tone
        self.material = material
        self.size = size
        self.side = side
        self.text = text
        self.spots = spots
        self.exception = exception
    }

    public static let it = Phrase(.pronoun)

    /// Names no kind of thing.
    public var isBare: Bool { noun.isEmpty }

    /// Its last word: "mug" of "coffee mug".
    public var head: String { noun.split(separator: " ").last.map(String.init) ?? "" }
}

/// A place beside, on or in something.
public struct Spot: Hashable, Sendable {
    public var kind: SceneScript.Predicate
    /// The first is the anchor; "between" has a second.
    public var anchors: [Phrase]

    public init(_ kind: SceneScript.Predicate, _ anchors: [Phrase]) {
        self.kind = kind
        self.anchors = anchors
    }
}

/// Where something is to go.
public enum Destination: Hashable, Sendable {
    case spot(Spot)
    case side(Side)
    /// From where it is, as the camera sees it; 1 = by about its own width.
    case shift(Direction, Float)

    public enum Direction: String, Hashable, Sendable {
        case left, right, nearer, farther, up, down
    }
}

/// How something is to turn.
public enum Turning: Hashable, Sendable {
    /// Radians about the vertical, positive to the viewer's left as its front goes.
    case by(Float)
    case toCamera
    case upsideDown
    case onItsSide
}

/// What is to be seen of the light.
public enum LightWish: Hashable, Sendable {
    case character(SceneScript.Light)
    case from(Side)
    /// Times the exposure.
    case exposure(Float)
}

/// How the frame is to change.
public enum FrameWish: Hashable, Sendable {
    /// Times the size of what is seen; the phrase is what to look at.
    case zoom(Float, Phrase?)
    case view(SceneScript.View)
    /// "16:9"
    case aspect(String)
    case size(String)
    /// Radians that the camera goes round the subject, positive to its right.
    case orbit(Float)
    case center(Phrase)
    /// The first thing alone in focus, or everything.
    case depth(isShallow: Bool)
    /// More to be seen at one side, or at all, by this share of the picture's length.
    case extend(Side?, Float)
}

/// How the finished picture is printed.
public enum Toning: Hashable, Sendable { case gray, sepia, color }

/// A part of the surroundings.
public enum Part: String, Hashable, Sendable { case background, wall, ground, table }

/// One change that an instruction asks for.
public enum Change: Hashable, Sendable {
    case add(Phrase, [Destination])
    case remove(Phrase)
    case replace(Phrase, Phrase)
    case swap(Phrase, Phrase)
    case move(Phrase, Destination)
    case turn(Phrase, Turning)
    case resize(Phrase, Float)
    /// So many more of the same.
    case duplicate(Phrase, Int)
    /// So many in all.
    case count(Phrase, Int)
    case recolor(Phrase, Tone)
    /// Lighter (above 1) or darker than it is.
    case shade(Phrase, Float)
    case remake(Phrase, SceneScript.Material, Tone?)
    /// Lettering: on what, in place of what, and the new words.
    case write(Phrase?, old: String?, new: String)
    case erase(Phrase?)
    case ink(Phrase?, Tone)
    /// Words that describe letters: "bold serif".
    case font(Phrase?, String)
    case enlargeText(Phrase?, Float)
    case sky(SceneScript.Sky)
    /// More (above 1) or less of rain, snow or fog.
    case thicken(SceneScript.Sky, Float)
    case time(SceneScript.Time)
    case light(LightWish)
    case place(SceneScript.Place)
    /// A background that is no place of the script.
    case scene(Phrase)
    case part(Part, Tone?, SceneScript.Material?, SceneScript.SurfaceKind?)
    /// Something that is to mirror: "water", "table"; empty = what suits.
    case reflect(String)
    case frame(FrameWish)
    case finish(Toning)
    case style(String)
    /// The last change, on something else; `instead` takes it back first.
    case again(Phrase, instead: Bool)
    case undo
    case redo
    /// Words that name no change that is known.
    case unclear(String)
}

extension Change {
    /// One word for what kind of change it is.
    public var kind: String {
        switch self {
        case .add: "add"
        case .remove: "remove"
        case .replace: "replace"
        case .swap: "swap"
        case .move: "move"
        case .turn: "turn"
        case .resize: "resize"
        case .duplicate: "duplicate"
        case .count: "count"
        case .recolor, .shade: "recolor"
        case .remake: "material"
        case .write, .erase: "text"
        case .ink, .font, .enlargeText: "lettering"
        case .sky, .thicken: "sky"
        case .reflect: "reflection"
        case .time: "time"
        case .light: "light"
        case .place, .scene, .part(.background, _, _, _): "background"
        case .part: "surface"
        case .frame: "frame"
        case .finish: "finish"
        case .style: "style"
        case .again: "again"
        case .undo: "undo"
        case .redo: "redo"
        case .unclear: "unclear"
        }
    }
}
