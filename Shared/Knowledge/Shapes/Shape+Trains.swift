import PlantainProto

/// Trains on their track: a modern unit, and a subway car.
extension Shape {
    static let trains: [Shape] = [
        Shape("train", "Train", SIMD3(3.1, 4.1, 18), .vehicle, .floor, density: 60) {
            train($0, body: SIMD3(0.55, 0.56, 0.58), band: SIMD3(0.45, 0.02, 0.025), isSleek: true)
        },
        Shape(
            "subway-train", as: "subway train", "Subway train", SIMD3(2.8, 3.7, 16), .vehicle,
            .floor,
            density: 60
        ) {
            train($0, body: SIMD3(0.5, 0.51, 0.53), band: SIMD3(0.02, 0.09, 0.35), isSleek: false)
        },
    ]

    /// - Parameter isSleek: its front leans back.
    private static func train(
        _ size: SIMD3<Float>, body: SIMD3<Float>, band: SIMD3<Float>, isSleek: Bool
    ) -> AssetGeometry {
        let (w, h, d) = (size.x * 0.92, size.y, size.z)
        let (low, front, back) = (h * 0.2, d / 2, -d / 2)
        let paint = AssetMaterial(baseColor: body, roughness: 0.3, metalness: 0.35)
        let stripe = AssetMaterial.plastic(band.x, band.y, band.z, roughness: 0.25)
        let pane = AssetMaterial(baseColor: SIMD3(0.012, 0.015, 0.02), roughness: 0.05)
        let dark = AssetMaterial.matte(0.03, 0.03, 0.033, roughness: 0.6)
        let lean: Float = isSleek ? 0.1 * h : 0.02 * h
        // How far back the front lies at a height.
        func nose(_ y: Float) -> Float {
            let t = max(0, (y - h * 0.38) / (h * 0.62))
            return front - lean * t * (1 + 2.2 * t)
        }
        let shell = hull(w, h, low: low, back: back, nose: nose)
        var bands = Mesh()
        var glass = Mesh()
        for side: Float in [-1, 1] {
            let x = side * (w / 2 + 0.012)
            bands.append(
                .box(
                    SIMD3(0.02, h * 0.09, d * 0.985),
                    center: SIMD3(x, h * 0.37, -d * 0.004), bevel: 0.006))
            let count = 8
            for k in 0..<count {
                let z = back + d * (0.05 + 0.86 * (Float(k) + 0.5) / Float(count))
                let isDoor = k % 4 == 1
                let tall = isDoor ? h * 0.52 : h * 0.24
                let middle = isDoor ? h * 0.5 : h * 0.62
                if isDoor {
                    bands.append(
                        .box(
                            SIMD3(0.016, tall, d * 0.075), center: SIMD3(x, middle, z), bevel: 0.004
                        ))
                    glass.append(
                        .box(
                            SIMD3(0.026, h * 0.22, d * 0.05), center: SIMD3(x, h * 0.62, z),
                            bevel: 0.006))
                } else {
                    glass.append(
                        .box(
                            SIMD3(0.022, tall, d * 0.085), center: SIMD3(x, middle, z), bevel: 0.01)
                    )
                }
            }
        }
        // Windscreen and lights follow the front.
        let screen = Mesh.sheet(columns: 12, rows: 8) { u, v in
            let y = h * (0.56 + 0.29 * v)
            let x = (u - 0.5) * w * 0.78
            return SIMD3(x, y, nose(y) - 0.06 * w * (2 * x / w) * (2 * x / w) + 0.03)
        }
        let face = Mesh.sheet(columns: 12, rows: 3) { u, v in
            let y = h * (0.33 + 0.1 * v)
            let x = (u - 0.5) * w * 0.9
            return SIMD3(x, y, nose(y) - 0.06 * w * (2 * x / w) * (2 * x / w) + 0.025)
        }
        var lamps = Mesh()
        for side: Float in [-1, 1] {
            let y = h * 0.47
            lamps.append(
                .ball(
                    SIMD3(0.13, 0.1, 0.06),
                    center: SIMD3(side * w * 0.33, y, nose(y) - 0.06 * w * 0.44 + 0.02),
                    segments: 24)
            )
        }
        var gear = Mesh.box(
            SIMD3(w * 0.8, h * 0.12, d * 0.96), center: SIMD3(0, low - h * 0.01, 0), bevel: 0.03)
        var track = Mesh()
        for side: Float in [-1, 1] {
            track.append(
                .box(SIMD3(0.07, h * 0.03, d), center: SIMD3(side * 0.72, h * 0.03, 0), bevel: 0.01)
            )
            for end: Float in [-0.34, 0.34] {
                for axle: Float in [-1, 1] {
                    gear.append(
                        disc(h * 0.105, 0.12).turned(
                            roll: .pi / 2,
                            offset: SIMD3(side * 0.72, h * 0.15, d * end + axle * 1.1)))
                }
            }
        }
        var ties = Mesh()
        let count = Int(d / 0.65)
        for k in 0..<count {
            ties.append(
                .box(
                    SIMD3(size.x, h * 0.022, 0.22),
                    center: SIMD3(0, h * 0.011, back + d * (Float(k) + 0.5) / Float(count))))
        }
        return AssetGeometry(
            parts: [
                .sheet(shell, paint, "body", main: true), .fixed(bands, stripe, "band"),
                .sheet(face, stripe, "face"), .fixed(glass, pane, "windows"),
                .sheet(screen, pane, "windscreen"), .fixed(lamps, .glowing(1, 0.95, 0.82), "lamps"),
                .fixed(gear, dark, "gear"),
                .fixed(track, .metal(0.3, 0.27, 0.25, roughness: 0.4), "rails"),
                .fixed(ties, .matte(0.16, 0.13, 0.11), "ties"),
            ], size: size)
    }

