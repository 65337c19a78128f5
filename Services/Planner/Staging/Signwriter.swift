public import Knowledge
public import Lettering
public import PlantainProto
public import Space

/// Puts lettering on things: chooses their proportions and lays the text out on their panels.
public struct Signwriter: Sendable {
    private let library: AssetLibrary

    public init(_ library: AssetLibrary) { self.library = library }

    /// The size at which a made thing's panel suits its text best, at about its natural area.
    public func proportions(_ asset: AssetInfo, text: String) -> V3 {
        guard asset.key.hasPrefix("shape/"), asset.category == .sign, let panel = asset.frontPanel
        else { return asset.size }
        var best = (size: asset.size, score: Float(0))
        for stretch: Float in [0.7, 0.85, 1, 1.25, 1.6, 2.1, 2.8] {
            let (w, h) = (panel.width * stretch.squareRoot(), panel.height / stretch.squareRoot())
            guard let laid = try? Lettering.layout(text: text, panelWidth: w, panelHeight: h) else {
                continue
            }
            let change = stretch > 1 ? stretch : 1 / stretch
            let score = laid.capHeight / change.squareRoot().squareRoot()
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

    /// The text of a prop as a run on its front panel; nil if it has none or nothing can be set.
    public func write(
        _ text: String, on object: SceneObject, style: LetteringStyle = LetteringStyle()
    ) -> TextRun? {
        guard let geometry = try? library.geometry(object.asset, size: V3(object.size)),
            let panel = geometry.textPanels.first(where: {
                V3($0.right).cross(V3($0.up)).unit.z > 0.5
            })
                ?? FrontFace.panel(of: geometry) ?? geometry.textPanels.first,
            let laid = try? Lettering.layout(
                text: text, panelWidth: panel.width, panelHeight: panel.height, style: style)
        else { return nil }
        var run = TextRun(
            text: text, object: object.id, origin: Vec3(panel.origin), right: Vec3(panel.right),
            up: Vec3(panel.up),
            ink: Color(ink(panel, object)), emission: 0)
        run.write(laid)
        if panel.glows { run.emission = 1 }
        return run
    }

    /// The panel's ink, or its opposite where the board's colour would swallow it.
    private func ink(_ panel: TextPanel, _ object: SceneObject) -> V3 {
        guard let tint = object.material?.tint?.rgb, !panel.glows else { return panel.ink }
        let contrast =
            (max(tint.luminance, panel.ink.luminance) + 0.05)
            / (min(tint.luminance, panel.ink.luminance) + 0.05)
        if contrast > 4 { return panel.ink }
        return tint.luminance > 0.18 ? V3(repeating: 0.012) : V3(0.85, 0.84, 0.8)
    }

    /// Height of capitals in metres, from the glyphs of a run: about 0.7 of the em.
    public static func capHeight(_ run: TextRun) -> Float {
        0.71 * (run.glyphs.map(\.size).min() ?? 0)
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
