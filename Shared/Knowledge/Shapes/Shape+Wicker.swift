import PlantainProto

/// Seats woven of willow and cane.
extension Shape {
    static let wicker: [Shape] = [
        Shape(
            "wicker-armchair", as: "wicker armchair", "Wicker armchair", SIMD3(0.76, 0.86, 0.72),
            .furniture, .floor, density: 45
        ) { wickerArmchair($0) }
    ]

    /// A tub: one woven wall goes around the seat, low in front, arm high at the sides, highest behind.
    private static func wickerArmchair(_ s: SIMD3<Float>) -> AssetGeometry {
        let (h, seat, arm) = (s.y, s.y * 0.42, s.y * 0.7)
        let opening: Float = 0.72
        /// How high the wall is at an angle from the front.
        func top(_ angle: Float) -> Float {
            let a = abs(angle)
            guard a > opening else { return seat }
            let t = min(1, max(0, (a - 1.35) / 1.35))
            return arm + (h - arm) * t * t * (3 - 2 * t)
        }
        /// On the wall; `out` in metres, outward.
        func place(_ angle: Float, _ y: Float, out: Float = 0) -> SIMD3<Float> {
            // Between a circle and a square, wider above.
            let (x, z) = (sine(angle), cosine(angle))
            let square = powf(powf(abs(x), 3.2) + powf(abs(z), 3.2), -1 / 3.2)
            let flare = 0.86 + 0.1 * y / h
            let lean = z < 0 ? 0.05 * max(0, y - seat) * -z / h : 0
            return SIMD3(
                x * square * (s.x / 2 * flare + out), y,
                z * square * (s.z / 2 * flare + out) - lean * s.z)
        }
        let rod = s.y * 0.0078
        let rows = 34
        var woven = Mesh()
        for row in 0..<rows {
            let y = h * 0.09 + (h * 0.9) * Float(row) / Float(rows - 1)
            // The part of the row that the wall is high enough for.
            var start: Float = 0
            if y > seat {
                start = opening
                while start < .pi, top(start) < y + rod { start += 0.02 }
                guard start < 3.0 else { continue }
            }
            let span = 2 * (Float.pi - start)
            let isClosed = start == 0
            let steps = Int(span * 27)
            let phase: Float = row % 2 == 0 ? 0 : .pi
            let path = (0..<(isClosed ? steps : steps + 1)).map { k -> SIMD3<Float> in
                let angle = start + span * Float(k) / Float(steps)
                return place(
                    angle > .pi ? angle - 2 * .pi : angle, y, out: 0.0042 * sine(angle * 26 + phase)
                )
            }
            woven.append(.tube(path, radius: rod, segments: 6, closed: isClosed))
        }
        let lining = Mesh.sheet(columns: 120, rows: 6) { u, v in
            let angle = 2 * Float.pi * u - .pi
            return place(angle, h * 0.07 + (top(angle) - h * 0.08) * v, out: -0.001)
        }
        // Two strands wound about each other along the rim, and down the front of the arms.
        var rim = Mesh()
        for strand in 0..<2 {
            var path: [SIMD3<Float>] = []
            let steps = 200
            for k in 0...steps {
                let angle = opening + 2 * (Float.pi - opening) * Float(k) / Float(steps)
                let turn = Float(k) * 0.55 + Float(strand) * .pi
                let at = angle > .pi ? angle - 2 * .pi : angle
                path.append(
                    place(
                        at, top(max(abs(at), opening + 0.001)) + 0.011 * sine(turn),
                        out: 0.004 + 0.011 * cosine(turn)))
            }
            func post(_ side: Float) -> [SIMD3<Float>] {
                (0...30).map { k in
                    let turn = Float(k) * 0.6 + Float(strand) * .pi
                    let y = h * 0.08 + (arm - h * 0.08) * Float(k) / 30
                    return place(
                        side * (opening + 0.012 * cosine(turn)), y, out: 0.004 + 0.011 * sine(turn))
                }
            }
            rim.append(.tube(post(1) + path + post(-1).reversed(), radius: 0.0125, segments: 8))
        }
        var apron = Mesh()
        for strand in 0..<2 {
            let path = (0...60).map { k -> SIMD3<Float> in
                let angle = opening * (1 - 2 * Float(k) / 60)
                let turn = Float(k) * 0.55 + Float(strand) * .pi
                return place(angle, seat + 0.009 * sine(turn), out: 0.003 + 0.009 * cosine(turn))
            }
            apron.append(.tube(path, radius: 0.0105, segments: 8))
        }
        rim.append(apron)
        var legs = Mesh()
        for (x, z) in [(-1, -1), (1, -1), (-1, 1), (1, 1)] as [(Float, Float)] {
            let at = SIMD3(x * s.x * 0.33, 0, z * s.z * 0.31)
            legs.append(.tube([at, at + SIMD3(0, h * 0.12, 0)], radius: 0.017, segments: 14))
        }
        // The cushion lies within the walls.
        let thick = h * 0.11
        let cushion = Mesh.ball(SIMD3(1, 1, 1), segments: 72)
        var soft = cushion
        for i in soft.positions.indices {
            let p = cushion.positions[i]
            let (x, z) = (p.x, p.z)
            let reach = (x * x + z * z).squareRoot()
            let (dx, dz) = reach > 1e-3 ? (x / reach, z / reach) : (1, 0)
            let square = powf(powf(abs(dx), 5) + powf(abs(dz), 5), -1 / 5)
            let plump = powf(max(0, 1 - reach), 0.28)
            let out = powf(reach, 0.55) * square
            soft.positions[i] = SIMD3(
                dx * out * s.x * 0.37,
                seat - thick * 0.3 + thick * 0.5 * (1 + (p.y < 0 ? -0.7 : 1) * plump),
                dz * out * s.z * 0.36 + s.z * 0.03)
        }
        let cane = AssetMaterial(baseColor: SIMD3(0.42, 0.26, 0.115), roughness: 0.55)
        let dark = AssetMaterial(baseColor: SIMD3(0.32, 0.19, 0.08), roughness: 0.55)
        return AssetGeometry(
            parts: [
                .main(woven, cane, "weave"), .main(rim, dark, "rim"),
                .sheet(lining, .matte(0.17, 0.1, 0.045), "lining", main: true),
                .main(legs, dark, "legs"),
                .fixed(soft.smoothed(crease: 1.2), .fabric(0.66, 0.61, 0.52), "cushion"),
            ], size: s,
            top: SupportArea(
                height: seat + thick * 0.55, halfExtents: SIMD2(s.x * 0.26, s.z * 0.24),
                center: SIMD2(0, s.z * 0.03)))
    }
}
