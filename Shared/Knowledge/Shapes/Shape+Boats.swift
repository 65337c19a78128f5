import PlantainProto

/// Boats, their bow toward +z.
extension Shape {
    static let boats: [Shape] = [
        Shape("canoe", "Canoe", SIMD3(0.9, 0.5, 4.8), .vehicle, .floor, density: 60) { canoe($0) },
        Shape("sailboat", "Sailboat", SIMD3(2.5, 9, 7), .vehicle, .floor, density: 20) {
            sailboat($0)
        },
        Shape("motorboat", "Motorboat", SIMD3(2.1, 1.5, 5.6), .vehicle, .floor, density: 80) {
            motorboat($0)
        },
    ]

    /// The lines of a hull: its half breadth, sheer and keel along t from stern (0) to bow (1).
    private struct Hull {
        var length: Float
        var beam: Float
        var height: Float
        /// How broad the stern still is; 0 = pointed at both ends.
        var transom: Float
        /// Share of the height by which the ends rise above the middle.
        var sheer: Float
        /// From round (2) to boxy (6).
        var bilge: Float

        func breadth(_ t: Float) -> Float {
            let bow = powf(max(0, 1 - powf(max(0, 2 * t - 1), 2.2)), 0.8)
            let stern = t < 0.5 ? transom + (1 - transom) * sine(.pi * t) : 1
            return beam / 2 * min(bow, stern)
        }

        func top(_ t: Float) -> Float {
            let s = 2 * t - 1
            return height * (1 - sheer + sheer * powf(abs(s), s > 0 ? 2.4 : 3))
        }

        func keel(_ t: Float) -> Float {
            let bow = 0.9 * top(t) * powf(max(0, (t - 0.72) / 0.28), 2.6)
            let stern = 0.9 * top(t) * powf(max(0, (0.28 - t) / 0.28), 2.6)
            return bow + (transom > 0 ? 0 : stern)
        }

        /// The outside, or the inside a little within it.
        func shell(inset: Float) -> Mesh {
            Mesh.sheet(columns: 24, rows: 56, crease: 1) { u, v in
                let side = 2 * u - 1
                let half = max(0, breadth(v) - inset)
                let foot = keel(v) + inset
                let x = half * (side < 0 ? -1 : 1) * powf(abs(side), 0.75)
                let y = foot + max(0, top(v) - foot) * powf(abs(side), bilge)
                return SIMD3(x, y, (v - 0.5) * length)
            }
        }

        func gunwale(_ radius: Float) -> Mesh {
            var mesh = Mesh()
            for side: Float in [-1, 1] {
                let path = (0...40).map { i -> SIMD3<Float> in
                    let t = Float(i) / 40
                    return SIMD3(side * breadth(t), top(t), (t - 0.5) * length)
                }
                mesh.append(.tube(path, radius: radius, segments: 8))
            }
            return mesh
        }

        /// A floor or deck between two places, at a share of the height there.
        func deck(from a: Float, to b: Float, share: Float) -> Mesh {
            Mesh.sheet(columns: 8, rows: 24) { u, v in
                let t = a + (b - a) * v
                let y = keel(t) + (top(t) - keel(t)) * share
                let half = breadth(t) * powf(max(0.02, share), 0.75 / bilge) * 0.98
                let camber = 0.06 * half * (1 - powf(abs(2 * u - 1), 2))
                return SIMD3((2 * u - 1) * half, y + camber, (t - 0.5) * length)
            }
        }

        /// The flat end of a broad stern.
        func stern() -> Mesh {
            Mesh.sheet(columns: 20, rows: 1) { u, v in
                let side = 2 * u - 1
                let low = keel(0) + (top(0) - keel(0)) * powf(abs(side), bilge)
                let x = breadth(0) * (side < 0 ? -1 : 1) * powf(abs(side), 0.75)
                return SIMD3(-x, low + (top(0) - low) * v, -length / 2)
            }
        }
    }

