import Instructions
import Knowledge
import PlantainProto
import Script
import Space
import Staging

/// Things taken away, changed where they stand, and copied.
extension PlanEdit {
    // MARK: Taking away

    mutating func remove(_ phrase: Phrase) {
        var phrase = phrase
        if phrase.determiner == .none { phrase.isPlural = true }
        let (found, reason) = find(phrase)
        guard !found.isEmpty else {
            if let surface = surfaces(phrase).first {
                refuse(
                    "the \(plan.surfaces[surface].id) carries the scene and cannot be taken away; it can be made of something else"
                )
            } else {
                refuse(reason)
            }
            return
        }
        let name = names(found)
        take(found)
        say("\(name) \(found.count == 1 ? "is" : "are") gone")
    }

    /// Removes objects with their lettering and light; what they carried comes to rest anew.
    mutating func take(_ found: [Int]) {
        let ids = Set(found.map { plan.objects[$0].id })
        let lifted = plan.objects.filter { ids.contains($0.support) && !ids.contains($0.id) }.map(
            \.id)
        plan.objects.removeAll { ids.contains($0.id) }
        plan.texts.removeAll { ids.contains($0.object) }
        let lamps = plan.lights.filter { ids.contains($0.object) }
        if !lamps.isEmpty {
            plan.lights.removeAll { ids.contains($0.object) }
            expose()
            say("its light is gone as well")
        }
        mentioned.removeAll { ids.contains($0) }
        hasChanged = true
        for id in lifted {
            guard let i = plan.objects.firstIndex(where: { $0.id == id }) else { continue }
            let carried = self.carried(by: i)
            settle([i] + carried)
            say("the \(plan.objects[i].noun) comes to rest below")
        }
        changed([])
    }

    /// Everything that stands on an object, and on that.
    func carried(by i: Int) -> [Int] {
        var found: [Int] = []
        var open = [plan.objects[i].id]
        while let id = open.popLast() {
            for k in plan.objects.indices
            where plan.objects[k].support == id && k != i && !found.contains(k) {
                found.append(k)
                open.append(plan.objects[k].id)
            }
        }
        return found
    }

    // MARK: Looks

    mutating func recolor(_ phrase: Phrase, _ tone: Tone) {
        let (found, reason) = find(phrase)
        guard !found.isEmpty else {
            guard phrase.determiner != .pronoun else { return refuse(reason) }
            if phrase.head == "sky" {
                return refuse(
                    "the sky's colour comes from the time of day and the weather; say sunset, night, clear or stormy"
                )
            }
            let surfaces = surfaces(phrase)
            guard let s = surfaces.first else { return refuse(reason) }
            var material = plan.surfaces[s].material ?? Material()
            material.tint = Color(Self.color(tone))
            plan.surfaces[s].material = material
            changed([])
            say("the \(phrase.noun) is \(Self.words(tone)) now")
            return
        }
        let able = found.filter { library.asset(plan.objects[$0].asset)?.recolourable ?? false }
        let rest = found.filter { !able.contains($0) }
        // Without parts made for it a colour takes the whole; a texture keeps its light and dark.
        for i in found {
            var material = plan.objects[i].material ?? Material()
            material.tint = Color(Self.color(tone))
            plan.objects[i].material = material
            refreshInk(on: plan.objects[i].id)
        }
        changed(found.map { plan.objects[$0].id })
        say("\(names(found)) \(found.count == 1 ? "is" : "are") \(Self.words(tone)) now")
        if !rest.isEmpty { say("\(names(rest)) takes the colour as a whole, with all its parts") }
    }

    mutating func shade(_ phrase: Phrase, _ factor: Float) {
        let found = objects(phrase)
        for i in found {
            var material = plan.objects[i].material ?? Material()
            let now = mainColor(of: plan.objects[i])
            material.tint = Color(
                pointwiseMin(now * factor + (factor > 1 ? 0.02 : 0), V3(repeating: 0.92)))
            plan.objects[i].material = material
        }
        guard !found.isEmpty else { return }
        changed(found.map { plan.objects[$0].id })
        say(
            "\(names(found)) \(found.count == 1 ? "is" : "are") \(factor > 1 ? "lighter" : "darker") now"
        )
    }