    /// A rounded cross section drawn along z, closed by a back wall and a bulging front.
    private static func hull(
        _ w: Float, _ h: Float, low: Float, back: Float, nose: (Float) -> Float
    ) -> Mesh {
        // Half widths of the section by height, from the sill over the roof.
        let section: [SIMD2<Float>] = [
            SIMD2(0.44, low), SIMD2(0.49, low + 0.04 * h), SIMD2(0.5, h * 0.4),
            SIMD2(0.5, h * 0.72),
            SIMD2(0.485, h * 0.82), SIMD2(0.43, h * 0.91), SIMD2(0.33, h * 0.965),
            SIMD2(0.17, h * 0.993), SIMD2(0, h),
        ]
        let ring =
            section.map { SIMD2($0.x * w, $0.y) }
            + section.dropLast().reversed().map { SIMD2(-$0.x * w, $0.y) }
        let steps = 14
        let sides = Mesh.sheet(columns: ring.count - 1, rows: steps, crease: 0.7) { u, v in
            let p = ring[min(ring.count - 1, Int((u * Float(ring.count - 1)).rounded()))]
            let tip = nose(p.y) - 0.06 * w * (2 * p.x / w) * (2 * p.x / w)
            return SIMD3(p.x, p.y, back + (tip - back) * v)
        }
        func cap(_ isFront: Bool) -> Mesh {
            Mesh.sheet(columns: 16, rows: 16, crease: 0.8) { u, v in
                let y = low + (h - low) * v
                var half: Float = 0
                for (a, b) in zip(section, section.dropFirst()) where y >= a.y && y <= b.y {
                    half = a.x + (b.x - a.x) * (y - a.y) / max(1e-5, b.y - a.y)
                }
                let x = (u - 0.5) * 2 * half * w * (isFront ? 1 : -1)
                let bulge = 0.06 * w * (2 * x / w) * (2 * x / w)
                return SIMD3(x, y, isFront ? nose(y) - bulge : back)
            }
        }
        var mesh = sides
        mesh.append(cap(true))
        mesh.append(cap(false))
        return mesh
    }
}
