import PlantainProto

/// Town bicycles with a basket before their handlebars.
extension Shape {
    static let cycles: [Shape] = [
        Shape(
            "basket-bicycle", as: "bicycle with basket", "Town bicycle with a basket",
            SIMD3(1.78, 1.08, 0.56), .vehicle, .floor, density: 20
        ) { townBicycle($0, flowers: false) },
        Shape(
            "flower-bicycle", as: "bicycle with flower", "Town bicycle with flowers in its basket",
            SIMD3(1.78, 1.2, 0.56), .vehicle, .floor, density: 20
        ) { townBicycle($0, flowers: true) },
    ]

    private static func townBicycle(_ s: SIMD3<Float>, flowers: Bool) -> AssetGeometry {
        // Built at its natural size, its front to the right; the caller fits it.
        let r: Float = 0.335
        let (rear, front) = (SIMD3<Float>(-0.53, r, 0), SIMD3<Float>(0.54, r, 0))
        let crank = SIMD3<Float>(-0.1, 0.29, 0)
        let saddle = SIMD3<Float>(-0.27, 0.86, 0)
        let head = SIMD3<Float>(0.37, 0.86, 0)
        var (tyres, metal, frame, leather) = (Mesh(), Mesh(), Mesh(), Mesh())
        func circle(
            _ at: SIMD3<Float>, _ radius: Float, _ thick: Float, _ share: ClosedRange<Float> = 0...1
        )
            -> Mesh
        {
            let isWhole = share == 0...1
            let path = (0...(isWhole ? 71 : 40)).map { i -> SIMD3<Float> in
                let t =
                    isWhole
                    ? Float(i) / 72
                    : share.lowerBound + (share.upperBound - share.lowerBound) * Float(i) / 40
                let a = 2 * Float.pi * t
                return at + SIMD3(cosine(a), sine(a), 0) * radius
            }
            return .tube(path, radius: thick, segments: 14, closed: isWhole)
        }
        for hub in [rear, front] {
            tyres.append(circle(hub, r - 0.018, 0.019))
            metal.append(circle(hub, r - 0.042, 0.009))
            metal.append(
                .tube([hub - SIMD3(0, 0, 0.05), hub + SIMD3(0, 0, 0.05)], radius: 0.02))
            for k in 0..<32 {
                let a = 2 * Float.pi * Float(k) / 32
                let z: Float = k % 2 == 0 ? 0.03 : -0.03
                let b = a + (k % 4 < 2 ? 0.35 : -0.35)
                metal.append(
                    .tube(
                        [
                            hub + SIMD3(cosine(b) * 0.02, sine(b) * 0.02, z),
                            hub + SIMD3(cosine(a), sine(a), 0) * (r - 0.045),
                        ], radius: 0.0014, segments: 5))
            }
        }
        // Mudguards.
        frame.append(circle(rear, r + 0.022, 0.014, 0.04...0.52))
        frame.append(circle(front, r + 0.022, 0.014, 0.1...0.52))
        func tube(_ points: [SIMD3<Float>], _ radius: Float) -> Mesh {
            .tube(points, radius: radius, segments: 16)
        }
        // A low frame: two swung tubes from the head to the crank.
        for (lift, end) in [(Float(0), Float(0)), (0.1, 0.1)] {
            frame.append(
                tube(
                    (0...20).map { i -> SIMD3<Float> in
                        let t = Float(i) / 20
                        let from = head - SIMD3(-0.01, 0.1 - lift, 0)
                        let to = crank + SIMD3(-0.03 * end * 10, end, 0)
                        return from + (to - from) * t - SIMD3(0.05, 0.1, 0) * sine(t * .pi)
                    }, 0.016))
        }
        frame.append(tube([crank, saddle - SIMD3(0, 0.08, 0)], 0.017))
        for z in [-0.035, 0.035] as [Float] {
            let side = SIMD3(0, 0, z)
            frame.append(tube([crank + side * 0.6, rear + side], 0.01))
            frame.append(tube([saddle - SIMD3(-0.05, 0.22, 0) + side * 0.4, rear + side], 0.009))
            frame.append(
                tube(
                    (0...12).map { i -> SIMD3<Float> in
                        let t = Float(i) / 12
                        let from = head - SIMD3(-0.03, 0.15, 0)
                        return from + (front - from) * t + side * (0.4 + 0.6 * t)
                            - SIMD3(0.03, 0, 0) * sine(t * .pi)
                    }, 0.011))
        }
        frame.append(tube([head - SIMD3(-0.035, 0.17, 0), head + SIMD3(-0.005, 0.02, 0)], 0.021))
        metal.append(tube([head, head + SIMD3(-0.03, 0.12, 0)], 0.013))
        metal.append(tube([saddle - SIMD3(0, 0.1, 0), saddle], 0.013))
        let bar = (0...28).map { i -> SIMD3<Float> in
            let t = Float(i) / 14 - 1
            let a = abs(t)
            return head
                + SIMD3(
                    -0.02 - 0.3 * powf(a, 2.4), 0.13 + 0.07 * powf(a, 0.7) - 0.05 * a * a, t * 0.27)
        }
        metal.append(.tube(bar, radius: 0.011, segments: 14))
        leather.append(.tube(Array(bar.prefix(7)), radius: 0.017, segments: 14))
        leather.append(.tube(Array(bar.suffix(7)), radius: 0.017, segments: 14))
        leather.append(
            .tube(
                (0...16).map { saddle + SIMD3(-0.13 + 0.27 * Float($0) / 16, 0.04, 0) }, radius: 0,
                radii: (0...16).map { i in
                    let t = Float(i) / 16
                    return 0.035 + 0.055 * powf(max(0, 1 - t * 1.3), 0.8)
                }, flatten: 0.5, segments: 24))
        // Chain case, cranks and pedals.
        frame.append(
            .box(
                SIMD3(0.42, 0.05, 0.02), center: (crank + rear) / 2 + SIMD3(0, 0.0, 0.05),
                bevel: 0.008))
        metal.append(
            disc(0.09, 0.012).turned(pitch: .pi / 2, offset: crank + SIMD3(0, 0, 0.06)))
        for side: Float in [-1, 1] {
            let end = crank + SIMD3(side * 0.13, -side * 0.1, side * 0.1)
            metal.append(tube([crank + SIMD3(0, 0, side * 0.08), end], 0.009))
            leather.append(
                .box(SIMD3(0.09, 0.022, 0.09), center: end + SIMD3(0, 0, side * 0.05), bevel: 0.006)
            )
        }
        let bell = Mesh.ball(
            SIMD3(repeating: 0.026), center: head + SIMD3(-0.08, 0.2, 0.12), segments: 20)
        metal.append(bell)
        metal.append(
            tube([rear - SIMD3(0.12, -r - 0.08, 0), rear + SIMD3(0.24, r + 0.1, 0)], 0.007))
        let hold = basket(SIMD3(0.36, 0.24, 0.32))
        let at = SIMD3<Float>(front.x + 0.06, 0.77, 0)
        var parts: [AssetPart] = [
            .main(frame, .metal(0.09, 0.27, 0.24, roughness: 0.3), "frame"),
            .fixed(tyres, .rubber(0.03, 0.03, 0.03), "tyres"),
            .fixed(metal, .metal(0.62, 0.62, 0.62, roughness: 0.2), "metal"),
            .fixed(leather, .leather(0.2, 0.09, 0.035), "leather"),
        ]
        parts += hold.parts.map { part in
            var part = part
            part.recolourable = false
            part.mesh = part.mesh.turned(offset: at)
            return part
        }
        if flowers { parts += blossoms(at + SIMD3(0, 0.1, 0)) }
        return AssetGeometry(
            parts: parts, size: s,
            inside: flowers
                ? nil
                : SupportArea(
                    height: 0.77 + 0.15, halfExtents: SIMD2(0.11, 0.1),
                    center: SIMD2(at.x, 0), depth: 0.08))
    }