    private static func canoe(_ size: SIMD3<Float>) -> AssetGeometry {
        let hull = Hull(
            length: size.z, beam: size.x, height: size.y, transom: 0, sheer: 0.34, bilge: 2.6)
        var seats = Mesh()
        for t in [0.24, 0.5, 0.76] as [Float] {
            let (half, z) = (hull.breadth(t), (t - 0.5) * size.z)
            let deep: Float = t == 0.5 ? 0.06 : 0.22
            seats.append(
                .box(
                    SIMD3(2 * half * 0.88, 0.025, deep),
                    center: SIMD3(0, hull.top(t) * (t == 0.5 ? 0.97 : 0.78), z), bevel: 0.006))
        }
        let tips: [(Float, Float)] = [(0, 0.09), (0.91, 1)]
        let ends = tips.map { hull.deck(from: $0.0, to: $0.1, share: 0.98) }
        var caps = Mesh()
        for end in ends { caps.append(end) }
        let ash = AssetMaterial.wood(0.44, 0.27, 0.12)
        return AssetGeometry(
            parts: [
                .sheet(hull.shell(inset: 0), .matte(0.3, 0.03, 0.02, roughness: 0.3), main: true),
                .sheet(hull.shell(inset: 0.018), .wood(0.36, 0.21, 0.1), "inside"),
                .fixed(hull.gunwale(0.016), ash, "gunwale"), .fixed(seats, ash, "seats"),
                .sheet(caps, ash, "caps"),
            ], size: size)
    }

    private static func sailboat(_ size: SIMD3<Float>) -> AssetGeometry {
        let (h, l) = (size.y, size.z)
        let hull = Hull(
            length: l, beam: size.x, height: h * 0.12, transom: 0.62, sheer: 0.22, bilge: 2.8)
        let deckAt = hull.top(0.5)
        let mastZ = 0.1 * l
        let cabin = Mesh.prism(
            [
                SIMD2(-0.24 * l, 0), SIMD2(0.14 * l, 0), SIMD2(0.05 * l, h * 0.045),
                SIMD2(-0.2 * l, h * 0.05),
            ], depth: size.x * 0.46, bevel: 0.03
        ).turned(yaw: -.pi / 2, offset: SIMD3(0, deckAt - 0.02, mastZ))
        var panes = Mesh()
        for side: Float in [-1, 1] {
            for k in 0..<3 {
                panes.append(
                    .box(
                        SIMD3(0.03, h * 0.02, l * 0.055),
                        center: SIMD3(
                            side * size.x * 0.23, deckAt + h * 0.022,
                            mastZ - l * (0.15 - 0.085 * Float(k))), bevel: 0.01))
            }
        }
        let foot = SIMD3<Float>(0, deckAt, mastZ)
        let head = SIMD3<Float>(0, h * 0.995, mastZ - 0.01 * l)
        let boomY = deckAt + h * 0.1
        let boomEnd = SIMD3<Float>(0.1 * size.x, boomY, -0.42 * l)
        var poles = Mesh.tube([foot, head], radius: 0.055, radii: [0.06, 0.035], segments: 12)
        poles.append(.tube([SIMD3(0, boomY, mastZ), boomEnd], radius: 0.045, segments: 10))
        let bow = SIMD3<Float>(0, hull.top(1), 0.49 * l)
        var stays = Mesh.tube([bow, head - SIMD3(0, h * 0.07, 0)], radius: 0.008, segments: 6)
        stays.append(.tube([SIMD3(0, hull.top(0), -l / 2), head], radius: 0.008, segments: 6))
        for side: Float in [-1, 1] {
            stays.append(
                .tube(
                    [SIMD3(side * hull.breadth(0.6), hull.top(0.6), mastZ), head], radius: 0.008,
                    segments: 6))
        }
        /// A sail between its foot's ends and its head, bellied to one side.
        func sail(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>, belly: Float) -> Mesh {
            Mesh.sheet(columns: 16, rows: 28) { u, v in
                let low = a + (b - a) * u
                let point = low + (c - low) * v
                let deep = belly * sine(.pi * u) * sine(.pi * min(1, 0.12 + 0.88 * v)) * (1 - v)
                return point + SIMD3(deep, 0, 0)
            }
        }
        let main = sail(
            SIMD3(0.02, boomY + 0.06, mastZ - 0.06), boomEnd + SIMD3(0, 0.06, 0.1),
            head - SIMD3(0, 0.15, 0.04), belly: 0.5)
        let jib = sail(
            bow + SIMD3(0, 0.15, -0.1), SIMD3(0.12 * size.x, boomY - 0.1, mastZ - 0.05 * l),
            head - SIMD3(0, h * 0.12, -0.1), belly: 0.45)
        var cloth = main
        cloth.append(jib)
        let white = AssetMaterial.matte(0.76, 0.76, 0.74, roughness: 0.3)
        return AssetGeometry(
            parts: [
                .sheet(hull.shell(inset: 0), white, "hull", main: true),
                .sheet(hull.stern(), white, "stern", main: true),
                .sheet(hull.deck(from: 0, to: 1, share: 0.97), .wood(0.42, 0.28, 0.15), "deck"),
                .fixed(hull.gunwale(0.03), .wood(0.2, 0.1, 0.05), "rail"),
                .fixed(cabin, white, "cabin"),
                .fixed(
                    panes, AssetMaterial(baseColor: SIMD3(0.02, 0.03, 0.04), roughness: 0.05),
                    "panes"),
                .fixed(poles, .metal(0.62, 0.62, 0.62, roughness: 0.35), "spars"),
                .fixed(stays, .metal(0.4, 0.4, 0.4), "stays"),
                .sheet(cloth, .matte(0.8, 0.79, 0.75, roughness: 0.85), "sails"),
            ], size: size)
    }

