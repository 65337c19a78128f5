import GuideMap

extension BlockPainter {
    /// Keeps which neighbours show what the four samples of a pixel meet, if they meet more than one surface.
    /// - Parameter first: index of its first sample
    mutating func noteBorder(_ x: Int, _ y: Int, samples first: Int) {
        let middle = unsafe hits[index(x, y)]
        let metre = middle.isHit ? reach(middle) * 1.5 : 0
        let isMixed = unsafe (first..<first + 4).contains {
            unsafe !middle.continues(samples[$0].hit, reach: metre)
        }
        guard isMixed else { return }
        var border = BorderPixel(x: x, y: y, right: .zero, down: .zero)
        for number in 0..<4 {
            guard let step = unsafe neighbor(x, y, showing: samples[first + number].hit, number)
            else { continue }
            border.right[number] = step.x
            border.down[number] = step.y
        }
        if border.right != .zero || border.down != .zero { borders.append(border) }
    }

    /// Drops what lies outside a rectangle; counts from `origin` from then on.
    mutating func settleBorders(_ rect: PixelRect, from origin: PixelRect) {
        borders = borders.compactMap { border in
            guard rect.contains(x: border.x, y: border.y) else { return nil }
            var moved = border
            moved.x -= origin.x
            moved.y -= origin.y
            return moved
        }
    }

    /// The step to the nearest pixel that shows the surface of a sample and nothing else.
    private func neighbor(_ x: Int, _ y: Int, showing hit: Hit, _ number: Int) -> SIMD2<Int8>? {
        let metre = hit.isHit ? reach(hit) * 1.5 : 0
        for step in Self.steps[number] {
            let (column, row) = (x + Int(step.x), y + Int(step.y))
            let other = unsafe hits[index(column, row)]
            let length = Float(max(abs(step.x), abs(step.y)))
            if hit.continues(other, reach: metre * length), !isEdge(column, row) { return step }
        }
        return nil
    }

    /// Steps to neighbours, of each sample the nearest first.
    private static let steps: [[SIMD2<Int8>]] = (0..<4).map { number in
        let place = SamplePattern.rotatedGrid(number)
        let reach = Int8(BorderPixel.reach)
        let all = (-reach...reach).flatMap { y in
            (-reach...reach).map { SIMD2($0, y) }
        }
        func away(_ step: SIMD2<Int8>) -> Float {
            let (dx, dy) = (Float(step.x) - place.x, Float(step.y) - place.y)
            return dx * dx + dy * dy
        }
        return all.filter { $0 != .zero }.sorted { away($0) < away($1) }
    }
}
