/// What the language model understood of a prompt: things, how they stand, and the scene around.
///
/// The written form is one fact a line, in this order (see ``ScriptParser`` and ``description``):
///
///     a 1 red - mug            id, count, colour or -, material or -, [size] noun [#strings]
///     b 2 - wood large chair
///     c 1 - - sign #1
///     a left b                 subject, predicate, object
///     c between a b
///     b row                    how a group is arranged
///     on wood table            [colour] [material] kind
///     wall white brick         [colour] [material]
///     place kitchen
///     time golden hour
///     light soft
///     sky clear
///     style photo
///     view close
public struct SceneScript: Hashable, Sendable {
    /// The bounds that keep every answer short; the grammar enforces them.
    public enum Limit {
        public static let entities = 12
        public static let count = 12
        /// Relations and formations together.
        public static let relations = 24
        /// Bytes of a noun, a size word included.
        public static let noun = 48
        /// Quoted strings of a prompt.
        public static let strings = 12
    }

    /// One thing, or a group of equal things.
    public struct Entity: Hashable, Sendable {
        /// `a` for the first one, `b` for the second, …
        public var id: Character
        /// 1…12
        public var count: Int
        public var color: Color?
        public var material: Material?
        public var size: Size?
        /// As the prompt says it, in lower case and singular: "coffee mug".
        public var noun: String
        /// 1-based indices of the prompt's quoted strings written on it.
        public var strings: [Int]
        public var formation: Formation?

        public init(
            id: Character, count: Int = 1, color: Color? = nil, material: Material? = nil,
            size: Size? = nil, noun: String, strings: [Int] = [], formation: Formation? = nil
        ) {
            self.id = id
            self.count = count
            self.color = color
            self.material = material
            self.size = size
            self.noun = noun
            self.strings = strings
            self.formation = formation
        }
    }

    /// "subject predicate object", as the camera sees it; `other` only for `between`.
    public struct Relation: Hashable, Sendable {
        public var subject: Character
        public var predicate: Predicate
        public var object: Character
        public var other: Character?

        public init(
            _ subject: Character, _ predicate: Predicate, _ object: Character,
            _ other: Character? = nil
        ) {
            self.subject = subject
            self.predicate = predicate
            self.object = object
            self.other = other
        }
    }

    /// What everything stands on unless a relation says otherwise.
    public struct Surface: Hashable, Sendable {
        public var color: Color?
        public var material: Material?
        public var kind: SurfaceKind

        public init(color: Color? = nil, material: Material? = nil, kind: SurfaceKind) {
            self.color = color
            self.material = material
            self.kind = kind
        }
    }

    /// The wall behind everything; one of both at least.
    public struct Wall: Hashable, Sendable {
        public var color: Color?
        public var material: Material?

        public init(color: Color? = nil, material: Material? = nil) {
            self.color = color
            self.material = material
        }
    }

    public var entities: [Entity]
    public var relations: [Relation]
    public var surface: Surface?
    public var wall: Wall?
    public var place: Place?
    public var time: Time?
    public var light: Light?
    public var sky: Sky?
    public var style: Style?
    public var view: View?

    public init(
        entities: [Entity] = [], relations: [Relation] = [], surface: Surface? = nil,
        wall: Wall? = nil, place: Place? = nil, time: Time? = nil, light: Light? = nil,
        sky: Sky? = nil,
        style: Style? = nil, view: View? = nil
    ) {
        self.entities = entities
        self.relations = relations
        self.surface = surface
        self.wall = wall
        self.place = place
        self.time = time
        self.light = light
        self.sky = sky
        self.style = style
        self.view = view
    }

    public subscript(id: Character) -> Entity? {
        entities.first { $0.id == id }
    }

    /// The id of the entity at `index`: a, b, c, …
    public static func id(at index: Int) -> Character {
        Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(clamping: index)))
    }
}
