import Foundation
public import Knowledge
public import PlantainProto
import Retouching

/// A photograph while it is being changed: what differs between two plans is done to its pixels.
///
/// What needs no drawing is done by `init`; what is new in the plan is told by `drawing` and laid in by `lay(_:)`.
public struct Retouch: Sendable {
    public private(set) var photograph: Photograph
    /// What was done and what was not, in plain words: step and sentence.
    public private(set) var remarks: [(step: String, text: String)] = []
    /// What the stages must draw; nil = nothing.
    public private(set) var drawing: Drawing?

    private let opened: OpenedPhotograph
    private let new: ScenePlan
    private let states: [(plan: ScenePlan, photograph: Photograph)]
    private var masks: [String: Plane]
    /// The plan no longer tells of the pixels.
    private var isTold = true

    /// - Parameter states: what the photograph was before, oldest first, as far as it is known
    /// - Throws: `PhotographError.impossible` if nothing that was asked for can be done.
    public init(
        _ opened: OpenedPhotograph, to new: ScenePlan, library: AssetLibrary,
        states: [(plan: ScenePlan, photograph: Photograph)] = []
    ) throws {
        self.opened = opened
        self.states = states
        self.new = new
        photograph = opened.photograph
        masks = opened.masks
        let before = opened.photograph
        let old = opened.plan
        if Self.hasOtherGround(old, new), old.environment?.place != new.environment?.place {
            drawing = Drawing(background: new, photograph: photograph, masks: figures(masks))
            isTold = false
            if drawing == nil { impossible("nothing stands out that could be kept") }
        } else {
            removals(old)
            light(old)
            recolours(old)
            surfaces(old, library)
            moves(old)
            additions(old, library)
        }
        frame(old)
        guard photograph != before || drawing != nil else {
            let reasons = remarks.filter { $0.step == "cannot" }.map(\.text)
            throw PhotographError.impossible(
                reasons.isEmpty
                    ? "nothing in the photograph would change" : reasons.joined(separator: "; "))
        }
    }

    private mutating func say(_ text: String) { remarks.append(("photograph", text)) }
    private mutating func impossible(_ text: String) { remarks.append(("cannot", text)) }

    private func figures(_ masks: [String: Plane]) -> Plane {
        var all = Plane(width: opened.sight.width, height: opened.sight.height)
        for mask in masks.values {
            for k in all.values.indices { all.values[k] = max(all.values[k], mask.values[k]) }
        }
        return all
    }

    private static func hasOtherGround(_ old: ScenePlan, _ new: ScenePlan) -> Bool {
        old.surfaces.map(\.id) != new.surfaces.map(\.id)
    }

    // MARK: Taking away

    private mutating func removals(_ old: ScenePlan) {
        let left = Set(new.objects.map(\.id))
        let gone = old.objects.filter { !left.contains($0.id) }
        let holes = gone.compactMap { masks[$0.id] }
        guard let first = holes.first else { return }
        var hole = first
        for other in holes.dropFirst() {
            for k in hole.values.indices { hole.values[k] = max(hole.values[k], other.values[k]) }
        }
        for object in gone { masks[object.id] = nil }
        if let before = earlier(Set(gone.map(\.id))) {
            restore(hole, from: before)
            return say("what was there before it came is back")
        }
        fill(withShadow(hole), barred: figures(masks))
        say("what was hidden is guessed from what lies around it")
    }

    /// The photograph as it was before some things came into it, if nothing else was changed since that shows all over.
    private func earlier(_ ids: Set<String>) -> Photograph? {
        states.last { state in
            state.plan.objects.allSatisfy { !ids.contains($0.id) }
                && state.plan.camera == opened.plan.camera
                && state.plan.environment == opened.plan.environment
                && state.plan.lights == opened.plan.lights
                && state.photograph.width == photograph.width
                && state.photograph.height == photograph.height
        }?.photograph
    }

