import Foundation
import Knowledge
import Materials
import PlantainProto

/// What makes a room out of four walls, but for its windows. The frame's origin is the middle of the base, the wall at the back.
extension SurfaceBuilder {
    private static let white = AssetMaterial(
        baseColor: SIMD3(0.74, 0.73, 0.7), roughness: 0.4)

    /// Two gathered halves on a rod, open in the middle.
    func curtain() -> [Made] {
        var pieces = Pieces(seed: seed)
        pieces.look(
            "cloth",
            AssetMaterial(substance: .fabric, baseColor: SIMD3(0.6, 0.57, 0.5), roughness: 0.9),
            takesWish: true, twoSided: true)
        pieces.look("rod", AssetMaterial(baseColor: SIMD3(0.06, 0.055, 0.05), roughness: 0.35))
        let share = pieces.chance.between(0.16, 0.27)
        for side: Float in [-1, 1] {
            let width = size.x * share
            let folds = (width / 0.1).rounded() + 0.5
            let (phase, sway) = (
                pieces.chance.between(0, 6.28), pieces.chance.between(0.5, 1.5)
            )
            let mesh = Mesh.sheet(columns: Int(folds * 8), rows: 5) { u, v in
                // Folds open toward the hem and wander a little.
                let bend = sin(2 * .pi * folds * u + phase + sway * v)
                let deep = size.z * (0.28 + 0.16 * (1 - v))
                let x = side * (size.x / 2 - width * (side > 0 ? 1 - u : u))
                return SIMD3(
                    x + 0.008 * sin(9 * v + phase), v * (size.y - 0.03), bend * deep)
            }
            pieces.add("cloth", mesh)
        }
        let path = [-0.55, 0.55].map { SIMD3(Float($0) * size.x, size.y - 0.012, 0) }
        pieces.add("rod", Mesh.tube(path, radius: 0.012, segments: 8))
        return pieces.made
    }

    /// Woven, plain or with a border, striped, or round.
    func rug() -> [Made] {
        var pieces = Pieces(seed: seed)
        let base = surface.material?.tint?.simd ?? SIMD3(0.42, 0.36, 0.3)
        func cloth(_ color: SIMD3<Float>) -> AssetMaterial {
            AssetMaterial(substance: .fabric, baseColor: color, roughness: 0.95)
        }
        let other =
            pieces.chance.pick(
                [SIMD3(0.66, 0.62, 0.54), SIMD3(0.1, 0.1, 0.12), SIMD3(0.36, 0.12, 0.08)],
                or: base) as SIMD3<Float>
        pieces.look("rug", cloth(base), takesWish: true)
        pieces.look("border", cloth(other * 0.6 + base * 0.4))
        pieces.look("field", cloth(base * 0.85 + other * 0.15))
        let (w, h, d) = (size.x / 2, size.y, size.z / 2)
        let style = pieces.chance.index(5)
        if style == 0 {
            for (k, name) in ["rug", "border", "field"].enumerated() {
                let share = [1, 0.86, 0.8][k] as Float
                let rise = h + 0.0006 * Float(k)
                var outline = Outline(w * share, 0)
                outline.line(w * share, rise)
                outline.line(0, rise)
                pieces.add(
                    name,
                    Mesh.lathe(outline, segments: 72).mapped(
                        scale: SIMD3(1, 1, d / max(w, 0.01)), offset: .zero))
            }
            return pieces.made
        }
        pieces.box("rug", SIMD3(-w, 0, -d), SIMD3(w, h, d))
        func layer(_ name: String, inset: Float, rise: Float) {
            pieces.box(
                name, SIMD3(-w + inset, h - 0.001, -d + inset),
                SIMD3(w - inset, h + rise, d - inset))
        }
        let edge = 0.09 * min(size.x, size.z)
        switch style {
        case 1, 2:
            layer("border", inset: edge, rise: 0.0006)
            layer("field", inset: edge * 1.6, rise: 0.0012)
        case 3:
            let stripes = 4 + pieces.chance.index(5)
            for k in 0..<stripes {
                let x = -w + size.x * (Float(k) + 0.5) / Float(stripes)
                let half = 0.22 * size.x / Float(stripes)
                pieces.box(
                    "border", SIMD3(x - half, h - 0.001, -d + 0.004),
                    SIMD3(x + half, h + 0.0006, d - 0.004))
            }
        default: break
        }
        return pieces.made
    }