    mutating func remake(_ phrase: Phrase, _ material: SceneScript.Material, _ tone: Tone?) {
        let (found, reason) = find(phrase)
        guard !found.isEmpty else {
            guard let s = surfaces(phrase).first else { return refuse(reason) }
            plan.surfaces[s].material = Material(
                substance: material.substance, tint: tone.map { Color(Self.color($0)) },
                seed: plan.surfaces[s].material?.seed ?? 1)
            changed([])
            say("the \(phrase.noun) is of \(material.rawValue) now")
            return
        }
        for i in found {
            let old = plan.objects[i].material ?? Material()
            plan.objects[i].material = Material(
                substance: material.substance, tint: tone.map { Color(Self.color($0)) },
                seed: old.seed,
                emission: old.emission)
        }
        changed(found.map { plan.objects[$0].id })
        say("\(names(found)) \(found.count == 1 ? "is" : "are") of \(material.rawValue) now")
    }

    /// A tone as a linear base colour.
    static func color(_ tone: Tone) -> V3 {
        tone.hue.flatMap(Palette.hue) ?? Palette.color(tone.color.rawValue, tone.shade)
            ?? V3(repeating: 0.5)
    }

    static func words(_ tone: Tone) -> String {
        tone.hue ?? (tone.shade.map { "\($0.rawValue) " } ?? "") + tone.color.rawValue
    }

    // MARK: Size and attitude

    mutating func resize(_ phrase: Phrase, _ factor: Float) {
        let found = objects(phrase)
        var done: [Int] = []
        for i in found where scale(i, by: factor) { done.append(i) }
        guard !done.isEmpty else { return }
        changed(done.map { plan.objects[$0].id }, moved: false)
        say(
            "\(names(done)) \(done.count == 1 ? "is" : "are") \(factor > 1 ? "larger" : "smaller") now"
        )
    }

    /// Scales an object about its foot, as far as there is room for it.
    private mutating func scale(_ i: Int, by factor: Float) -> Bool {
        let before = plan.objects[i]
        let (objects, texts) = (plan.objects, plan.texts)
        let load = carried(by: i)
        // What is in the frame stays in it, if it can still be larger.
        let tries =
            (isWhole(i) && factor > 1 ? (0..<4).map { ($0, true) } : [])
            + (0..<5).map { ($0, false) }
        for (step, staysWhole) in tries {
            let share = 1 + (factor - 1) * (1 - 0.22 * Float(step))
            plan.objects[i].size = Vec3(V3(before.size) * share)
            let lift = V3(before.size).y * (share - 1)
            for k in load { plan.objects[k].position?.y += lift }
            relay(on: before.id, from: texts, scale: share)
            let isHung = isFixed(i)
            if isHung || factor < 1 || !collides(i, ignoring: Set(load)) || makeRoom(for: i, load) {
                if !isHung { settle([i] + load) }
                if isWhole(i) || !staysWhole {
                    if !isWhole(i), factor > 1 {
                        say(
                            "the \(before.noun) reaches out of the frame; zoom out to see all of it"
                        )
                    } else if step > 0 {
                        say("the \(before.noun) is as large as there is room for")
                    }
                    return true
                }
            }
            (plan.objects, plan.texts) = (objects, texts)
        }
        refuse("there is no room for a larger \(before.noun)")
        return false
    }

    private func isWhole(_ i: Int) -> Bool {
        rectangle(i).map { max($0.right, -$0.left, $0.top, -$0.bottom) < 1 } ?? false
    }

    /// Shifts an object a little until it overlaps nothing.
    private mutating func makeRoom(for i: Int, _ load: [Int]) -> Bool {
        let home = V3(plan.objects[i].position)
        let reach = V3(plan.objects[i].size).max()
        for ring in 1...6 {
            for k in 0..<16 {
                let angle = Float(k) / 16 * 2 * .pi
                let s = angle.sineAndCosine
                let shift = V3(s.cos, 0, s.sin) * (Float(ring) * 0.08 * reach)
                plan.objects[i].position = Vec3(home + shift)
                if isSupported(i), !collides(i, ignoring: Set(load)) {
                    for k in load {
                        plan.objects[k].position = Vec3(V3(plan.objects[k].position) + shift)
                    }
                    return true
                }
            }
        }
        plan.objects[i].position = Vec3(home)
        return false
    }

