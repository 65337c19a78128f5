import Materials
import Testing

struct NoiseTests {
    @Test("adds up octaves side by side as it would one after another")
    func octaves() {
        for number in 0..<500 {
            let p = SIMD3<Float>(
                Float(number) * 0.371 - 70, Float(number) * -0.113, Float(number % 7))
            let footprint = Float(number % 20) * 0.0007
            let seed = UInt32(number) &* 2_654_435_761
            var flat = SIMD3<Float>.zero
            var solid = SIMD4<Float>.zero
            var (size, amplitude) = (Float(0.02), Float(1))
            for octave in 0..<5 {
                let weight = amplitude * Noise.seen(size, footprint)
                let shift = Float(octave)
                let key = seed &+ UInt32(octave)
                let steep = 1 / size
                flat +=
                    Noise.plane(p.x / size + shift * 17.3, p.y / size - shift * 9.1, key)
                    * SIMD3(1, steep, steep) * weight
                solid +=
                    Noise.space(p / size + shift * 17.3, key) * SIMD4(steep, steep, steep, 1)
                    * weight
                size *= 0.5
                amplitude *= 0.6
            }
            #expect(
                Noise.cloud(
                    p.x, p.y, size: 0.02, octaves: 5, footprint: footprint, seed: seed, gain: 0.6)
                    == flat)
            #expect(
                Noise.cloud(
                    p, size: 0.02, octaves: 5, footprint: footprint, seed: seed, gain: 0.6)
                    == solid)
        }
    }
}
