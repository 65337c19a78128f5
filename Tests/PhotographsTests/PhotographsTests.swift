import Photographs
import Testing

@Suite("Photographs")
struct PhotographsTests {
    /// Display values of a picture made by rule, three planes.
    private func picture(
        _ width: Int, _ height: Int, _ color: (Int, Int) -> (Float, Float, Float)
    ) -> [Plane] {
        var planes = [Plane](repeating: Plane(width: width, height: height), count: 3)
        for y in 0..<height {
            for x in 0..<width {
                let c = color(x, y)
                let at = y * width + x
                (planes[0].values[at], planes[1].values[at], planes[2].values[at]) = c
            }
        }
        return planes
    }

    @Test("a hole in stripes is filled with the stripes, in step with those around it")
    func stripes() {
        let (w, h) = (120, 90)
        func stripe(_ x: Int, _ y: Int) -> (Float, Float, Float) {
            x / 6 % 2 == 0 ? (0.9, 0.8, 0.7) : (0.2, 0.3, 0.4)
        }
        var seen = picture(w, h, stripe)
        var hole = Plane(width: w, height: h)
        for y in 30..<56 {
            for x in 40..<74 {
                hole.values[y * w + x] = 1
                seen[0].values[y * w + x] = 1
            }
        }
        let filled = Inpainting.fill(seen, hole: hole)
        let whole = picture(w, h, stripe)
        var (wrong, count) = (0, 0)
        for k in hole.values.indices {
            if hole.values[k] > 0.5 {
                count += 1
                if abs(filled[0].values[k] - whole[0].values[k]) > 0.2 { wrong += 1 }
            } else {
                #expect(filled[0].values[k] == seen[0].values[k])
            }
        }
        #expect(Double(wrong) / Double(count) < 0.1)
    }

    @Test("a rough mask takes the border of the colours under it")
    func guided() {
        let (w, h) = (80, 60)
        let disc = picture(w, h) { x, y in
            (x - 40) * (x - 40) + (y - 30) * (y - 30) < 400 ? (0.8, 0.1, 0.1) : (0.2, 0.5, 0.2)
        }
        var rough = Plane(width: w, height: h)
        for y in 10..<50 {
            for x in 20..<60 { rough.values[y * w + x] = 1 }
        }
        let fine = GuidedFit(rough, to: disc, radius: 6, epsilon: 1e-4).mask(for: disc)
        // The rough mask's corner lies outside the disc.
        #expect(fine.values[12 * w + 22] < 0.5)
        #expect(fine.values[30 * w + 40] > 0.9)
    }

    @Test("a recoloured thing keeps its shading and what is white on it")
    func recoloured() throws {
        let (w, h) = (60, 40)
        var rgb: [UInt8] = []
        for _ in 0..<h {
            for x in 0..<w {
                // Red, darker to the right, with a white stripe.
                rgb += x < 8 ? [240, 240, 240] : [UInt8(220 - 2 * x), 20, 20]
            }
        }
        var photograph = Photograph(width: w, height: h, rgb: rgb)
        let mask = Plane(width: w, height: h, value: 1)
        let paint = try #require(
            Recolouring(photograph, mask: mask, tint: SIMD3(0.05, 0.1, 0.6), grey: 0.2))
        paint.apply(to: &photograph, mask: mask)
        func pixel(_ x: Int) -> [UInt8] {
            Array(photograph.rgb[3 * (20 * w + x)..<3 * (20 * w + x) + 3])
        }
        #expect(pixel(20)[2] > 2 * max(pixel(20)[0], 1))
        #expect(pixel(20)[2] > pixel(50)[2])
        #expect(pixel(3) == [240, 240, 240])
    }

    @Test("nouns that are taken to be in the picture, and what things stand on")
    func spoken() {
        let put = Spoken("put a red mug on the table")
        #expect(put.things.isEmpty)
        #expect(put.ground == .table)
        #expect(Spoken("remove the dogs").things == ["dog"])
        #expect(Spoken("make the small red cup blue").things == ["cup"])
        #expect(Spoken("replace the coffee cup with a vase").things == ["coffee cup"])
        #expect(Spoken("make the sky dramatic").things.isEmpty)
        #expect(Spoken("put a sign that says \"the cat\" on the grass").things.isEmpty)
    }

    @Test("a cropped photograph has the shape asked for and the photograph's own pixels")
    func cropped() {
        var rgb: [UInt8] = []
        for k in 0..<90 * 60 { rgb += [UInt8(k % 251), UInt8(k / 90), 7] }
        let photograph = Photograph(width: 90, height: 60, rgb: rgb)
        let square = photograph.cropped(aspect: 1, about: (0.5, 0.5))
        #expect(square.width == 60 && square.height == 60)
        #expect(Array(square.rgb[0..<3]) == Array(rgb[3 * 15..<3 * 15 + 3]))
    }

    @Test("a photograph counts the pixels that changed")
    func share() {
        let one = Photograph(width: 10, height: 10, rgb: [UInt8](repeating: 9, count: 300))
        var other = one
        other.rgb[30] = 10
        #expect(one.changedShare(in: one) == 0)
        #expect(one.changedShare(in: other) == 0.01)
    }
}
