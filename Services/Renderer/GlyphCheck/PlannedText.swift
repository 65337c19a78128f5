public import GuideMap
import Guides
import Knowledge
public import PlantainProto
public import SceneGeometry

/// One text of a plan, as far as it is in the picture.
public struct PlannedText: Sendable, Equatable {
    /// Its index among the plan's texts.
    public let index: Int
    public let text: String
    /// Number of the lettered thing in `GuideMap.objectID`.
    public let body: UInt16
    /// Around the lettering, native pixels; all numbers are multiples of `divisor`.
    public let box: PixelRect
    /// Native pixels a side that the check takes as one: large letters need not be looked at
    /// closely.
    public let divisor: Int
    /// Boxes of the letters, in units of `divisor`, from the box's corner.
    public let letters: [PixelRect]
    /// Of the local mean, in units of `divisor`.
    public let radius: Int

    /// Ems of this many pixels, or up to twice as many, are enough.
    static let em: Float = 40
    /// Letters of fewer pixels an em cannot be judged.
    static let leastEm: Float = 6

    package init(
        index: Int = 0, text: String, body: UInt16, box: PixelRect, divisor: Int,
        letters: [PixelRect], radius: Int
    ) {
        self.index = index
        self.text = text
        self.body = body
        self.box = box
        self.divisor = divisor
        self.letters = letters
        self.radius = radius
    }

    /// The texts of a plan whose letters are in the picture and large enough.
    public static func all(in plan: ScenePlan, scene: Scene) -> [PlannedText] {
        guard let camera = plan.camera, let canvas = plan.canvas else { return [] }
        let view = View(camera, width: Float(canvas.width), height: Float(canvas.height))
        return scene.bodies.flatMap { body in
            body.texts.compactMap { PlannedText($0, plan.texts[$0], on: body, view) }
        }
    }

    /// Texts that are in the picture but too small for anyone to read, as indices.
    public static func tooSmall(in plan: ScenePlan, scene: Scene) -> [Int] {
        guard let camera = plan.camera, let canvas = plan.canvas else { return [] }
        let view = View(camera, width: Float(canvas.width), height: Float(canvas.height))
        return scene.bodies.flatMap { body in
            body.texts.filter { index in
                let run = plan.texts[index]
                guard let panel = LetteredPanel(run, on: body.frame), let glyph = run.glyphs.first,
                    let foot = view.project(panel.point(SIMD2(glyph.x, glyph.y))),
                    let head = view.project(panel.point(SIMD2(glyph.x, glyph.y + glyph.size)))
                else { return false }
                let inside =
                    foot.x >= 0 && foot.x < view.width && foot.y >= 0 && foot.y < view.height
                return inside && length2(SIMD2(head.x - foot.x, head.y - foot.y)) < leastEm
            }
        }
    }

    private init?(_ index: Int, _ run: TextRun, on body: Scene.Body, _ view: View) {
        guard let panel = LetteredPanel(run, on: body.frame), let first = run.glyphs.first,
            first.size > 0
        else { return nil }
        func seen(_ u: Float, _ v: Float) -> SIMD2<Float>? {
            view.project(panel.point(SIMD2(u, v))).map { SIMD2($0.x, $0.y) }
        }
        /// Around a part of the panel, metres from its lower left corner.
        func box(_ u: ClosedRange<Float>, _ v: ClosedRange<Float>) -> PixelBox? {
            let corners = [
                seen(u.lowerBound, v.lowerBound), seen(u.upperBound, v.lowerBound),
                seen(u.lowerBound, v.upperBound), seen(u.upperBound, v.upperBound),
            ].compactMap { $0 }
            return corners.count == 4 ? PixelBox(corners) : nil
        }
        // Of each glyph the middle, where every script has ink.
        let letters = run.glyphs.compactMap { glyph in
            box(
                glyph.x + 0.05 * glyph.size...glyph.x + 0.55 * glyph.size,
                glyph.y...glyph.y + 0.7 * glyph.size)
        }
        guard let foot = seen(first.x, first.y), let head = seen(first.x, first.y + first.size),
            letters.count == run.glyphs.count, var all = letters.first
        else { return nil }
        for letter in letters { all = all.union(letter) }
        let em = length2(head - foot)
        guard em >= Self.leastEm else { return nil }

        let divisor = max(1, Int(em / Self.em))
        let whole = PixelBox([.zero, SIMD2(view.width, view.height)])
        guard let visible = all.grown(by: em / 2).intersection(whole) else { return nil }
        let rect = visible.rect(unit: divisor).intersection(whole.inner(unit: divisor))
        guard !rect.isEmpty else { return nil }
        self.init(
            index: index, text: run.text, body: body.number,
            box: PixelRect(
                x: rect.x * divisor, y: rect.y * divisor, width: rect.width * divisor,
                height: rect.height * divisor),
            divisor: divisor,
            letters: letters.map {
                var letter = $0.rect(unit: divisor)
                letter.x -= rect.x
                letter.y -= rect.y
                return letter
            },
            radius: max(3, Int(em / Float(2 * divisor))))
    }
}

/// A box with broken edges.
private struct PixelBox {
    var low: SIMD2<Float>
    var high: SIMD2<Float>

    init(_ corners: [SIMD2<Float>]) {
        low = corners.reduce(SIMD2(repeating: .infinity)) { pointwiseMin($0, $1) }
        high = corners.reduce(SIMD2(repeating: -.infinity)) { pointwiseMax($0, $1) }
    }

    func union(_ other: PixelBox) -> PixelBox { PixelBox([low, high, other.low, other.high]) }

    func grown(by margin: Float) -> PixelBox { PixelBox([low - margin, high + margin]) }

    func intersection(_ other: PixelBox) -> PixelBox? {
        let (a, b) = (pointwiseMax(low, other.low), pointwiseMin(high, other.high))
        return a.x < b.x && a.y < b.y ? PixelBox([a, b]) : nil
    }

    /// Whole units that cover it.
    func rect(unit: Int) -> PixelRect {
        let (a, b) = (low / Float(unit), high / Float(unit))
        let (x, y) = (Int(a.x.rounded(.down)), Int(a.y.rounded(.down)))
        return PixelRect(
            x: x, y: y, width: Int(b.x.rounded(.up)) - x, height: Int(b.y.rounded(.up)) - y)
    }

    /// Whole units that lie within it.
    func inner(unit: Int) -> PixelRect {
        PixelRect(x: 0, y: 0, width: Int(high.x) / unit, height: Int(high.y) / unit)
    }
}

private func length2(_ v: SIMD2<Float>) -> Float { (v * v).sum().squareRoot() }
