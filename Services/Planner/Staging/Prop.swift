public import Knowledge
import Layout
public import PlantainProto
public import Space

/// One thing to stage: what it is, how large, and of what.
public struct Prop: Sendable {
    public var id: String
    /// 1-based index of its scripted entity; 0 = set dressing.
    public var group: Int
    public var noun: String
    public var asset: AssetInfo
    public var size: V3
    /// nil = as modelled.
    public var material: Material?
    /// What is written on it, in reading order.
    public var writings: [Writing]

    /// All of it; nil for none.
    public var text: String? {
        get { writings.isEmpty ? nil : writings.map(\.text).joined(separator: "\n") }
        set { writings = newValue.map { [Writing($0)] } ?? [] }
    }

    public init(
        id: String, group: Int, noun: String, asset: AssetInfo, size: V3? = nil,
        material: Material? = nil,
        text: String? = nil, writings: [Writing] = []
    ) {
        self.id = id
        self.group = group
        self.noun = noun
        self.asset = asset
        self.size = size ?? asset.size
        self.material = material
        self.writings = text.map { [Writing($0)] } ?? writings
    }

    /// A figurine as large as the thing itself, where that is larger than figurines are.
    public var isLifeSize: Bool {
        asset.lifeSize.map { size.y > max(0.5 * $0.y, 1.3 * asset.size.y) } ?? false
    }

    /// What layout needs to know of it.
    ///
    /// - Parameter relief: read from the model when something is to stand on, in or under it.
    func actor(_ relief: Relief?, outdoors: Bool) -> Actor {
        let scale = size / pointwiseMax(asset.size, V3(repeating: 1e-4))
        var actor = Actor(id: id, group: group, noun: noun, size: size)
        actor.perch = perch(outdoors: outdoors)
        actor.form = asset.form
        actor.top = asset.top.map { Actor.Area($0, scale: scale) }
        actor.inside = asset.inside.map { Actor.Area($0, scale: scale) }
        actor.boards = asset.boards.map { Actor.Area($0, scale: scale) }
        if let relief = relief?.scaled(scale) {
            // What is written of a model may be the frame below its cushions.
            let isUpholstered =
                asset.key.hasPrefix("pack/") && Leaning.seats.contains(asset.concept)
            if let own = actor.top, isUpholstered, let measured = relief.level,
                measured.height > own.height + 0.02
            {
                actor.top = measured
            }
            let hollow = actor.inside ?? relief.inside
            if isUpholstered, let seat = actor.top ?? relief.top, var between = hollow,
                between.height < seat.height
            {
                // Between the arms one sits on the cushions, not on the frame.
                between.depth -= seat.height - between.height
                between.height = seat.height
                actor.inside = between
            }
            actor.top = actor.top ?? relief.top
            // The model's own shape says more of a round hollow.
            let isRound = relief.inside.map { !$0.profile.isEmpty } ?? false
            actor.inside = isRound ? relief.inside : actor.inside ?? relief.inside
            actor.room = relief.room
        }
        actor.facesCamera =
            text != nil || asset.category == .sign || actor.perch == .wall
            || asset.concept == "storefront"
        actor.isLettered = text != nil
        actor.showsFlank = !actor.facesCamera && size.z > 1.5 * size.x && size.z > 0.3 * size.y
        actor.isTable = asset.isTable
        actor.isSeat = ["chair", "garden chair", "dining chair"].contains(asset.concept)
        actor.tumbles = asset.tumbles
        actor.role = asset.role
        if let text {
            let lines = max(1, (Float(text.count) / 14).squareRoot().rounded(.up))
            actor.wanted = min(1.5, max(0.5, 0.2 * lines + 0.3))
        }
        return actor
    }

    private func perch(outdoors: Bool) -> Actor.Perch {
        if asset.flies, outdoors { return .air }
        if isLifeSize { return .floor }
        return switch asset.stance {
        case .floor: .floor
        case .table: .table
        case .wall: .wall
        case .ceiling: .ceiling
        }
    }
}

