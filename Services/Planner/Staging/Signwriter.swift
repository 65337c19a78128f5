import Interruption
public import Knowledge
import Lettering
public import PlantainProto
public import Space

/// Puts lettering on things: chooses their proportions and lays the text out on their panels.
public struct Signwriter: Sendable {
    private let library: AssetLibrary

    public init(_ library: AssetLibrary) { self.library = library }

    /// The size at which a made thing's panel suits its text best, at about its natural area.
    ///
    /// - Parameter isOneOfMany: several stand in a row; narrow ones show larger.
    public func proportions(
        _ asset: AssetInfo, writings: [Writing], material: Material? = nil,
        isOneOfMany: Bool = false
    ) -> V3 {
        guard asset.key.hasPrefix("shape/"), asset.category == .sign, let panel = asset.frontPanel
        else { return asset.size }
        let inscriptions = Bearer(asset, material: material).inscriptions(writings)
        var best = (size: asset.size, score: Float(0))
        let stretches: [Float] = isOneOfMany ? [0.7, 0.85] : [0.7, 0.85, 1, 1.25, 1.6, 2.1, 2.8]
        for stretch in stretches where !Interruption.isRaised {
            let (w, h) = (panel.width * stretch.squareRoot(), panel.height / stretch.squareRoot())
            guard let laid = try? Lettering.compose(inscriptions, panelWidth: w, panelHeight: h),
                let smallest = laid.map(\.capHeight).min(),
                let largest = laid.map(\.capHeight).max()
            else { continue }
            let change = stretch > 1 ? stretch : 1 / stretch
            let score = (smallest * largest).squareRoot() / change.squareRoot().squareRoot()
            if score > best.score * 1.001 {
                let root = stretch.squareRoot()
                // Posts keep their height; boards change both ways.
                let tall = asset.size.y > 2 * panel.height
                best = (
                    V3(
                        asset.size.x * root, tall ? asset.size.y : asset.size.y / root, asset.size.z
                    ), score
                )
            }
        }
        return best.size
    }

    /// Strings as runs on the front panel of an object; none if nothing can be set there.
    public func write(_ writings: [Writing], on object: SceneObject) -> [TextRun] {
        guard let geometry = try? library.geometry(object.asset, size: V3(object.size)),
            let asset = library.asset(object.asset),
            let panel = geometry.textPanels.first(where: {
                V3($0.right).cross(V3($0.up)).unit.z > 0.5
            })
                ?? geometry.textPanels.first ?? FrontFace.bearing(of: geometry)
        else { return [] }
        let bearer = Bearer(asset, material: object.material)
        guard
            let laid = try? Lettering.compose(
                bearer.inscriptions(writings), panelWidth: panel.width, panelHeight: panel.height)
        else { return [] }
        let ground = PanelGround(geometry, panel)
        let (color, curvature) = (ground.color(object.material), ground.curvature)
        let ranks = Bearer.ranks(writings)
        return writings.indices.map { index in
            let (writing, laid) = (writings[index], laid[index])
            let finish = writing.wish.engraved && !panel.glows ? .engraved : bearer.finish
            // A band of the panel as high as the text's ink and some air.
            let air = 0.25 * laid.size
            let low = max(0, laid.inkLow.y - air)
            let high = min(panel.height, laid.inkHigh.y + air)
            let up = V3(panel.up).unit
            let accent = bearer.isColourful && writings.count > 1 && ranks[index] == .title
            var run = TextRun(
                text: writing.text, object: object.id, origin: Vec3(V3(panel.origin) + up * low),
                right: Vec3(panel.right), up: Vec3(up * (high - low)),
                ink: Color(ink(writing.wish, panel, color, finish, object, accent: accent)),
                emission: finish == .neon ? 1 : 0, curvature: curvature, finish: finish)
            run.write(laid)
            for i in run.glyphs.indices { run.glyphs[i].y -= low }
            return run
        }
    }

    /// The colour asked for or the panel's own, made to stand out from what it lies on.
    private func ink(
        _ wish: LetteringWish, _ panel: TextPanel, _ ground: V3?, _ finish: Finish,
        _ object: SceneObject, accent: Bool
    ) -> V3 {
        let asked = wish.color.flatMap(Ink.color)
        if finish == .neon { return Ink.neon(asked ?? object.material?.tint?.rgb ?? panel.ink) }
        guard let ground else { return asked ?? panel.ink }
        if let asked { return Ink.readable(asked, on: ground) }
        if finish == .engraved {
            // Shadow gathers in what is cut; into what is dark it is cut bright.
            return ground.luminance > 0.08 ? ground * 0.16 : Ink.plain(on: ground) * 0.7
        }
        if accent, let color = Ink.accent(on: ground) { return color }
        return Ink.contrast(panel.ink, ground) > 4 ? panel.ink : Ink.plain(on: ground)
    }

    /// Height of capitals in metres, from the glyphs of a run: about 0.7 of the em.
    public static func capHeight(_ run: TextRun) -> Float {
        0.71 * (run.glyphs.map(\.size).min() ?? 0)
    }

    /// Height of a run's small letters in the finished picture, native pixels: about half the em.
    public static func smallLetterPixels(_ run: TextRun, in plan: ScenePlan) -> Float {
        guard let canvas = plan.canvas else { return 0 }
        let side = (Float(canvas.width) * Float(canvas.height)).squareRoot()
        return capPixels(run, in: plan) / 0.71 * 0.52 * side / 1024
    }

    /// Height of a run's capitals on a 1K picture of the canvas's shape, in pixels.
    public static func capPixels(_ run: TextRun, in plan: ScenePlan) -> Float {
        guard let camera = plan.camera, let canvas = plan.canvas,
            let object = plan.objects.first(where: { $0.id == run.object })
        else { return 0 }
        let aspect = Float(canvas.width) / Float(max(1, canvas.height))
        let view = Viewpoint(camera, aspect: aspect)
        let turn = object.rotation ?? Quaternion(w: 1)
        let middle =
            V3(object.position) + turn.rotate(V3(run.origin) + V3(run.right) / 2 + V3(run.up) / 2)
        let depth = view.depth(middle)
        guard depth > 0 else { return 0 }
        // The panel's tilt against the line of sight foreshortens it.
        let up = turn.rotate(V3(run.up).unit)
        let toEye = (view.position - middle).unit
        let lean = max(0, 1 - up.dot(toEye) * up.dot(toEye)).squareRoot()
        // A 1K picture has about 1,024² pixels whatever its shape.
        let height = 1024 / aspect.squareRoot()
        return capHeight(run) * lean / (2 * depth * view.tanY) * height
    }
}
