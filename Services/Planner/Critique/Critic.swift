public import Knowledge
import Physics
public import PlantainProto
public import Script
import Space
public import Staging

/// Looks a plan over: is everything there, in its place, whole, seen, standing, legible?
public struct Critic: Sendable {
    private let library: AssetLibrary
    /// Native pixels of a small letter's height below which text is called illegible.
    public static let legiblePixels: Float = 9
    /// Pixels of a capital's height on a 1K picture below which text is made larger if that is possible.
    public static let easyPixels: Float = 14

    private let reliefs: Reliefs

    /// How large the smallest letters on a thing are, 1 = as large as they must be.
    public static func legibility(of object: String, in plan: ScenePlan) -> Float {
        plan.texts.filter { $0.object == object }.map { legibility($0, in: plan) }.min() ?? 1
    }

    static func legibility(_ run: TextRun, in plan: ScenePlan) -> Float {
        min(
            Signwriter.smallLetterPixels(run, in: plan) / legiblePixels,
            Signwriter.capPixels(run, in: plan) / easyPixels)
    }

    public init(_ library: AssetLibrary, reliefs: Reliefs? = nil) {
        self.library = library
        self.reliefs = reliefs ?? Reliefs(library)
    }

    /// - Parameters:
    ///   - script: what was asked; without it the plan is held against its own relations only
    ///   - leftOut: groups of the script that nothing depicts, which was said already
    public func review(
        _ plan: ScenePlan, script: SceneScript? = nil, strings: [String] = [],
        leftOut: Set<Int> = []
    ) -> [Finding] {
        var findings = basics(plan)
        guard findings.isEmpty, let camera = plan.camera, let canvas = plan.canvas else {
            return findings
        }
        let view = Viewpoint(camera, aspect: Float(canvas.width) / Float(max(1, canvas.height)))
        if let script { findings += counts(plan, script, leftOut) + colors(plan, script) }
        findings += framing(plan, view)
        findings += plan.relations.compactMap { relation($0, plan, view) }
        findings += hidden(plan, view)
        findings += physics(plan)
        findings += texts(plan, view, strings: strings)
        // Set dressing may be hidden, cut off and intertwined; without a script nothing tells it apart.
        let asked = plan.objects.filter { $0.group > 0 }
        let matters = Set((asked.isEmpty && script == nil ? plan.objects : asked).map(\.id))
        return findings.filter { $0.objects.isEmpty || !matters.isDisjoint(with: $0.objects) }
    }

    // MARK: The document itself

    private func basics(_ plan: ScenePlan) -> [Finding] {
        var findings: [Finding] = []
        if plan.canvas.map({ $0.width == 0 || $0.height == 0 }) ?? true {
            findings.append(Finding(.camera, "the plan has no canvas"))
        }
        if plan.camera.map({
            $0.verticalFov <= 0 || $0.verticalFov > 2.5 || $0.position == $0.target
        }) ?? true {
            findings.append(Finding(.camera, "the plan has no camera that could see anything"))
        }
        if plan.film.map({ !($0.exposure > 0) || !$0.exposure.isFinite }) ?? true {
            findings.append(Finding(.light, "the film has no exposure"))
        }
        if plan.environment == nil {
            findings.append(Finding(.light, "the plan says nothing of its surroundings"))
        }
        if plan.lights.count > 3 {
            findings.append(
                Finding(.light, "there are \(plan.lights.count) lights, three at most count"))
        }
        for object in plan.objects where library.asset(object.asset) == nil {
            findings.append(
                Finding(.count, [object.id], "nothing is known under \"\(object.asset)\""))
        }
        return findings
    }

    // MARK: Against the script

    private func counts(
        _ plan: ScenePlan, _ script: SceneScript, _ leftOut: Set<Int>
    ) -> [Finding] {
        script.entities.enumerated().compactMap { k, entity -> Finding? in
            // A plan that comes back says itself what it could not show.
            let isExcused = plan.notes.contains {
                $0.hasSuffix("\(entity.noun) is not known; it is left out")
                    || $0.hasSuffix("\"\(entity.noun)\" is left out")
            }
            guard !leftOut.contains(k + 1), !isExcused else { return nil }
            let there = plan.objects.count { $0.group == UInt32(k + 1) }
            guard there != entity.count, there > 0 || !Surroundings.names(entity.noun) else {
                return nil
            }
            // A window may be one in the wall.
            if there == 0, entity.lastWord == "window",
                plan.surfaces.contains(where: { $0.kind == .window })
            {
                return nil
            }
            return Finding(.count, "\(there) instead of \(entity.count) \(entity.noun)")
        }
    }