    /// A cushion of daisies in white and pink, with leaves between them.
    private static func blossoms(_ foot: SIMD3<Float>) -> [AssetPart] {
        var (white, pink, hearts, leaves) = (Mesh(), Mesh(), Mesh(), Mesh())
        let count = 30
        for k in 0..<count {
            let t = ((Float(k) + 0.5) / Float(count)).squareRoot()
            let angle = Float(k) * 2.39996
            let way = SIMD3<Float>(sine(angle), 0, cosine(angle))
            let rise = 0.27 - 0.13 * t * t + 0.02 * sine(Float(k) * 4.1)
            let tip = foot + SIMD3(0, rise, 0) + way * (0.17 * t)
            let along = normalize(SIMD3(0, 1, 0) + way * (0.9 * t))
            if k % 3 == 0 {
                head(.daisy, at: tip, along: along, radius: 0.042, petals: &pink, hearts: &hearts)
            } else {
                head(.daisy, at: tip, along: along, radius: 0.042, petals: &white, hearts: &hearts)
            }
            leaf(at: tip - SIMD3(0, 0.06, 0), way: way, length: 0.09, into: &leaves)
            leaves.append(.tube([foot + way * (0.06 * t), tip], radius: 0.003, segments: 6))
        }
        return [
            .sheet(white, .matte(0.84, 0.8, 0.76, roughness: 0.6), "petals"),
            .sheet(pink, .matte(0.75, 0.25, 0.36, roughness: 0.6), "pink petals"),
            .fixed(hearts, .matte(0.5, 0.28, 0.02), "hearts"),
            .sheet(leaves, .matte(0.06, 0.16, 0.03, roughness: 0.5), "leaves"),
        ]
    }
}