extension Actor.Area {
    init(_ area: SupportArea, scale: V3) {
        self.init(
            height: area.height * scale.y, x: area.center.x * scale.x, z: area.center.y * scale.z,
            halfX: area.halfExtents.x * scale.x, halfZ: area.halfExtents.y * scale.z,
            depth: area.depth * scale.y)
    }
}

extension AssetInfo {
    private static let roles: [String: Actor.Role] = {
        var roles: [String: Actor.Role] = [:]
        func set(_ role: Actor.Role, _ concepts: [String]) {
            for concept in concepts { roles[concept] = role }
        }
        set(
            .wall,
            [
                "bookcase", "wall unit", "shelf", "wardrobe", "dresser", "cabinet",
                "sink cabinet",
                "refrigerator", "freezer", "stove", "oven", "washing machine", "dryer", "sink",
                "toilet", "bathtub", "bidet", "filing cabinet", "locker", "tv stand", "fireplace",
                "wood stove", "piano", "bed", "child bed", "crib", "bunk bed", "hospital bed",
                "dressing table", "radiator", "counter", "safe", "folding screen", "nightstand",
                "desk", "workbench", "blackboard", "whiteboard", "futon",
            ])
        set(.sofa, ["sofa", "corner sofa"])
        set(.armchair, ["armchair", "recliner", "bean bag"])
        set(.lamp, ["floor lamp"])
        set(.low, ["coffee table"])
        set(.rug, ["rug", "round rug", "doormat", "bath mat", "tatami"])
        return roles
    }()

    var role: Actor.Role { Self.roles[concept] ?? .none }
}

extension AssetInfo {
    private static let balls: Set = [
        "ball", "sphere", "orange", "beach ball", "basketball", "tennis ball", "soccer ball",
        "football",
        "baseball", "volleyball", "globe", "apple", "peach", "plum", "tomato", "lime",
        "bowling ball", "marble",
    ]
    private static let flyers: Set = [
        "airplane", "plane", "helicopter", "kite", "hot air balloon", "drone", "butterfly", "bee",
        "cloud",
        "moon", "rocket", "ufo", "bird", "eagle", "dove", "rainbow", "parachute", "dragonfly",
        "bat",
    ]
    private static let tables = [
        "table", "desk", "counter", "sideboard", "dresser", "nightstand", "workbench",
    ]

    var form: Actor.Form {
        if isFigurine { return .box }
        let ratio = size.max() / max(1e-4, size.min())
        if Self.balls.contains(concept), ratio < 1.25 { return .ball }
        if abs(size.x - size.z) < 0.12 * max(size.x, size.z),
            [.tableware, .container, .kitchenware, .lamp, .plant, .food, .decoration, .solid]
                .contains(category),
            concept != "cube", concept != "box", concept != "gift", concept != "pyramid"
        {
            return .cylinder
        }
        return .box
    }

    var tumbles: Bool {
        !isFigurine && [.food, .sport, .toy, .solid, .stationery, .tool].contains(category)
    }

    /// Hangs in the air by its nature; things that can as well stand do so.
    var flies: Bool {
        Self.flyers.contains(concept)
            && !["airplane", "plane", "helicopter", "bird", "rocket"].contains(concept)
    }

    /// Small things gather on it.
    public var isTableLike: Bool { isTable }

    var isTable: Bool {
        category == .furniture && top != nil && Self.tables.contains { concept.hasSuffix($0) }
    }

    /// A vessel with something in it that is seen only from above.
    var isFilled: Bool {
        category == .tableware
            && ["cup of ", "mug of ", "bowl of "].contains { concept.hasPrefix($0) }
    }

    /// All its lettering faces upward: on panels made for it, or because it is a sheet that lies.
    var liesFlat: Bool {
        if textPanels.isEmpty { return size.y <= 0.12 * max(size.x, size.z) }
        return textPanels.allSatisfy { V3($0.right).cross(V3($0.up)).unit.y > 0.7 }
    }

    /// The panel that faces the front, if lettering can be put on one.
    public var frontPanel: TextPanel? {
        textPanels.first { panel in
            let normal = V3(panel.right).cross(V3(panel.up)).unit
            return normal.z > 0.5
        }
    }
}
