import Illumination
import Instructions
import PlantainProto
import Script
import Space
import Staging

/// Walls, grounds and tables, and what they mirror.
extension PlanEdit {
    mutating func part(
        _ part: Part, _ tone: Tone?, _ material: SceneScript.Material?,
        _ ground: SceneScript.SurfaceKind?, at given: Int? = nil
    ) {
        let wanted: [SurfaceKind] =
            switch part {
            case .wall: [.wall]
            case .background: ground == nil ? [.wall] : [.ground, .floor]
            case .ground: [.floor, .ground]
            case .table: [.table, .counter, .shelf]
            }
        var found =
            given.map { [$0] }
            ?? plan.surfaces.indices.filter {
                wanted.contains(plan.surfaces[$0].kind) && !Self.isTrim(plan.surfaces[$0])
            }
        // A thing of that name may be meant: a table that is an object.
        if found.isEmpty, part == .table {
            let phrase = Phrase(.definite, noun: "table")
            if let tone, material == nil { return recolor(phrase, tone) }
            if let material { return remake(phrase, material, tone) }
        }
        if part == .background, ground != nil, isIndoors {
            return place(.field, snowy: ground == .snow)
        }
        if part == .background, plan.environment?.place == .studio {
            found = plan.surfaces.indices.filter {
                [.wall, .floor].contains(plan.surfaces[$0].kind)
            }
        }
        guard !found.isEmpty else {
            return refuse(
                "no \(part.rawValue == "background" ? "plain background" : part.rawValue) is in the picture that could be changed; name a place for the background"
            )
        }
        for s in found {
            let old = plan.surfaces[s].material ?? Material()
            var new = old
            if let ground { new = Material(substance: Self.substance(ground), seed: old.seed) }
            if let material { new = Material(substance: material.substance, seed: old.seed) }
            if let tone { new.tint = Color(Self.color(tone)) }
            plan.surfaces[s].material = new
        }
        if ground == .snow, !isIndoors {
            var mood = mood()
            if mood.sky != .starry { mood.sky = .overcast }
            relight(mood)
        }
        changed([])
        let words = [tone.map(Self.words), material?.rawValue, ground.map { "of \($0.rawValue)" }]
            .compactMap { $0 }.joined(separator: " ")
        say("the \(part == .ground ? plan.surfaces[found[0]].id : part.rawValue) is \(words) now")
    }

    static func substance(_ ground: SceneScript.SurfaceKind) -> Substance {
        switch ground {
        case .grass: .grass
        case .sand: .sand
        case .snow: .snow
        case .road: .asphalt
        case .water: .water
        case .rug: .fabric
        default: .soil
        }
    }

    // MARK: Mirrors

    /// Calms water, or polishes what things stand on, so that it shows them.
    ///
    /// - Parameter name: of what is to mirror, as it is said; empty = what suits
    mutating func reflect(_ name: String) {
        let waters = [
            "water", "sea", "lake", "river", "ocean", "pond", "pool", "puddle", "puddles",
        ]
        let wantsWater = waters.contains(name)
        if name.isEmpty || wantsWater {
            let found = plan.surfaces.indices.filter {
                plan.surfaces[$0].kind == .watertop
                    || plan.surfaces[$0].material?.substance == .water
            }
            if !found.isEmpty {
                for s in found { plan.surfaces[s].material?.roughness = 0.006 }
                changed([])
                return say("the water lies calm and mirrors what stands at it")
            }
        }
        if wantsWater, !isIndoors { return pond(name) }
        let kinds: [SurfaceKind] =
            name == "table" || name == "counter" || name == "desk"
            ? [.table, .counter, .shelf]
            : name == "floor" || name == "ground" || name == "road" || name == "street"
                ? [.floor, .ground] : [.table, .counter, .shelf, .floor, .ground]
        let carrying = plan.surfaces.indices.filter { s in
            kinds.contains(plan.surfaces[s].kind) && !Self.isTrim(plan.surfaces[s])
        }.sorted { a, b in load(plan.surfaces[a].id) > load(plan.surfaces[b].id) }
        guard let s = carrying.first else {
            return refuse("nothing is there that could mirror; a table, a floor or water could")
        }
        var material = plan.surfaces[s].material ?? Material()
        let id = plan.surfaces[s].id
        switch material.substance {
        case .grass, .sand, .soil, .snow, .fabric:
            return refuse(
                "the \(id) is of \(material.substance.protoName.lowercased()), which mirrors nothing; ask for a reflection in the water, or make the \(id) of marble, tile or stone first"
            )
        default: break
        }
        material.roughness = 0.05
        plan.surfaces[s].material = material
        changed([])
        if wantsWater { say("there is no water here") }
        let isPale = (material.tint?.rgb.luminance ?? 0) > 0.45
        say(
            "the \(id) is polished and mirrors what stands on it\(isPale ? "; pale as it is, the image is faint" : "")"
        )
    }

    private func load(_ id: String) -> Int { plan.objects.count { $0.support == id } }

    /// Still water before the things, as wide as the frame.
    private mutating func pond(_ name: String) {
        guard let ground = plan.surfaces.first(where: { $0.kind == .ground && !Self.isTrim($0) })
        else { return refuse("there is no ground that water could lie on") }
        let asked = plan.objects.filter { $0.group > 0 }
        let nearest = (asked.isEmpty ? plan.objects : asked).flatMap(\.corners).map(view.depth)
            .min()
        let camera = view.position
        let level = V3(view.forward.x, 0, view.forward.z).unit
        // Where the lower edge of the frame meets the ground.
        let ray = view.forward - view.up * view.tanY
        let bottom = ray.y < -0.02 ? (camera.y - ground.topHeight) / -ray.y : 0.3
        let far = max(bottom * 1.2, (nearest ?? bottom * 2) - 0.06 * (nearest ?? 1))
        let (from, to) = (0.3 * bottom, far)
        guard to - from > 0.05 else {
            return refuse(
                "there is no ground before the things that water could lie on; zoom out first")
        }
        let yaw = PlanEdit.yaw(level * -1)
        let middle = camera + level * ((from + to) / 2)
        let id = plan.surfaces.contains { $0.id == "water" } ? freshID() : "water"
        plan.surfaces.append(
            Surface(
                id: id, kind: .watertop,
                center: Vec3(V3(middle.x, ground.topHeight - 0.094, middle.z)),
                size: Vec3(x: max(8, 6 * to * view.tanX), y: 0.2, z: to - from), yaw: yaw,
                material: Material(
                    substance: .water, roughness: 0.006, seed: plan.seed % 1_000_003 + 5)))
        changed([])
        say(
            "still \(name == "puddle" || name == "puddles" ? "water" : name) lies before the things and mirrors them"
        )
    }
}