    mutating func turn(_ phrase: Phrase, _ turn: Turning) {
        let found = objects(phrase)
        guard !found.isEmpty else { return }
        for i in found {
            let object = plan.objects[i]
            let now = (object.rotation ?? Quaternion(w: 1)).normalized
            let load = carried(by: i)
            let pivot = V3(object.position)
            switch turn {
            case .by(let angle):
                let spin = Quaternion(yaw: angle)
                plan.objects[i].rotation = spin * now
                for k in load {
                    let offset = V3(plan.objects[k].position) - pivot
                    plan.objects[k].position = Vec3(pivot + spin.rotate(offset))
                    plan.objects[k].rotation =
                        spin * (plan.objects[k].rotation ?? Quaternion(w: 1)).normalized
                }
            case .toCamera:
                let toward = view.position - pivot
                plan.objects[i].rotation = Quaternion(yaw: Self.yaw(toward))
            case .upsideDown, .onItsSide:
                let half = V3(object.size) / 2
                let axis = now.rotate(V3(0, 0, 1))
                let middle = object.middle
                let flip = Quaternion(axis: axis, angle: turn == .upsideDown ? .pi : .pi / 2) * now
                plan.objects[i].rotation = flip
                // Its box keeps standing where its foot stood.
                let reach =
                    abs(flip.rotate(V3(half.x, 0, 0)).y) + abs(flip.rotate(V3(0, half.y, 0)).y)
                    + abs(flip.rotate(V3(0, 0, half.z)).y)
                let center = V3(middle.x, pivot.y + reach, middle.z)
                plan.objects[i].position = Vec3(center - flip.rotate(V3(0, half.y, 0)))
            }
        }
        changed(found.map { plan.objects[$0].id })
        say("\(names(found)) \(found.count == 1 ? "is" : "are") turned")
    }

    /// The rotation about +y whose front looks along a direction.
    static func yaw(_ direction: V3) -> Float {
        let flat = V3(direction.x, 0, direction.z).unit
        let angle = flat.x.arcSine
        return flat.z >= 0 ? angle : .pi - angle
    }

    // MARK: Copies

    mutating func duplicate(_ phrase: Phrase, _ count: Int) {
        let found = objects(phrase)
        guard !found.isEmpty else { return }
        if count < 0 {
            // "double the number", or fewer by one.
            if count == -2 {
                for i in found { copy(i) }
            } else {
                take(Array(found.suffix(1)))
                say("one \(phrase.noun) is gone")
            }
            return
        }
        let made = found.flatMap { i in (0..<count).compactMap { _ in copy(i) } }
        if !made.isEmpty { changed(made, moved: false) }
    }

    @discardableResult
    private mutating func copy(_ i: Int) -> String? {
        var twin = plan.objects[i]
        let source = twin
        twin.id = freshID()
        twin.material?.seed = (source.material?.seed ?? 0) &+ UInt64(plan.objects.count)
        guard place(&twin, [.spot(.near, of: source)]) else {
            refuse("there is no room for another \(source.noun)")
            return nil
        }
        plan.objects.append(twin)
        settle([plan.objects.count - 1])
        for run in plan.texts where run.object == source.id {
            var run = run
            run.object = twin.id
            plan.texts.append(run)
        }
        say("another \(source.noun) stands beside it")
        hasChanged = true
        return twin.id
    }

    mutating func count(_ phrase: Phrase, _ wanted: Int) {
        var all = phrase
        all.isPlural = true
        all.count = nil
        if all.determiner == .pronoun, let id = mentioned.last,
            let object = plan.objects.first(where: { $0.id == id })
        {
            all = Phrase(.all, noun: object.noun, isPlural: true)
        }
        let found = find(all).found
        if found.isEmpty {
            var new = phrase
            new.count = wanted
            return wanted > 0 ? add(new, []) : refuse("there is no \(phrase.noun) in the picture")
        }
        let noun = plan.objects[found[0]].noun
        if wanted < found.count {
            // Those least seen go.
            let kept = Set(prominent(found).prefix(wanted))
            take(found.filter { !kept.contains($0) })
            let word = wanted == 1 ? noun : Self.plural(noun)
            say(
                wanted == 0
                    ? "no \(noun) is left" : "\(wanted) \(word) \(wanted == 1 ? "is" : "are") left")
            changed(kept.isEmpty ? [] : plan.objects.filter { $0.noun == noun }.map(\.id))
        } else if wanted > found.count {
            for n in 0..<(wanted - found.count) where copy(found[n % found.count]) == nil { break }
            let there = plan.objects.filter { $0.noun == noun }.map(\.id)
            changed(there)
            say("there are \(there.count) \(Self.plural(noun)) now")
        } else {
            refuse(
                "there \(wanted == 1 ? "is" : "are") \(wanted) \(wanted == 1 ? noun : Self.plural(noun)) already"
            )
        }
    }

    func freshID() -> String {
        var n = plan.objects.count + 1
        while plan.objects.contains(where: { $0.id == "new\(n)" })
            || plan.surfaces.contains(where: { $0.id == "new\(n)" })
        { n += 1 }
        return "new\(n)"
    }
}