    /// Brings back all that lies around a thing, its shadow too, but not what other things cover.
    private mutating func restore(_ hole: Plane, from before: Photograph) {
        let (w, h) = (photograph.width, photograph.height)
        guard let box = hole.bounds(above: 0.02) else { return }
        let reach = 2 * max(box.x.count, box.y.count)
        let others = figures(masks)
        var around = Plane(width: hole.width, height: hole.height)
        for y in max(0, box.y.lowerBound - reach)..<min(hole.height, box.y.upperBound + reach) {
            for x in max(0, box.x.lowerBound - reach)..<min(hole.width, box.x.upperBound + reach) {
                around[x, y] = hole[x, y] > 0.02 || others[x, y] < 0.02 ? 1 : 0
            }
        }
        let wide = around.resized(width: w, height: h)
        for k in 0..<w * h where wide.values[k] > 0.5 {
            for c in 3 * k..<3 * k + 3 { photograph.rgb[c] = before.rgb[c] }
        }
    }

    /// A thing's mask with the shadow that it casts: what hangs together with it, is darker than the ground around and
    /// has the ground's colour.
    private func withShadow(_ hole: Plane) -> Plane {
        let (w, h) = (hole.width, hole.height)
        let small = photograph.reduced(width: w, height: h)
        let solid = hole.map { $0 > 0.35 ? 1 : 0 }
        let reach = max(w, h) / 5
        let around = solid.grown(by: reach)
        var ground: [(y: Float, k: Int)] = []
        let things = figures(masks)
        func color(_ k: Int) -> SIMD3<Float> {
            SIMD3(small[0].values[k], small[1].values[k], small[2].values[k])
        }
        for k in solid.values.indices
        where solid.values[k] < 0.5 && around.values[k] > 0.5 && things.values[k] < 0.3 {
            ground.append((luminance(color(k)), k))
        }
        guard ground.count > 100 else { return hole }
        ground.sort { $0.y < $1.y }
        // Lit ground: the middle of its brighter half.
        let lit = ground[ground.count * 3 / 4]
        let bright = ground[(ground.count / 2)...].reduce(SIMD3<Float>.zero) { $0 + color($1.k) }
        let tint = bright / max((bright).sum(), 1e-6)
        let thing = solid.values.reduce(0, +)
        var result = hole
        // The shadow of a bench hangs together with its legs at most: what is near counts as well.
        let close = solid.grown(by: max(3, max(w, h) / 60))
        var open = solid.values.indices.filter { close.values[$0] > 0.5 }
        var isIn = solid.values.map { $0 > 0.5 }
        var count: Float = 0
        while let k = open.popLast() {
            let (x, y) = (k % w, k / w)
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                let (u, v) = (x + dx, y + dy)
                guard u >= 0, v >= 0, u < w, v < h else { continue }
                let next = v * w + u
                guard !isIn[next], around.values[next] > 0.5, things.values[next] < 0.3 else {
                    continue
                }
                let c = color(next)
                let off = c / max(c.sum(), 1e-5) - tint
                // Little light leaves little to tell colours by.
                let depth = 1 - luminance(c) / lit.y
                guard depth > 0.4, (off * off).sum() < 0.0036 + 0.012 * depth * depth else {
                    continue
                }
                isIn[next] = true
                result.values[next] = 1
                count += 1
                open.append(next)
            }
        }
        // More than the thing itself is no shadow but dark ground.
        guard count < 1.2 * thing else { return hole }
        return result.map { $0 > 0.35 ? 1 : $0 }.grown(by: max(2, max(w, h) / 150))
    }

    /// - Parameters:
    ///   - hole: at the sight's size
    ///   - barred: what nothing is copied from
    private mutating func fill(_ hole: Plane, barred: Plane? = nil) {
        let (w, h) = (photograph.width, photograph.height)
        // The thing's border and the beginning of its shadow go with it.
        let margin = max(2, max(hole.width, hole.height) / 70)
        let grown = hole.map { $0 > 0.35 ? 1 : 0 }.grown(by: margin).resized(width: w, height: h)
        guard let box = grown.bounds(above: 0.02) else { return }
        // Around it as much again is looked at for what could be there.
        let reach = max(max(box.x.count, box.y.count), max(w, h) / 6)
        let xs = max(0, box.x.lowerBound - reach)..<min(w, box.x.upperBound + reach)
        let ys = max(0, box.y.lowerBound - reach)..<min(h, box.y.upperBound + reach)
        func cut(_ value: (Int) -> Float) -> Plane {
            var plane = Plane(width: xs.count, height: ys.count)
            for y in ys {
                for x in xs { plane[x - xs.lowerBound, y - ys.lowerBound] = value(y * w + x) }
            }
            return plane
        }
        let colors = (0..<3).map { c in
            cut { Float(photograph.rgb[3 * $0 + c]) / 255 }
        }
        // Fine patches of large pictures cost more than they show: filled at half or a quarter, grown back.
        var divisor = 1
        while max(xs.count, ys.count) / divisor > 1_100 { divisor *= 2 }
        let size = (max(1, xs.count / divisor), max(1, ys.count / divisor))
        let mask = cut { grown.values[$0] > 0.02 ? 1 : 0 }
        let others = barred.map { $0.resized(width: w, height: h) }
        let filled = Inpainting.fill(
            colors.map { $0.resized(width: size.0, height: size.1) },
            hole: mask.resized(width: size.0, height: size.1).map { $0 > 0.01 ? 1 : 0 },
            barred: others.map { others in
                cut { others.values[$0] }.resized(width: size.0, height: size.1)
            }, seed: new.seed
        ).map { $0.resized(width: xs.count, height: ys.count) }
        let soft = mask.blurred(radius: max(1, divisor))
        for y in ys {
            for x in xs {
                let (k, at) = (y * w + x, (y - ys.lowerBound) * xs.count + x - xs.lowerBound)
                guard mask.values[at] > 0 else { continue }
                let share = smoothstep(0.45, 0.8, soft.values[at])
                for c in 0..<3 {
                    let own = Float(photograph.rgb[3 * k + c]) / 255
                    let value = own + (filled[c].values[at] - own) * share
                    photograph.rgb[3 * k + c] = UInt8(min(max(value, 0), 1) * 255 + 0.5)
                }
            }
        }
    }

    // MARK: Light

    private mutating func light(_ old: ScenePlan) {
        let relighting = Relighting(from: old, to: new, sight: opened.sight)
        guard relighting.isNeeded else { return }
        let hasSky = opened.sight.sky.mean > 0.01
        let isOpen = ![.studio, .interior, .unspecified].contains(new.environment?.place ?? .studio)
        if relighting.changesSky, isOpen, !hasSky {
            impossible("no sky is seen in the photograph; only its light changes")
        }
        let paints = relighting.changesSky && isOpen && hasSky
        relighting.apply(to: &photograph, matte: paints ? SkyMatte(opened) : nil)
        if paints { say("the sky is another, and what lies below is lit as under it") }
    }

    // MARK: Colours

    private mutating func recolours(_ old: ScenePlan) {
        for object in new.objects {
            guard let before = old.objects.first(where: { $0.id == object.id }),
                let mask = masks[object.id], before.material != object.material
            else { continue }
            if before.material?.substance != object.material?.substance,
                object.material?.tint == nil
            {
                impossible(
                    "what the \(object.noun) is made of cannot be changed in a photograph; its colour can"
                )
                continue
            }
            guard let tint = object.material?.tint else { continue }
            let small = photograph.display(width: mask.width, height: mask.height)
            let wanted = SIMD3(tint.r, tint.g, tint.b)
            let region =
                opened.painted == nil
                ? Recolouring.region(of: mask, in: small, tint: wanted) : mask
            let fine = opened.native(region)
            let grey = photographGrey
            guard
                let paint = Recolouring(
                    photograph, mask: fine, tint: wanted, grey: grey,
                    isSure: opened.painted == nil)
            else {
                impossible("the \(object.noun) is too small to be recoloured")
                continue
            }
            paint.apply(to: &photograph, mask: fine)
        }
    }

    /// Linear brightness of middling things.
    private var photographGrey: Float {
        let small = photograph.reduced(width: 64, height: 64)
        var sum: Float = 0
        for k in small[0].values.indices {
            sum += luminance(
                SIMD3(small[0].values[k], small[1].values[k], small[2].values[k]))
        }
        return max(sum / 4096, 0.01)
    }

    private mutating func surfaces(_ old: ScenePlan, _ library: AssetLibrary) {
        for surface in new.surfaces {
            guard let before = old.surfaces.first(where: { $0.id == surface.id }),
                before.material != surface.material
            else { continue }
            let isWall = surface.kind == .wall
            var mask = isWall ? opened.sight.support.map { 1 - $0 } : opened.sight.support
            let things = figures(masks)
            for k in mask.values.indices {
                mask.values[k] *= 1 - things.values[k]
            }
            guard mask.mean > 0.01 else {
                impossible("no \(surface.id) is seen in the photograph")
                continue
            }
            guard let tint = surface.material?.tint,
                before.material?.substance == surface.material?.substance
            else {
                impossible(
                    "what the \(surface.id) is made of cannot be changed in a photograph; its colour can"
                )
                continue
            }
            let fine = opened.native(mask)
            let color = SIMD3(tint.r, tint.g, tint.b)
            if isWall {
                Backdrop.paint(on: &photograph, mask: fine, tint: color)
            } else if let paint = Recolouring(
                photograph, mask: fine, tint: color, grey: photographGrey)
            {
                paint.apply(to: &photograph, mask: fine)
            }
        }
    }

    // MARK: Other places

    private mutating func moves(_ old: ScenePlan) {
        let axes = Axes(old.camera ?? Camera())
        let aspect = Float(photograph.width) / Float(photograph.height)
        var pieces: [Cutting] = []
        for object in new.objects {
            guard let before = old.objects.first(where: { $0.id == object.id }),
                let mask = masks[object.id],
                before.position != object.position || before.size != object.size
            else { continue }
            guard let from = axes.project(foot(before), aspect: aspect),
                let to = axes.project(foot(object), aspect: aspect)
            else { continue }
            let grown = (object.size?.y ?? 1) / max(before.size?.y ?? 1, 1e-4)
            let scale = min(max(grown * from.depth / to.depth, 0.1), 8)
            pieces.append(
                Cutting(
                    photograph, mask: opened.native(mask), from: (from.x, from.y),
                    to: (to.x, to.y), scale: scale))
            fill(mask)
            masks[object.id] = mask.moved(from: (from.x, from.y), to: (to.x, to.y), scale: scale)
        }
        for object in new.objects where before(object.id, old) == nil {
            // A copy of something seen is made of its pixels.
            guard object.asset == Self.seenAsset,
                let twin = old.objects.first(where: {
                    masks[$0.id] != nil && $0.noun == object.noun
                }), let mask = masks[twin.id],
                let from = axes.project(foot(twin), aspect: aspect),
                let to = axes.project(foot(object), aspect: aspect)
            else { continue }
            let grown = (object.size?.y ?? 1) / max(twin.size?.y ?? 1, 1e-4)
            let scale = min(max(grown * from.depth / to.depth, 0.1), 8)
            pieces.append(
                Cutting(
                    photograph, mask: opened.native(mask), from: (from.x, from.y),
                    to: (to.x, to.y), scale: scale))
            masks[object.id] = mask.moved(from: (from.x, from.y), to: (to.x, to.y), scale: scale)
        }
        for object in new.objects {
            guard let before = before(object.id, old), masks[object.id] != nil,
                before.rotation != object.rotation
            else { continue }
            impossible("the \(object.noun) is seen from one side only and cannot be turned")
        }
        for piece in pieces { piece.paste(on: &photograph) }
    }

    static let seenAsset = "shape/cube"

    private func before(_ id: String, _ plan: ScenePlan) -> SceneObject? {
        plan.objects.first { $0.id == id }
    }

    private func foot(_ object: SceneObject) -> SIMD3<Float> {
        let p = object.position ?? Vec3()
        return SIMD3(p.x, p.y, p.z)
    }

    // MARK: Something new

    private mutating func additions(_ old: ScenePlan, _ library: AssetLibrary) {
        let added = new.objects.filter { object in
            before(object.id, old) == nil && masks[object.id] == nil
        }
        let written = new.texts.contains { text in
            masks[text.object] != nil && !old.texts.contains(text)
        }
        if written {
            impossible("lettering can be put on a new sign, not on what is in the photograph")
        }
        guard !added.isEmpty else { return }
        drawing = Drawing(
            added: added.map(\.id), to: new, photograph: photograph,
            figures: new.objects.compactMap { object in
                masks[object.id].map { (object, $0) }
            }, library: library)
        if drawing == nil { impossible("what is new would not be seen") }
    }

    // MARK: The frame

    private mutating func frame(_ old: ScenePlan) {
        guard let from = old.camera, let to = new.camera,
            from != to || old.canvas != new.canvas
        else { return }
        isTold = false
        let focus = opened.masks.values.first.flatMap { $0.bounds() }.map { box in
            (
                x: Float(box.x.lowerBound + box.x.upperBound) / 2 / Float(opened.sight.width),
                y: Float(box.y.lowerBound + box.y.upperBound) / 2 / Float(opened.sight.height)
            )
        }
        if old.canvas != new.canvas {
            let (w, h) = (Float(new.canvas?.width ?? 1), Float(new.canvas?.height ?? 1))
            if new.canvas?.aspect == old.canvas?.aspect {
                return impossible("a photograph keeps its size; nothing is upscaled")
            }
            photograph = photograph.cropped(aspect: w / h, about: focus ?? (0.5, 0.5))
            say(
                "the photograph is cut to \(photograph.width)x\(photograph.height); nothing is drawn beyond its borders"
            )
            return
        }
        guard from.position == to.position else {
            return impossible("a photograph cannot be seen from elsewhere; it can be cropped")
        }
        let zoom = tanf(from.verticalFov / 2) / max(tanf(to.verticalFov / 2), 1e-4)
        let axes = Axes(from)
        let t = to.target ?? Vec3()
        let aim = axes.project(
            SIMD3(t.x, t.y, t.z), aspect: Float(photograph.width) / Float(photograph.height))
        guard zoom > 0.99 else {
            return impossible("nothing is known beyond the photograph's borders; it can be cropped")
        }
        let center = from.target == to.target ? (0.5, 0.5) : (aim?.x ?? 0.5, aim?.y ?? 0.5)
        photograph = photograph.cropped(zoom: max(zoom, 1.15), about: center)
        say("the photograph is cropped; its pixels stay as large as they are")
    }

    // MARK: Laying in what was drawn

    /// Lays the stages' pixels in and keeps to the user's mask.
    /// - Parameter rgb: of the drawing's plan, the whole canvas; only its region need be drawn
    public mutating func lay(_ rgb: [UInt8], library: AssetLibrary) throws {
        guard let drawing else { return }
        let made = try drawing.lay(rgb, on: &photograph, opened: opened, library: library)
        for (id, mask) in made { masks[id] = mask }
    }

    /// The finished photograph and the text chunk that tells of it; nil when it tells nothing.
    public func finished() throws -> (photograph: Photograph, story: (key: String, text: String)?) {
        var result = photograph
        let old = opened.photograph
        if let painted = opened.painted, result.width == old.width, result.height == old.height {
            for k in 0..<old.width * old.height {
                let share = Int(painted.values[k])
                guard share < 255 else { continue }
                for c in 3 * k..<3 * k + 3 {
                    result.rgb[c] = UInt8(
                        (Int(old.rgb[c]) * (255 - share) + Int(result.rgb[c]) * share + 127) / 255)
                }
            }
        }
        guard isTold else { return (result, nil) }
        let story = try Story(new, masks: masks, kinds: opened.kinds)
        return (result, (Story.key, try story.text()))
    }
}
