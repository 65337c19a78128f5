import PlantainProto

/// Bridges, along x, their feet on two banks.
extension Shape {
    static let bridges: [Shape] = [
        Shape("bridge", "Arched footbridge", SIMD3(6, 1.9, 1.8), .outdoor, .floor, density: 80) {
            footbridge($0)
        },
        Shape(
            "stone-bridge", as: "bridge", "Stone bridge", SIMD3(11, 3.4, 3), .outdoor, .floor,
            density: 400
        ) { stoneBridge($0) },
    ]

    private static func footbridge(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        func arc(_ t: Float) -> Float { h * 0.42 * sine(.pi * t) }
        var (planks, rails) = (Mesh(), Mesh())
        let count = 40
        for i in 0..<count {
            let t = (Float(i) + 0.5) / Float(count)
            let slope = arcTangent(arc(t + 0.01) - arc(t - 0.01), w * 0.02)
            planks.append(
                Mesh.box(SIMD3(w / Float(count) * 0.92, 0.05, d), bevel: 0.006)
                    .turned(roll: slope, offset: SIMD3((t - 0.5) * w, arc(t) + 0.05, 0)))
        }
        for side: Float in [-1, 1] {
            let z = side * d * 0.46
            let points = (0...32).map {
                SIMD3((Float($0) / 32 - 0.5) * w * 0.98, arc(Float($0) / 32), z)
            }
            rails.append(
                .tube(points.map { $0 + SIMD3(0, h * 0.52, 0) }, radius: 0.05, segments: 10))
            rails.append(
                .tube(points.map { $0 + SIMD3(0, h * 0.28, 0) }, radius: 0.03, segments: 8))
            rails.append(.tube(points.map { $0 + SIMD3(0, -0.02, 0) }, radius: 0.08, segments: 8))
            for i in stride(from: 0, through: 32, by: 4) {
                rails.append(
                    .tube(
                        [points[i], points[i] + SIMD3(0, h * 0.56, 0)], radius: 0.05, segments: 8))
            }
        }
        let wood = AssetMaterial.wood(0.36, 0.2, 0.09)
        return AssetGeometry(
            parts: [.main(planks, wood, "planks"), .main(rails, wood, "rails")], size: size)
    }

    /// One round arch with its ring of wedge stones, between abutments, a parapet on either side.
    private static func stoneBridge(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let (half, rise) = (w * 0.31, h * 0.6)
        /// The underside and the roadway above a place along the bridge.
        func under(_ x: Float) -> Float {
            let t = min(1, abs(x) / half)
            return rise * max(0, 1 - t * t).squareRoot()
        }
        func road(_ x: Float) -> Float {
            let t = min(1, abs(x) / (w / 2))
            return h * (0.8 - 0.42 * t * t)
        }
        let columns = 64
        func along(_ u: Float) -> Float { (u - 0.5) * w }
        var (walls, way, ring, coping) = (Mesh(), Mesh(), Mesh(), Mesh())
        let parapet = h * 0.16
        for side: Float in [-1, 1] {
            let z = side * d / 2
            walls.append(
                Mesh.sheet(columns: columns, rows: 6) { u, v in
                    let x = along(side > 0 ? u : 1 - u)
                    return SIMD3(x, under(x) + (road(x) + parapet - under(x)) * v, z)
                })
            // The parapet's inner face.
            walls.append(
                Mesh.sheet(columns: columns, rows: 1) { u, v in
                    let x = along(side > 0 ? 1 - u : u)
                    return SIMD3(x, road(x) + parapet * v, z - side * 0.28)
                })
            for k in 0..<24 {
                let x = along((Float(k) + 0.5) / 24)
                let slope = arcTangent(road(x + 0.1) - road(x - 0.1), 0.2)
                coping.append(
                    Mesh.box(SIMD3(w / 24 * 0.985, 0.1, 0.38), bevel: 0.012).turned(
                        roll: slope, offset: SIMD3(x, road(x) + parapet + 0.05, z - side * 0.14)))
            }
            for k in 0..<19 {
                let angle = .pi * (Float(k) + 0.5) / 19
                let at = SIMD3(half * 1.06 * cosine(angle), rise * 1.08 * sine(angle), z)
                let turn = arcTangent(sine(angle) / rise, cosine(angle) / half)
                ring.append(
                    Mesh.box(
                        SIMD3(0.42, .pi * (half + rise) / 2 / 19 * 0.93, 0.14), bevel: 0.015
                    ).turned(roll: turn, offset: at))
            }
        }
        for side: Float in [-1, 1] {
            let tall = road(w / 2) + parapet
            walls.append(
                .box(SIMD3(0.3, tall, d), center: SIMD3(side * (w / 2 - 0.15), tall / 2, 0)))
        }
        way.append(
            Mesh.sheet(columns: columns, rows: 1) { u, v in
                SIMD3(along(u), road(along(u)), (0.5 - v) * d)
            })
        walls.append(
            Mesh.sheet(columns: columns, rows: 1) { u, v in
                SIMD3(along(u), under(along(u)), (v - 0.5) * d)
            })
        let stone = AssetMaterial(
            substance: .stone, baseColor: SIMD3(0.36, 0.34, 0.3), roughness: 0.85)
        let pale = AssetMaterial(
            substance: .stone, baseColor: SIMD3(0.47, 0.44, 0.39), roughness: 0.8)
        return AssetGeometry(
            parts: [
                .sheet(walls, stone, "walls", main: true), .sheet(way, stone, "way"),
                .fixed(ring, pale, "arch"), .fixed(coping, pale, "coping"),
            ], size: size)
    }
}