    private func colors(_ plan: ScenePlan, _ script: SceneScript) -> [Finding] {
        script.entities.enumerated().flatMap { k, entity -> [Finding] in
            guard let color = entity.color else { return [] }
            return plan.objects.filter { $0.group == UInt32(k + 1) }.compactMap { object in
                guard let tint = object.material?.tint else {
                    return Finding(
                        .color, [object.id],
                        "the \(entity.noun) does not take the colour \(color.rawValue)")
                }
                let name = Palette.name(tint.rgb)
                return name == color.rawValue
                    ? nil
                    : Finding(
                        .color, [object.id], "the \(entity.noun) is \(name), not \(color.rawValue)")
            }
        }
    }

    // MARK: On the picture

    private func framing(_ plan: ScenePlan, _ view: Viewpoint) -> [Finding] {
        let largest = plan.objects.filter { $0.group > 0 }.map { V3($0.size).max() }.max() ?? 0
        let lettered = Set(plan.texts.map(\.object))
        let backdrop = Backdrop(
            plan.objects.map { object in
                Backdrop.Thing(
                    group: object.group, size: V3(object.size),
                    part: lettered.contains(object.id) ? nil : library.asset(object.asset)?.part)
            }, relations: plan.relations)
        return plan.objects.filter { !isCover($0, plan) }.flatMap { object -> [Finding] in
            guard let box = view.rectangle(object.corners) else {
                return [Finding(.framing, [object.id], "the \(object.noun) is behind the camera")]
            }
            // Of a tree over something small the trunk is enough.
            let isBackdrop =
                backdrop.groups.contains(object.group)
                || library.asset(object.asset)?.category == .plant && V3(object.size).y > 2.5
                    && plan.objects.contains { $0.group > 0 && V3($0.size).max() < 0.6 }
            // The cord of a lamp may go on above the picture.
            let hangs = library.asset(object.asset)?.stance == .ceiling
            if max(box.right, -box.left, hangs ? 0 : box.top, -box.bottom) > 1.02, !isBackdrop {
                return [
                    Finding(.framing, [object.id], "the \(object.noun) is cut off by the frame")
                ]
            }
            let isHeaped = plan.relations.contains {
                $0.predicate == .inside && $0.subject == object.group
            }
            // Of a frame that is 2 high and wide: a speck, or what lies beside something large and shows hardly more
            // than its edge.
            let area = box.width * box.height
            let isThin = area < 0.02 && min(box.width, box.height) < 0.08
            let isSpeck =
                max(box.width, box.height) < 0.045
                || V3(object.size).max() * 4 < largest && (area < 0.006 || isThin)
            if isSpeck, !isHeaped {
                return [Finding(.small, [object.id], "the \(object.noun) is hardly visible")]
            }
            return []
        }
    }

    /// Rugs lie under furniture and may reach beyond the frame.
    private func isCover(_ object: SceneObject, _ plan: ScenePlan) -> Bool {
        library.asset(object.asset)?.stance == .floor && V3(object.size).y < 0.03
            && plan.objects.contains { V3($0.size).y > 0.3 }
    }

