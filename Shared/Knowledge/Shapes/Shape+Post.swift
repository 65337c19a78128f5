import Foundation
import PlantainProto

/// What comes by post: letters to be read and stamps.
extension Shape {
    static let post: [Shape] = [
        Shape(
            "letter-sheet", as: "letter sheet", "Opened letter", SIMD3(0.18, 0.15, 0.17),
            .stationery, density: 30
        ) { letterSheet($0) },
        Shape(
            "stamp", as: "postage stamp", "Postage stamp", SIMD3(0.026, 0.0007, 0.031),
            .stationery, density: 400
        ) { stamp($0, Stamps.peaks) },
        Shape(
            "stamp-ship", as: "postage stamp", "Postage stamp with a sail",
            SIMD3(0.031, 0.0007, 0.026), .stationery, density: 400
        ) { stamp($0, Stamps.sail) },
    ]

    /// Folded twice and opened: its lower third lies on the table, the rest leans back over the fold.
    private static func letterSheet(_ s: SIMD3<Float>) -> AssetGeometry {
        let fold = s.z * 0.04
        // Bent, not broken: a short round of paper at the fold.
        func along(_ v: Float) -> SIMD2<Float> {
            if v < 0.34 {
                let t = v / 0.34
                return SIMD2(s.y * 0.012 * (1 - t), s.z * 0.5 + (fold - s.z * 0.5) * t)
            }
            let t = (v - 0.34) / 0.66
            let bow = sine(t * .pi) * s.z * 0.008 - (abs(t - 0.5) < 0.012 ? s.z * 0.004 : 0)
            return SIMD2(s.y * t, fold + (-s.z * 0.5 - fold) * t - bow * 0.4)
        }
        let sheet = Mesh.sheet(columns: 1, rows: 100, crease: 0.5) { u, v in
            let p = along(v)
            return SIMD3((u - 0.5) * s.x, p.x, p.y)
        }
        let up = SIMD3(0, s.y, -s.z * 0.5 - fold)
        let normal = normalize(cross(SIMD3(1, 0, 0), up))
        return AssetGeometry(
            parts: [.sheet(sheet, .paper(0.84, 0.81, 0.73), "paper", main: true)], size: s,
            textPanels: [
                TextPanel(
                    name: "page",
                    origin: SIMD3(-s.x * 0.41, 0, fold) + up * 0.07 + normal * 0.0012,
                    right: SIMD3(s.x * 0.82, 0, 0), up: up * 0.86)
            ])
    }

    /// A sheet with the teeth of a perforation, a picture within its white margin, and below it room for its value.
    private static func stamp(_ s: SIMD3<Float>, _ print: Texture) -> AssetGeometry {
        let pitch: Float = 0.0019
        var outline: [SIMD2<Float>] = []
        let corners = [
            SIMD2(-s.x, -s.z) / 2, SIMD2(s.x, -s.z) / 2, SIMD2(s.x, s.z) / 2, SIMD2(-s.x, s.z) / 2,
        ]
        for k in 0..<4 {
            let (from, to) = (corners[k], corners[(k + 1) % 4])
            let way = to - from
            let long = (way.x * way.x + way.y * way.y).squareRoot()
            let inward = SIMD2(-way.y, way.x) / long
            let teeth = max(6, Int(long / pitch))
            for i in 0..<teeth * 8 {
                let t = Float(i) / Float(teeth * 8)
                let wave = 0.5 - 0.5 * cosine(2 * .pi * Float(i) / 8)
                outline.append(from + way * t + inward * (pitch * 0.42 * wave))
            }
        }
        let paper = Mesh.prism(outline, depth: s.y * 0.8).turned(
            pitch: -.pi / 2, offset: SIMD3(0, s.y * 0.4, 0))
        let picture = Mesh.sheet { u, v in
            SIMD3((u - 0.5) * s.x * 0.82, s.y, (0.39 - v * 0.78) * s.z * 0.78 - s.z * 0.12)
        }
        var material = AssetMaterial(
            substance: .paper, baseColor: SIMD3(repeating: 1), texture: print, roughness: 0.7)
        material.keyColor = Stamps.key
        return AssetGeometry(
            parts: [
                .fixed(paper, .paper(0.86, 0.85, 0.81), "paper"),
                .sheet(picture, material, "print", main: true),
            ], size: s,
            textPanels: [
                TextPanel(
                    name: "value", origin: SIMD3(-s.x * 0.42, s.y * 0.82, s.z * 0.44),
                    right: SIMD3(s.x * 0.84, 0, 0), up: SIMD3(0, 0, -s.z * 0.23))
            ])
    }
}

/// Pictures of stamps, drawn once: engraved in one ink.
private enum Stamps {
    /// The ink, linear.
    static let key = SIMD3<Float>(0.3, 0.03, 0.035)

    static let peaks = draw { u, v in
        if let frame = frame(u, v) { return frame }
        // Two peaks before a sky of fine lines.
        let ridge = min(0.34 + abs(u - 0.36) * 0.95, 0.46 + abs(u - 0.7) * 0.8)
        if v > 0.74 { return hatch(u + v * 0.6, 26, 0.75) }
        if v > ridge { return v < ridge + 0.09 ? 0 : hatch(u - v * 0.5, 34, 0.5) }
        return hatch(v, 40, 0.22)
    }

    static let sail = draw { u, v in
        if let frame = frame(u, v) { return frame }
        if v > 0.68 { return hatch(v + 0.02 * waved(u * 22), 22, 0.55) }
        let hull = v > 0.6 && abs(u - 0.5) < 0.26 - (v - 0.6)
        let main = v > 0.22 && v < 0.58 && u > 0.5 && u < 0.5 + (v - 0.2) * 0.62
        let jib = v > 0.3 && v < 0.58 && u < 0.485 && u > 0.485 - (v - 0.28) * 0.55
        if hull { return 0.95 }
        return main || jib ? hatch(u, 46, 0.12) : hatch(v, 40, 0.3)
    }

    /// The border with its value below; how much ink there is.
    private static func frame(_ u: Float, _ v: Float) -> Float? {
        let edge = min(min(u, 1 - u), min(v, 1 - v))
        if edge < 0.03 { return 0.9 }
        if edge < 0.07 { return 0.1 }
        if v > 0.84 {
            return abs(u - 0.5) < 0.4 && v < 0.92 ? (Int(u * 26) % 3 == 0 ? 0.1 : 0.8) : 0.9
        }
        return nil
    }

    private static func hatch(_ x: Float, _ lines: Float, _ share: Float) -> Float {
        let t = x * lines
        return t - t.rounded(.down) < share ? 0.85 : 0.1
    }

    private static func waved(_ x: Float) -> Float { Float(sin(Double(x))) }

    private static func draw(_ ink: (Float, Float) -> Float) -> Texture {
        let (width, height) = (192, 224)
        var bytes = Data(capacity: width * height * 4)
        for y in 0..<height {
            for x in 0..<width {
                let share = ink((Float(x) + 0.5) / Float(width), (Float(y) + 0.5) / Float(height))
                for (paper, full) in [(Float(232), Float(150)), (224, 44), (206, 48)] {
                    bytes.append(UInt8(paper + (full - paper) * share))
                }
                bytes.append(255)
            }
        }
        return Texture(width: width, height: height, pixels: bytes, hasAlpha: false)
    }
}