    /// A framed picture: an abstract landscape of a few flat colours.
    func picture() -> [Made] {
        var pieces = Pieces(seed: seed)
        let frames: [AssetMaterial] = [
            AssetMaterial(baseColor: SIMD3(0.02, 0.02, 0.02), roughness: 0.35),
            AssetMaterial(substance: .wood, baseColor: SIMD3(0.42, 0.26, 0.13), roughness: 0.45),
            Self.white,
        ]
        pieces.look("frame", pieces.chance.pick(frames, or: Self.white))
        pieces.look("mount", AssetMaterial(baseColor: SIMD3(0.78, 0.77, 0.73), roughness: 0.9))
        let palettes: [[SIMD3<Float>]] = [
            [SIMD3(0.62, 0.66, 0.68), SIMD3(0.2, 0.3, 0.34), SIMD3(0.55, 0.42, 0.26)],
            [SIMD3(0.72, 0.6, 0.44), SIMD3(0.5, 0.22, 0.12), SIMD3(0.14, 0.13, 0.16)],
            [SIMD3(0.66, 0.68, 0.6), SIMD3(0.18, 0.27, 0.17), SIMD3(0.7, 0.52, 0.2)],
            [SIMD3(0.7, 0.68, 0.64), SIMD3(0.12, 0.12, 0.13), SIMD3(0.5, 0.12, 0.1)],
        ]
        let colors = pieces.chance.pick(palettes, or: palettes[0])
        for (k, color) in colors.enumerated() {
            pieces.look("paint\(k)", AssetMaterial(baseColor: color, roughness: 0.7))
        }
        let (w, h, d) = (size.x / 2, size.y, size.z / 2)
        let bar = 0.035 * (size.x + size.y) / 2
        pieces.box("frame", SIMD3(-w, 0, -d), SIMD3(w, bar, d))
        pieces.box("frame", SIMD3(-w, h - bar, -d), SIMD3(w, h, d))
        pieces.box("frame", SIMD3(-w, bar, -d), SIMD3(-w + bar, h - bar, d))
        pieces.box("frame", SIMD3(w - bar, bar, -d), SIMD3(w, h - bar, d))
        pieces.pane("mount", x: -w + bar...w - bar, y: bar...h - bar, z: 0)
        let rim = bar + 0.14 * min(size.x, size.y)
        let (x0, x1, y0, y1) = (-w + rim, w - rim, rim, h - rim)
        pieces.pane("paint0", x: x0...x1, y: y0...y1, z: 0.0008)
        // Two overlapping hills, or blocks, before a plain sky.
        let steps = 24
        for (name, level, z) in [("paint1", Float(0.5), Float(0.0012)), ("paint2", 0.25, 0.0016)] {
            let (phase, swing) = (
                pieces.chance.between(0, 6.28), pieces.chance.between(0.03, 0.16)
            )
            let height = level + pieces.chance.between(-0.1, 0.12)
            func top(_ t: Float) -> Float {
                y0 + (y1 - y0) * (height + swing * sin(phase + 4 * t))
            }
            for k in 0..<steps {
                let (a, b) = (Float(k) / Float(steps), Float(k + 1) / Float(steps))
                let (xa, xb) = (x0 + (x1 - x0) * a, x0 + (x1 - x0) * b)
                pieces.card(
                    name,
                    [
                        SIMD3(xa, y0, z), SIMD3(xb, y0, z), SIMD3(xb, top(b), z),
                        SIMD3(xa, top(a), z),
                    ], normal: SIMD3(0, 0, 1))
            }
        }
        return pieces.made
    }
}