    private func hidden(_ plan: ScenePlan, _ view: Viewpoint) -> [Finding] {
        let visibility = Visibility(plan, view: view)
        let index = Dictionary(
            plan.objects.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        return plan.objects.enumerated().compactMap { k, object in
            guard !isCover(object, plan) else { return nil }
            // A container hides what lies in it, and what it carries hides it; both are as they should be.
            var related: Set<Int> = []
            var support = object.support
            while let carrier = index[support], related.insert(carrier).inserted {
                support = plan.objects[carrier].support
            }
            for (j, other) in plan.objects.enumerated() where other.support == object.id {
                related.insert(j)
            }
            // What lies in one container heaps up: its parts hide one another.
            let holders = plan.relations.filter {
                $0.predicate == .inside && $0.subject == object.group
            }.map(\.object)
            let heap = plan.relations.filter {
                $0.predicate == .inside && holders.contains($0.object)
            }.flatMap { [$0.subject, $0.object] }
            for (j, other) in plan.objects.enumerated() where heap.contains(other.group) {
                related.insert(j)
            }
            for relation in plan.relations
            where relation.predicate == .under && relation.subject == object.group {
                for (j, other) in plan.objects.enumerated() where other.group == relation.object {
                    related.insert(j)
                }
            }
            // Lanterns hang among the boughs of their tree.
            if object.support.isEmpty, object.noun.hasPrefix("suspended ") {
                for (j, other) in plan.objects.enumerated()
                where library.asset(other.asset)?.category == .plant { related.insert(j) }
            }
            let isBehind = plan.relations.contains {
                $0.predicate == .behind && $0.subject == object.group
                    || $0.predicate == .inFrontOf && $0.object == object.group
                    || $0.predicate == .inside && $0.subject == object.group
            }
            let share = visibility.share(of: k, ignoring: related)
            let isLettered = plan.texts.contains { $0.object == object.id }
            // Boxes are larger than things: a tenth may be air.
            guard share < (isLettered ? 0.9 : isBehind ? 0.25 : 0.6) else { return nil }
            let percent = Int((1 - share) * 100)
            return Finding(
                .hidden, [object.id], "\(percent) percent of the \(object.noun) is hidden")
        }
    }

    private func texts(_ plan: ScenePlan, _ view: Viewpoint, strings: [String]) -> [Finding] {
        var findings: [Finding] = []
        for run in plan.texts {
            guard let object = plan.objects.first(where: { $0.id == run.object }) else {
                findings.append(Finding(.text, "the text \"\(run.text)\" is on nothing"))
                continue
            }
            if run.glyphs.isEmpty {
                findings.append(
                    Finding(.text, [object.id], "the text on the \(object.noun) is not laid out"))
                continue
            }
            let pixels = Signwriter.smallLetterPixels(run, in: plan)
            let legibility = Self.legibility(run, in: plan)
            if legibility < 1 {
                // Letters that are nearly large enough matter less than those that are dots.
                findings.append(
                    Finding(
                        .text, [object.id],
                        "small letters on the \(object.noun) are only \(Int(pixels)) pixels tall",
                        severity: 0.3 + 1.4 * (1 - max(0, legibility))))
            }
            if Self.isTurnedAway(run, on: object, view) {
                findings.append(
                    Finding(.text, [object.id], "the text on the \(object.noun) is turned away"))
            }
        }
        let written = plan.texts.map(\.text).joined(separator: "\n")
        for string in strings where !written.contains(string) {
            findings.append(Finding(.text, "the text \"\(string)\" is missing"))
        }
        return findings
    }

    static func isTurnedAway(_ run: TextRun, on object: SceneObject, _ view: Viewpoint) -> Bool {
        let turn = object.rotation ?? Quaternion(w: 1)
        let normal = turn.rotate(V3(run.right).cross(V3(run.up)).unit)
        let middle =
            V3(object.position) + turn.rotate(V3(run.origin) + V3(run.right) / 2 + V3(run.up) / 2)
        return normal.dot((view.position - middle).unit) < 0.3
    }

    // MARK: Physics

    /// How deep a thing may stand in what lies flat on the floor, metres.
    private func onRug(_ plan: ScenePlan) -> Float {
        plan.objects.filter { library.asset($0.asset)?.stance == .floor }
            .map { V3($0.size).y }.filter { $0 < 0.03 }.max().map { $0 + 0.001 } ?? 0
    }

    private func physics(_ plan: ScenePlan) -> [Finding] {
        let bodies = Solids.bodies(plan, library: library, reliefs: reliefs)
        let result = Settler().inspect(bodies)
        let surfaces = plan.surfaces.count
        var findings: [Finding] = []
        for (rest, object) in zip(result.rests.dropFirst(surfaces), plan.objects) {
            guard let asset = library.asset(object.asset) else { continue }
            let hangs =
                object.support.isEmpty || object.support == "wall" || asset.stance == .wall
                || asset.stance == .ceiling
            if !rest.supported && !hangs {
                findings.append(Finding(.floating, [object.id], "the \(object.noun) floats"))
            }
            // Feet sink a little into a rug.
            let isRug = asset.stance == .floor && V3(object.size).y < 0.03
            let bearable = isRug ? 0.03 : max(0.001 + 0.04 * V3(object.size).min(), onRug(plan))
            if rest.overlap > bearable, !hangs {
                findings.append(
                    Finding(
                        .overlap, [object.id],
                        "the \(object.noun) is \(Int((rest.overlap * 1000).rounded(.up))) mm deep in something"
                    ))
            }
        }
        return findings
    }
}
