import Materials
import Testing

@Suite struct BeadsTests {
    /// Beads along a level piece of surface, half a millimetre apart.
    private func row(share: Float, footprint: Float = 1e-5) -> [Beads.Bead?] {
        (0..<4000).map { k in
            Beads.at(
                SIMD3(Float(k) * 0.0005, 0.0123, Float(k) * 0.0002), normal: SIMD3(0, 1, 0),
                share: share, footprint: footprint, seed: 7)
        }
    }

    @Test("cover a part of the surface, and none where nothing is wet")
    func share() {
        let wet = row(share: 0.75).compactMap { $0 }
        #expect((400...2400).contains(wet.count), "\(wet.count)")
        #expect(row(share: 0).allSatisfy { $0 == nil })
    }

    @Test("are caps: level in the middle, steep at the rim, normals of unit length")
    func caps() {
        for bead in row(share: 0.75).compactMap({ $0 }) {
            let length = (bead.normal * bead.normal).sum()
            #expect(abs(length - 1) < 1e-3)
            // The sine of its lean grows in proportion to the distance from the middle.
            let lean = (1 - bead.normal.y * bead.normal.y).squareRoot()
            #expect(abs(lean - 0.86 * (1 - bead.height).squareRoot()) < 2e-3)
        }
    }

    @Test("are lost in a footprint that is wider than they are")
    func footprint() {
        #expect(row(share: 0.75, footprint: 0.05).allSatisfy { $0 == nil })
    }
}
