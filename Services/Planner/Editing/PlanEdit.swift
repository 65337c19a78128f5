import Instructions
import Knowledge
import PlantainProto
import SceneGeometry
import Space
import Staging

/// A plan while it is being changed, and what was said about it.
struct PlanEdit {
    let library: AssetLibrary
    let reliefs: Reliefs
    let region: Region?
    var plan: ScenePlan
    /// Ids of what was last spoken of.
    var mentioned: [String]
    var said: [String] = []
    var refused: [String] = []
    /// How many of the refusals have been told.
    var told = 0
    var hasChanged = false
    private var touched: Set<String> = []

    init(_ plan: ScenePlan, library: AssetLibrary, reliefs: Reliefs, region: Region?) {
        self.library = library
        self.reliefs = reliefs
        self.region = region
        self.plan = plan
        mentioned = plan.edits.last?.objects ?? []
        pinPatterns()
    }

    var view: Viewpoint {
        let canvas = plan.canvas ?? Canvas(width: 1, height: 1)
        return Viewpoint(
            plan.camera ?? Camera(), aspect: Float(canvas.width) / Float(max(1, canvas.height)))
    }

    mutating func say(_ text: String) { said.append(text) }
    mutating func refuse(_ text: String) { refused.append(text) }

    /// Patterns are seeded by a thing's place in the list; written down, they outlast the removal of others.
    private mutating func pinPatterns() {
        for i in plan.surfaces.indices where plan.surfaces[i].material?.seed ?? 0 == 0 {
            var material = plan.surfaces[i].material ?? Material()
            material.seed = Scene.patternSeed(plan.seed, i, .surface)
            plan.surfaces[i].material = material
        }
        for i in plan.objects.indices where plan.objects[i].material?.seed ?? 0 == 0 {
            var material = plan.objects[i].material ?? Material()
            material.seed = Scene.patternSeed(plan.seed, i, .object)
            plan.objects[i].material = material
        }
    }

    /// Notes that things were changed and are spoken of now.
    mutating func changed(_ ids: [String], moved: Bool = false) {
        hasChanged = true
        if !ids.isEmpty { mentioned = ids }
        touched.formUnion(ids)
        guard moved else { return }
        let groups = Set(plan.objects.filter { ids.contains($0.id) }.map(\.group))
        plan.relations.removeAll { groups.contains($0.subject) || groups.contains($0.object) }
    }

    /// The plan with its own story told.
    func finished(_ instruction: String) -> ScenePlan {
        var result = plan
        let groups = Set(plan.objects.map(\.group))
        result.relations.removeAll {
            !groups.contains($0.subject) || !groups.contains($0.object)
                || $0.other > 0 && !groups.contains($0.other)
        }
        // The script tells of the picture as it was.
        result.script = ""
        result.notes = refused
        let there = mentioned.filter { id in plan.objects.contains { $0.id == id } }
        result.edits = (plan.edits + [PastEdit(instruction: instruction, objects: there)]).suffix(
            64)
        return result
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .add(let phrase, let places): add(phrase, places)
        case .remove(let phrase): remove(phrase)
        case .replace(let old, let new): replace(old, new)
        case .swap(let one, let other): swap(one, other)
        case .move(let phrase, let place): move(phrase, place)
        case .turn(let phrase, let turn): self.turn(phrase, turn)
        case .resize(let phrase, let factor): resize(phrase, factor)
        case .duplicate(let phrase, let count): duplicate(phrase, count)
        case .count(let phrase, let count): self.count(phrase, count)
        case .recolor(let phrase, let tone): recolor(phrase, tone)
        case .shade(let phrase, let factor): shade(phrase, factor)
        case .remake(let phrase, let material, let tone): remake(phrase, material, tone)
        case .write(let phrase, let old, let new): write(phrase, old: old, new)
        case .erase(let phrase): erase(phrase)
        case .ink(let phrase, let tone): ink(phrase, tone)
        case .font(let phrase, let words): font(phrase, words)
        case .enlargeText(let phrase, let factor): enlargeText(phrase, factor)
        case .sky(let sky): self.sky(sky)
        case .thicken(let kind, let factor): thicken(kind, factor)
        case .reflect(let name): reflect(name)
        case .time(let time): self.time(time)
        case .light(let wish): light(wish)
        case .place(let place): self.place(place)
        case .scene(let phrase):
            refuse(
                "\"\(phrase.noun)\" is no background that is known; beach, forest, field, mountain, desert, street, kitchen and other places are, and walls and plain colours"
            )
        case .part(let part, let tone, let material, let ground):
            self.part(part, tone, material, ground)
        case .frame(let wish): frame(wish)
        case .finish(let finish): self.finish(finish)
        case .style(let style):
            refuse(
                "pictures in the style \(style) cannot be drawn yet; they all look like photographs"
            )
        case .unclear(let words) where Self.thanks(words):
            refuse("nothing is asked for, so nothing changes")
        case .unclear(let words):
            refuse(
                "\"\(words)\" is not understood; things can be added, removed, replaced, moved, turned, "
                    + "resized, counted, recoloured and lettered, and sky, light, time and background changed"
            )
        case .undo: refuse("taking back comes first or alone")
        case .again, .redo: break
        }
    }

    /// Whether words only say that somebody is content.
    private static func thanks(_ words: String) -> Bool {
        let content: Set<Substring> = [
            "thanks", "thank", "you", "perfect", "great", "good", "nice", "lovely", "ok", "okay",
            "cool", "wonderful", "beautiful", "that's", "it", "looks", "very", "much", "so", "is",
            "it's", "fine", "well", "done", "yes", ",", "!",
        ]
        return words.lowercased().split(separator: " ").allSatisfy(content.contains)
    }
}
