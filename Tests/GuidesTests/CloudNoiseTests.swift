import Guides
import Testing

struct CloudNoiseTests {
    @Test("eight places at once are what each is alone")
    func lanes() {
        for number in 0..<200 {
            let x = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) * 1.37 + Float(number) * 0.73 - 60
            let y = x * -0.61 + 3
            let seeds = SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7) &* 7919 &+ UInt32(number)
            let all = CloudNoise.planes(x, y, seeds)
            for lane in 0..<8 {
                #expect(all[lane] == CloudNoise.plane(SIMD2(x[lane], y[lane]), seeds[lane]))
            }
        }
    }
}
