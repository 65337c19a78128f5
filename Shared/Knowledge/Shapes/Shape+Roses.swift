/// Heads of roses: rounded petals in a spiral, each half under the one before it.
extension Shape {
    /// A rose of unit radius that opens along y, its foot at -0.6.
    static let roseHead: Mesh = {
        var petals = Mesh()
        let count = 24
        for k in 0..<count {
            let age = Float(k) / Float(count - 1)
            petals.append(rosePetal(turn: Float(k) * 2.39996, age: age))
        }
        return petals
    }()

    /// - Parameters:
    ///   - turn: around the flower, radians
    ///   - age: 0 for the petals that are wound into the heart, 1 for those that have turned back
    private static func rosePetal(turn: Float, age: Float) -> Mesh {
        let reach = 0.13 + 0.58 * powf(age, 0.8)
        let span = 3.5 - 1.2 * age
        let tall = 1.26 - 0.3 * age
        let closing = 0.5 * max(0, 1 - 1.5 * age)
        let rolled = max(0, age - 0.4) / 0.6
        // Rims of the inner petals are level, those of the outer ones round.
        let roundness = 2.4 + 12 * max(0, 0.65 - age)
        return Mesh.sheet(columns: 8, rows: 9) { u, v in
            let top = max(0, v - 0.58) / 0.42
            let outline = max(0, 1 - powf(top, roundness)).squareRoot()
            let side = (2 * u - 1) * (0.5 + 0.5 * min(1, v * 1.7)) * outline
            let belly = powf(sine(.pi / 2 * min(1, v * 1.25)), 0.7)
            var out = reach * (0.22 + 0.78 * belly)
            out *= 1 - closing * powf(max(0, v - 0.45) / 0.55, 1.5)
            // The rim turns back.
            let lip = max(0, v - 0.7) / 0.3
            out += rolled * 0.26 * powf(lip, 1.2)
            let sag = rolled * 0.26 * lip * lip + 0.16 * side * side * (1 - 0.5 * age)
            let height = -0.6 + tall * v - sag
            // One edge lies under the neighbour, the other over it; the rim waves a little.
            out *= 1 + 0.12 * side * (1 - 0.4 * age) + 0.03 * sine(side * 4 + turn) * v
            let a = turn + side * span / 2
            return SIMD3(out * sine(a), height, out * cosine(a))
        }
    }
}
