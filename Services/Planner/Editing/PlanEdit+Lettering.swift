import Foundation
import Instructions
import Knowledge
import Lettering
import PlantainProto
import Space
import Staging

/// What is written on things, and how.
extension PlanEdit {
    /// Indices of the objects whose lettering a phrase means.
    private mutating func bearers(_ phrase: Phrase?, old: String? = nil) -> [Int] {
        if let old {
            let bearing = plan.objects.indices.filter {
                text(on: plan.objects[$0].id).lowercased().contains(old.lowercased())
            }
            if !bearing.isEmpty { return bearing }
        }
        if let phrase, !(phrase.isBare && phrase.text != nil) {
            let (found, reason) = find(phrase)
            let lettered = found.filter { !text(on: plan.objects[$0].id).isEmpty }
            if found.isEmpty { refuse(reason) }
            return lettered.isEmpty ? found : lettered
        }
        let lettered = plan.objects.indices.filter { !text(on: plan.objects[$0].id).isEmpty }
        if lettered.isEmpty {
            refuse("nothing in the picture bears lettering; say what it should be on")
            return []
        }
        let spoken = lettered.filter { mentioned.contains(plan.objects[$0].id) }
        return spoken.isEmpty ? Array(prominent(lettered).prefix(1)) : spoken
    }

    private func text(on id: String) -> String {
        plan.texts.filter { $0.object == id }.map(\.text).joined(separator: "\n")
    }

    mutating func write(_ phrase: Phrase?, old: String?, _ new: String) {
        let found = bearers(phrase, old: old)
        for i in found {
            let id = plan.objects[i].id
            let now = text(on: id)
            var text = new
            if let old, let range = now.range(of: old, options: .caseInsensitive) {
                text = now.replacingCharacters(in: range, with: new)
            } else if let old, !now.isEmpty {
                refuse("\"\(old)\" is written nowhere; the \(plan.objects[i].noun) says \"\(now)\"")
                continue
            }
            letter(id, text)
        }
    }

    /// Lays a text out on an object in place of what it said; ink and glow stay.
    mutating func letter(
        _ id: String, _ text: String, wish: LetteringWish = LetteringWish(), isWish: Bool = true
    ) {
        guard let i = plan.objects.firstIndex(where: { $0.id == id }) else { return }
        let object = plan.objects[i]
        let before = plan.texts.filter { $0.object == id }
        let lines = text.split(separator: "\n").map(String.init)
        // Runs that share a panel stay runs of their own.
        let texts = lines.count == before.count && before.count > 1 ? lines : [text]
        var runs = Signwriter(library).write(texts.map { Writing($0, wish: wish) }, on: object)
        guard !runs.isEmpty else {
            if isWish { refuse("the \(object.noun) has no place for lettering") }
            return
        }
        for k in runs.indices {
            if k < before.count {
                runs[k].ink = before[k].ink
                if runs[k].emission > 0 { runs[k].emission = before[k].emission }
            } else if runs[k].emission > 0 {
                runs[k].emission = 3 / max(1e-4, plan.film?.exposure ?? 1)
            }
        }
        plan.texts.removeAll { $0.object == id }
        plan.texts += runs
        changed([id])
        say("the \(object.noun) says \"\(text)\" now")
        let pixels = runs.map { Signwriter.capPixels($0, in: plan) }.min() ?? 0
        if pixels < 14 {
            refuse(
                "\"\(text)\" is small there: about \(Int(pixels)) pixels tall at 1K; a larger "
                    + "\(object.noun) would help")
        }
    }

    mutating func erase(_ phrase: Phrase?) {
        let found = bearers(phrase, old: phrase?.isBare ?? false ? phrase?.text : nil)
        guard !found.isEmpty else { return }
        let ids = found.map { plan.objects[$0].id }
        plan.texts.removeAll { ids.contains($0.object) }
        changed(ids)
        say("\(names(found)) \(found.count == 1 ? "bears" : "bear") no lettering any more")
    }

    mutating func ink(_ phrase: Phrase?, _ tone: Tone) {
        let found = bearers(phrase, old: phrase?.isBare ?? false ? phrase?.text : nil)
        let ids = Set(found.map { plan.objects[$0].id })
        var done = false
        for k in plan.texts.indices where ids.contains(plan.texts[k].object) {
            plan.texts[k].ink = Color(Self.color(tone))
            done = true
        }
        guard done else {
            if !found.isEmpty { refuse("\(names(found)) bears no lettering") }
            return
        }
        changed(found.map { plan.objects[$0].id })
        say("the lettering of \(names(found)) is \(Self.words(tone)) now")
    }

    mutating func font(_ phrase: Phrase?, _ words: String) {
        for i in bearers(phrase) {
            let id = plan.objects[i].id
            let now = text(on: id)
            guard !now.isEmpty else {
                refuse("the \(plan.objects[i].noun) bears no lettering")
                continue
            }
            letter(id, now, wish: LetteringWish(words: words))
            say("its letters are \(words)")
        }
    }

    mutating func enlargeText(_ phrase: Phrase?, _ factor: Float) {
        let found = bearers(phrase)
        guard let i = found.first else { return }
        say("lettering fills its panel, so the \(plan.objects[i].noun) changes with it")
        let id = plan.objects[i].id
        let spoken = mentioned
        mentioned = [id]
        resize(.it, factor)
        if mentioned != [id] { mentioned = spoken }
    }

    // MARK: What follows from other changes

    /// The runs of an object that was scaled, from those it had before.
    mutating func relay(on id: String, from before: [TextRun], scale: Float) {
        plan.texts = before.map { run in
            guard run.object == id else { return run }
            var run = run
            run.origin = Vec3(V3(run.origin) * scale)
            run.right = Vec3(V3(run.right) * scale)
            run.up = Vec3(V3(run.up) * scale)
            run.curvature /= scale
            for k in run.glyphs.indices {
                run.glyphs[k].x *= scale
                run.glyphs[k].y *= scale
                run.glyphs[k].size *= scale
            }
            return run
        }
    }

    /// Ink that a new colour would swallow turns dark or light.
    mutating func refreshInk(on id: String) {
        guard let tint = plan.objects.first(where: { $0.id == id })?.material?.tint?.rgb.luminance
        else { return }
        for k in plan.texts.indices where plan.texts[k].object == id && plan.texts[k].emission == 0
        {
            let ink = (plan.texts[k].ink ?? Color()).rgb.luminance
            guard (max(ink, tint) + 0.05) / (min(ink, tint) + 0.05) < 3 else { continue }
            plan.texts[k].ink = Color(tint > 0.18 ? V3(repeating: 0.012) : V3(0.85, 0.84, 0.8))
        }
    }
}
