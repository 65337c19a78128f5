import PlantainProto

/// Conifers: whorls of branches, each a spray of needled twigs.
extension Shape {
    static let trees: [Shape] = [
        Shape(
            "pine-tree", as: "pine tree", "Pine tree", SIMD3(3.2, 7, 3.2), .plant, .floor,
            density: 10
        ) { conifer($0, isSnowy: false) },
        Shape(
            "snowy-pine", as: "snowy pine", "Pine tree in snow", SIMD3(3.2, 7, 3.2), .plant, .floor,
            density: 10
        ) { conifer($0, isSnowy: true) },
    ]

    private static func conifer(_ size: SIMD3<Float>, isSnowy: Bool) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        let trunk = Mesh.tube(
            [SIMD3(0, 0, 0), SIMD3(0, h * 0.5, 0), SIMD3(0, h * 0.98, 0)], radius: r * 0.06,
            radii: [r * 0.085, r * 0.05, r * 0.008])
        var sprays = Sprays()
        let whorls = 30
        var turn: Float = 0
        for level in 0..<whorls {
            let t = Float(level) / Float(whorls - 1)
            let ripple = 1 + 0.12 * sine(Float(level) * 2.7)
            let reach = r * powf(1 - t, 0.85) * ripple * 0.92 + r * 0.06
            let count = max(8, Int(13 - 5 * t))
            turn += 1.9
            for k in 0..<count {
                let shake = sine(Float(level * 31 + k * 17))
                sprays.branch(
                    at: SIMD3(0, h * (0.1 + 0.85 * t) + 0.012 * h * shake, 0),
                    angle: 2 * .pi * Float(k) / Float(count) + turn + 0.16 * shake,
                    length: reach * (0.88 + 0.12 * shake), droop: 0.42 - 0.62 * t)
            }
        }
        var parts: [AssetPart] = [
            .fixed(trunk, .matte(0.11, 0.065, 0.04), "trunk"),
            .sheet(
                sprays.under.smoothed(crease: 0.4), .matte(0.017, 0.038, 0.018), "shade", main: true
            ),
            .sheet(
                sprays.upper.smoothed(crease: 0.4), .matte(0.034, 0.082, 0.034), "needles",
                main: true),
        ]
        if isSnowy {
            parts.append(.sheet(sprays.snow.smoothed(crease: 0.4), .matte(0.8, 0.82, 0.86), "snow"))
        }
        return AssetGeometry(parts: parts, size: size)
    }
}

/// The twigs of many branches, in layers of one colour each.
private struct Sprays {
    /// Dark ones below, light ones above, and what lies on these in winter.
    var under = Mesh()
    var upper = Mesh()
    var snow = Mesh()

    /// - Parameter droop: metres that its tip hangs for each metre of length.
    mutating func branch(at foot: SIMD3<Float>, angle: Float, length: Float, droop: Float) {
        let way = SIMD3<Float>(sine(angle), 0, cosine(angle))
        let side = SIMD3<Float>(way.z, 0, -way.x)
        let up = SIMD3<Float>(0, 1, 0)
        // It hangs, and turns up again toward its tip.
        func rib(_ t: Float) -> SIMD3<Float> {
            foot + way * (length * t) - up * (length * droop * (t - 0.35 * t * t * t))
        }
        let steps = 8
        for i in 1...steps {
            let t = Float(i) / Float(steps)
            let from = rib(t - 0.1)
            let reach = length * 0.44 * (1.05 - 0.72 * t)
            for hand: Float in i == steps ? [0] : [-1, 1] {
                let along = normalize(way * 0.75 + side * (hand * 0.8) - up * (0.22 + 0.2 * droop))
                twig(from, along, side: cross(along, up), length: reach)
            }
        }
    }

    private mutating func twig(
        _ from: SIMD3<Float>, _ along: SIMD3<Float>, side: SIMD3<Float>, length: Float
    ) {
        let up = SIMD3<Float>(0, 1, 0)
        let width = side * (0.25 * length)
        func leaf(_ mesh: inout Mesh, lift: Float, scale: Float) {
            let first = mesh.positions.count
            let foot = from + up * lift
            let middle = foot + along * (length * 0.45 * scale)
            let points = [
                foot, middle - width * scale - up * (0.06 * length),
                foot + along * (length * scale),
                middle + width * scale - up * (0.06 * length),
            ]
            mesh.positions += points + [middle + up * (0.04 * length)]
            mesh.uvs += [SIMD2<Float>](repeating: .zero, count: 5)
            for k in 0..<4 {
                let (a, b) = (UInt32(first + k), UInt32(first + (k + 1) % 4))
                mesh.indices += [a, b, UInt32(first + 4)]
            }
        }
        leaf(&under, lift: -0.1 * length, scale: 1.05)
        leaf(&upper, lift: 0, scale: 1)
        leaf(&snow, lift: 0.05 * length, scale: 0.72)
    }
}
