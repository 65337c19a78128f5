import PlantainProto

/// A puffy figurine of glazed ceramic, swollen from a cut-out picture.
public enum Figurine {
    /// Longest side of the grid that is swollen, pixels.
    static let grid = 144

    /// Half thickness at most, as a share of the picture's longer side.
    static func limit(_ thickness: Float) -> Float { 0.17 * thickness }

    /// What a catalogue needs to know: full extents when the thing is one metre tall, and triangles.
    public static func measure(
        _ cutout: Cutout, thickness: Float = 1
    ) -> (proportions: SIMD3<Float>, triangles: Int) {
        let body = body(cutout, thickness)
        let whole = [body.bounds] + (plinth(body).map { [$0.bounds] } ?? [])
        let size = whole.united.size
        return (size / max(size.y, 1e-6), body.triangleCount)
    }

    /// At whatever size; the caller fits it.
    ///
    /// - Parameter isGlazed: of ceramic; otherwise the picture is printed on it.
    public static func geometry(
        _ cutout: Cutout, thickness: Float = 1, isGlazed: Bool = true
    ) -> AssetGeometry {
        let mesh = body(cutout, thickness)
        var glaze = AssetMaterial(
            substance: .ceramic, texture: Enlargement.texture(cutout), roughness: 0.14)
        glaze.keyColor = cutout.mainColor
        if !isGlazed { (glaze.substance, glaze.roughness) = (.unspecified, 0.5) }
        var parts = [AssetPart(name: "body", mesh: mesh, material: glaze, recolourable: true)]
        if let plinth = plinth(mesh) {
            parts.append(.fixed(plinth, .ceramic(0.72, 0.7, 0.66), "plinth"))
        }
        return AssetGeometry(parts: parts, size: parts.map(\.mesh.bounds).united.size)
    }

    /// A small round base for what would not stand by itself: its weight is beside its feet.
    private static func plinth(_ mesh: Mesh) -> Mesh? {
        let box = mesh.bounds
        let ground = box.low.y + 0.03 * box.size.y
        var (low, high) = (Float.infinity, -Float.infinity)
        for p in mesh.positions where p.y < ground { (low, high) = (min(low, p.x), max(high, p.x)) }
        let weight = mesh.positions.reduce(0) { $0 + $1.x } / Float(max(mesh.positions.count, 1))
        let reach = high - low
        guard reach < 0.3 * box.size.x,
            weight < low + 0.1 * reach || weight > high - 0.1 * reach || reach < 0.08 * box.size.x
        else { return nil }
        let middle = (low + high + 2 * weight) / 4
        let radius = max(high - middle, middle - low, 0.22 * box.size.x, box.size.z * 0.5) * 1.15
        let (top, thick) = (box.low.y + 0.02 * box.size.y, 0.05 * box.size.y)
        var outline = Outline(0, top)
        outline.line(radius * 0.93, top)
        outline.curve(radius, top - thick * 0.3, control: SIMD2(radius, top))
        outline.line(radius, top - thick)
        outline.line(0, top - thick)
        return Mesh.lathe(outline, crease: 0.6).turned(offset: SIMD3(middle, 0, 0))
    }

    /// Pixels of the grid, y up.
    static func body(_ cutout: Cutout, _ thickness: Float) -> Mesh {
        // Large pictures are swollen on a coarser grid; what is drawn on them keeps all its detail.
        let step = (max(cutout.width, cutout.height) + grid - 1) / grid
        let coverage = cutout.coverage(step: step)
        let side = Float(max(cutout.width, cutout.height) - 2 * Cutout.margin) / Float(step)
        let swelling = Swelling(
            coverage: coverage.values, width: coverage.width, limit: limit(thickness) * side)
        var mesh = Footing(swelling).grounded(SwollenMesh.build(swelling))
        let rows = coverage.values.count / coverage.width
        let stretch = SIMD2(
            Float(coverage.width * step) / Float(cutout.width),
            Float(rows * step) / Float(cutout.height))
        if step > 1 { for i in mesh.uvs.indices { mesh.uvs[i] *= stretch } }
        return mesh
    }
}

extension [Bounds] {
    fileprivate var united: Bounds { dropFirst().reduce(first ?? Bounds([])) { $0.union($1) } }
}
