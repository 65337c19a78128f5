import Foundation
import Knowledge
import Materials
import PlantainProto

/// What is seen through a window by day: pale, for the film is set for the room.
extension SurfaceBuilder {
    /// A sky that is paler toward the horizon, and before it trees, roofs or hills, nearer ones darker.
    ///
    /// All of it glows as its colour says, and lies one thin layer before the other from `back` on.
    func outside(_ pieces: inout Pieces, behind back: Float) {
        let tint = surface.material?.tint?.simd ?? SIMD3(0.9, 0.94, 1)
        let (w, h) = (size.x / 2, size.y)
        func look(_ name: String, _ color: SIMD3<Float>) {
            let own = color * tint
            // What glows takes its brightness from its share, not from its colour.
            pieces.look(
                name, AssetMaterial(baseColor: own, roughness: 0.06),
                glow: dot(own, SIMD3(0.2126, 0.7152, 0.0722)))
        }
        let bands = 10
        // Where the land ends: about the height of the eyes, in the lower half.
        let horizon = h * pieces.chance.between(0.28, 0.42)
        for k in 0..<bands {
            let up = (Float(k) + 0.5) / Float(bands)
            look("sky\(k)", SIMD3(0.97, 0.97, 0.96) * (1 - up) + SIMD3(0.5, 0.68, 0.95) * up)
            let (from, to) = (Float(k) / Float(bands), Float(k + 1) / Float(bands))
            let low = k == 0 ? 0 : horizon + (h - horizon) * from
            pieces.pane("sky\(k)", x: -w...w, y: low...horizon + (h - horizon) * to, z: back)
        }
        look("far", SIMD3(0.66, 0.74, 0.72))
        look("wood", SIMD3(0.42, 0.52, 0.3))
        look("green", SIMD3(0.5, 0.6, 0.3))
        look("wall", pieces.chance.pick([SIMD3(0.8, 0.74, 0.64), SIMD3(0.72, 0.5, 0.4)], or: .one))
        look("roof", SIMD3(0.5, 0.36, 0.3))
        look("hole", SIMD3(0.36, 0.38, 0.4))
        ridge(&pieces, "far", level: horizon * 1.06, swing: 0.03 * h, bumps: 2, z: back + 0.001)
        let hasHouse = pieces.chance.unit() < 0.5
        if hasHouse { house(&pieces, on: horizon * 0.55, z: back + 0.002) }
        let level = horizon * pieces.chance.between(0.66, 0.92)
        crowns(&pieces, level: level, sparse: hasHouse, z: back + 0.003)
        ridge(
            &pieces, "green", level: horizon * 0.42, swing: 0.012 * h, bumps: 3, z: back + 0.004)
    }

    /// Land with a wavy upper edge.
    private func ridge(
        _ pieces: inout Pieces, _ name: String, level: Float, swing: Float, bumps: Float, z: Float
    ) {
        let phase = pieces.chance.between(0, 6.28)
        let steps = 28
        func top(_ t: Float) -> Float {
            level + swing * (sin(phase + bumps * t * 3.1) + 0.4 * sin(2.3 * phase + bumps * t * 9))
        }
        let w = size.x / 2
        for k in 0..<steps {
            let (a, b) = (Float(k) / Float(steps), Float(k + 1) / Float(steps))
            let (xa, xb) = (-w + size.x * a, -w + size.x * b)
            pieces.card(
                name,
                [SIMD3(xa, 0, z), SIMD3(xb, 0, z), SIMD3(xb, top(b), z), SIMD3(xa, top(a), z)],
                normal: SIMD3(0, 0, 1))
        }
    }

    /// Tree tops: fans of uneven radius, side by side or here and there.
    private func crowns(_ pieces: inout Pieces, level: Float, sparse: Bool, z: Float) {
        let w = size.x / 2
        var x = -w - 0.1
        while x < w + 0.1 {
            let radius = size.y * pieces.chance.between(0.07, 0.15)
            let rise = level + radius * pieces.chance.between(-0.5, 0.7)
            let (low, high) = (max(-w, x - radius), min(w, x + radius))
            if high > low, !sparse || pieces.chance.unit() < 0.45 {
                let phase = pieces.chance.between(0, 6.28)
                func top(_ at: Float) -> Float {
                    let t = (at - x) / radius
                    let bow = max(0, 1 - t * t).squareRoot()
                    return rise + radius * bow * (1 + 0.12 * sin(phase + 9 * t))
                }
                let steps = 14
                for k in 0..<steps {
                    let a = low + (high - low) * Float(k) / Float(steps)
                    let b = low + (high - low) * Float(k + 1) / Float(steps)
                    pieces.card(
                        "wood",
                        [
                            SIMD3(a, 0, z), SIMD3(b, 0, z), SIMD3(b, min(size.y, top(b)), z),
                            SIMD3(a, min(size.y, top(a)), z),
                        ], normal: SIMD3(0, 0, 1))
                }
            }
            x += radius * pieces.chance.between(0.8, 1.5)
        }
    }

    /// A gable with two windows, as far as it is inside the frame.
    private func house(_ pieces: inout Pieces, on foot: Float, z: Float) {
        let w = size.x / 2
        let half = min(0.3 * size.x, 0.28 * size.y)
        let x = pieces.chance.between(-0.55, 0.55) * w
        let eave = min(0.8 * size.y, foot + 0.28 * size.y)
        let (low, high) = (max(-w, x - half), min(w, x + half))
        guard high - low > 0.1 else { return }
        pieces.pane("wall", x: low...high, y: 0...eave, z: z)
        let steps = 8
        for k in 0..<steps {
            let a = low + (high - low) * Float(k) / Float(steps)
            let b = low + (high - low) * Float(k + 1) / Float(steps)
            func top(_ at: Float) -> Float { eave + 0.7 * (half - abs(at - x)) }
            pieces.card(
                "roof",
                [SIMD3(a, eave, z), SIMD3(b, eave, z), SIMD3(b, top(b), z), SIMD3(a, top(a), z)],
                normal: SIMD3(0, 0, 1))
        }
        for side: Float in [-0.45, 0.45] {
            let at = x + side * half
            guard at - 0.12 * half > low, at + 0.12 * half < high else { continue }
            pieces.pane(
                "hole", x: at - 0.12 * half...at + 0.12 * half,
                y: eave - 0.15 * size.y...eave - 0.05 * size.y, z: z + 0.0004)
        }
    }
}