    private static func motorboat(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, l) = (size.x, size.y, size.z)
        let hull = Hull(
            length: l, beam: w, height: h * 0.62, transom: 0.86, sheer: 0.24, bilge: 3.2)
        var seats = Mesh()
        for (x, z) in [(-0.2, -0.02), (0.2, -0.02), (-0.2, -0.2), (0.2, -0.2)] as [(Float, Float)] {
            let base = SIMD3(x * w, hull.height * 0.42, z * l)
            seats.append(.box(SIMD3(0.5, 0.16, 0.5), center: base, bevel: 0.05))
            seats.append(
                .box(
                    SIMD3(0.5, 0.5, 0.14), center: base + SIMD3(0, 0.27, -0.22), bevel: 0.05))
        }
        let dash = hull.top(0.56)
        let shield = Mesh.sheet(columns: 16, rows: 4) { u, v in
            let s = 2 * u - 1
            return SIMD3(
                s * w * 0.42, dash + v * (h * 0.97 - dash),
                l * 0.1 - 0.35 * v - 0.4 * powf(abs(s), 2.5))
        }
        var motor = Mesh.box(
            SIMD3(0.42, 0.5, 0.5), center: SIMD3(0, hull.top(0) + 0.12, -l * 0.485), bevel: 0.08)
        motor.append(
            .box(
                SIMD3(0.14, hull.top(0) * 0.9, 0.2),
                center: SIMD3(0, hull.top(0) * 0.46, -l * 0.49), bevel: 0.03))
        return AssetGeometry(
            parts: [
                .sheet(
                    hull.shell(inset: 0), .matte(0.05, 0.12, 0.24, roughness: 0.2), "hull",
                    main: true),
                .sheet(
                    hull.stern(), .matte(0.05, 0.12, 0.24, roughness: 0.2), "stern", main: true),
                .sheet(hull.shell(inset: 0.05), .matte(0.66, 0.65, 0.62, roughness: 0.5), "inside"),
                .sheet(
                    hull.deck(from: 0.56, to: 1, share: 0.98),
                    .matte(0.74, 0.73, 0.7, roughness: 0.25), "deck"),
                .sheet(
                    hull.deck(from: 0, to: 0.6, share: 0.22), .wood(0.4, 0.26, 0.14), "floor"),
                .fixed(hull.gunwale(0.035), .matte(0.72, 0.71, 0.68, roughness: 0.3), "rail"),
                .fixed(seats, .leather(0.6, 0.55, 0.47), "seats"),
                .sheet(shield, .glass(), "shield"),
                .fixed(motor, .plastic(0.03, 0.03, 0.035), "motor"),
            ], size: size)
    }
}
