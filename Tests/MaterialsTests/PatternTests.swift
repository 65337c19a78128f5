import Knowledge
import Materials
import PlantainProto
import Testing

@Suite("Material patterns")
struct PatternTests {
    static let substances = Substance.allCases

    private func samples(
        _ pattern: MaterialPattern, footprint: Float, spacing: Float, count: Int = 60
    ) -> [PatternSample] {
        (0..<(count * count)).map { i in
            let p = SIMD3(Float(i % count) * spacing, 0.02, Float(i / count) * spacing)
            return pattern.evaluate(position: p, normal: SIMD3(0, 1, 0), footprint: footprint)
        }
    }

    @Test("stay within physical bounds at every scale", arguments: substances)
    func bounds(_ substance: Substance) {
        let pattern = MaterialPattern(substance, seed: 7)
        for (footprint, spacing) in [(0.0002, 0.00071), (0.004, 0.0137), (0.5, 1.71)]
            as [(Float, Float)]
        {
            for s in samples(pattern, footprint: footprint, spacing: spacing, count: 25) {
                #expect(s.color.min() >= 0 && s.color.max() <= 1 && s.color.x.isFinite)
                #expect(s.roughness > 0 && s.roughness <= 1)
                #expect(abs(length(s.normal) - 1) < 1e-3 && s.normal.y > 0.4)
            }
        }
    }

    @Test("have the tint asked for as their mean, near and far", arguments: substances)
    func mean(_ substance: Substance) {
        let tint = SIMD3<Float>(0.3, 0.2, 0.15)
        let pattern = MaterialPattern(substance, tint: tint, seed: 3)
        let far = samples(pattern, footprint: 0.3, spacing: 0.37)
        let near = samples(pattern, footprint: 0.0005, spacing: 0.0173)
        for set in [far, near] {
            let mean = set.reduce(SIMD3<Float>.zero) { $0 + $1.color } / Float(set.count)
            let ratio = mean.y / tint.y
            #expect(ratio > 0.62 && ratio < 1.45, "\(substance): \(ratio)")
        }
    }

    @Test("a weave fades to its mean before its threads are a pixel wide, and stays as bright")
    func weave() {
        let pattern = MaterialPattern(.fabric, tint: SIMD3(0.3, 0.3, 0.3), seed: 5)
        func levels(_ footprint: Float) -> [Float] {
            samples(pattern, footprint: footprint, spacing: 0.00031).map(\.color.y)
        }
        func unrest(_ all: [Float]) -> Float {
            zip(all, all.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(all.count)
        }
        // A pixel is taken in two samples each way: this is one as wide as a thread.
        let (near, far) = (levels(0.00005), levels(0.0004))
        #expect(unrest(far) < 0.15 * unrest(near))
        let means = [near, far].map { $0.reduce(0, +) / Float($0.count) }
        #expect(abs(means[0] / means[1] - 1) < 0.06)
    }

    @Test("cobbles have the tint asked for, dark joints near by, and round tops")
    func cobbles() {
        let tint = SIMD3<Float>(0.3, 0.29, 0.27)
        let pattern = MaterialPattern(.stone, tint: tint, seed: 3, layout: .setts(side: 0.1))
        for footprint in [Float(0.001), 0.3] {
            let all = samples(pattern, footprint: footprint, spacing: 0.0173)
            let levels = all.map(\.color.y).sorted()
            let mean = levels.reduce(0, +) / Float(levels.count)
            #expect(mean / tint.y > 0.62 && mean / tint.y < 1.2, "\(footprint): \(mean)")
            guard footprint < 0.01 else { continue }
            #expect(levels[levels.count / 20] < 0.5 * mean, "joints")
            #expect(all.contains { $0.normal.y < 0.9 } && all.contains { $0.normal.y > 0.99 })
        }
    }

    @Test("wood as rough as bark is torn along the trunk, sawn wood is not")
    func bark() {
        func spread(_ roughness: Float) -> Float {
            let pattern = MaterialPattern(
                .wood, tint: SIMD3(repeating: 0.1), seed: 3, roughness: roughness)
            let levels = (0..<2000).map { k in
                pattern.evaluate(
                    position: SIMD3(Float(k) * 0.0021, 1, 0), normal: SIMD3(0, 0, 1),
                    footprint: 0.002
                ).color.y
            }
            let mean = levels.reduce(0, +) / Float(levels.count)
            return (levels.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Float(levels.count))
                .squareRoot() / mean
        }
        #expect(spread(0.95) > 0.3)
        #expect(spread(0.5) < spread(0.95))
    }

    @Test("blades of grass stand up: seen at a flat angle they are longer than they are wide")
    func blades() {
        let pattern = MaterialPattern(.grass, seed: 5)
        func look(_ toEye: SIMD3<Float>, along: SIMD3<Float>) -> [Float] {
            (0..<4000).map { k in
                let at = along * (Float(k) * 0.001) + SIMD3(0.3, 0, 0.7)
                return pattern.evaluate(
                    position: at, normal: SIMD3(0, 1, 0), footprint: 0.0004,
                    toEye: normalize(toEye)
                ).color.y
            }
        }
        func mean(_ values: [Float]) -> Float { values.reduce(0, +) / Float(values.count) }
        let flat = SIMD3<Float>(0, 0.25, 1)
        // Up the picture a blade goes on for longer than across it; something flat would be four times as short.
        func changes(_ values: [Float]) -> Float {
            mean(zip(values, values.dropFirst()).map { abs($0 - $1) })
        }
        #expect(
            changes(look(flat, along: SIMD3(0, 0, 1)))
                < changes(look(flat, along: SIMD3(1, 0, 0))))
    }

    @Test("vary less when seen from afar", arguments: substances)
    func filtered(_ substance: Substance) {
        let pattern = MaterialPattern(substance, seed: 11)
        func spread(_ set: [PatternSample]) -> Float {
            let mean = set.reduce(0) { $0 + $1.color.y } / Float(set.count)
            return set.reduce(0) { $0 + ($1.color.y - mean) * ($1.color.y - mean) }
                / Float(set.count)
        }
        let near = spread(samples(pattern, footprint: 0.0003, spacing: 0.0131))
        let far = spread(samples(pattern, footprint: 2, spacing: 0.0131))
        #expect(far <= near + 1e-6)
    }

    @Test("repeat for the same seed and change with it")
    func seeded() {
        let p = SIMD3<Float>(0.31, 0.02, 0.77)
        let one = MaterialPattern(.wood, seed: 1).evaluate(
            position: p, normal: SIMD3(0, 1, 0), footprint: 0.001)
        let same = MaterialPattern(.wood, seed: 1).evaluate(
            position: p, normal: SIMD3(0, 1, 0), footprint: 0.001)
        let other = MaterialPattern(.wood, seed: 2).evaluate(
            position: p, normal: SIMD3(0, 1, 0), footprint: 0.001)
        #expect(one == same)
        #expect(one != other)
    }
}
