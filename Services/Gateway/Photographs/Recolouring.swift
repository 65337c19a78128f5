/// Another colour for a thing of a photograph: its shading, its highlights and its other colours stay.
package struct Recolouring {
    /// Of the colour that is replaced.
    private let hue: SIMD2<Float>
    private let chroma: Float
    /// Its middling brightness.
    private let level: Float
    private let target: SIMD3<Float>
    private let gain: Float

    /// - Parameters:
    ///   - mask: 0…1 at the photograph's size
    ///   - tint: linear base colour that is wanted
    ///   - grey: linear brightness of middling things in the picture
    package init?(_ photograph: Photograph, mask: Plane, tint: SIMD3<Float>, grey: Float) {
        var samples: [(lab: SIMD3<Float>, y: Float)] = []
        let total = mask.values.count { $0 > 0.6 }
        let step = max(1, total / 20_000)
        var seen = 0
        for k in mask.values.indices where mask.values[k] > 0.6 {
            seen += 1
            guard seen % step == 0 else { continue }
            let color = photograph.color(k)
            samples.append((Lab.of(color), luminance(color)))
        }
        guard samples.count > 8 else { return nil }
        // The colour that covers most, colourful ones first: bins over the two opponent axes.
        var bins = [Float](repeating: 0, count: 24 * 24)
        func bin(_ lab: SIMD3<Float>) -> Int {
            let u = min(max(Int((lab.y + 0.36) / 0.03), 0), 23)
            let v = min(max(Int((lab.z + 0.36) / 0.03), 0), 23)
            return v * 24 + u
        }
        for sample in samples {
            let c = (sample.lab.y * sample.lab.y + sample.lab.z * sample.lab.z).squareRoot()
            bins[bin(sample.lab)] += 0.03 + min(c * c, 0.04) * 60
        }
        let best = bins.indices.max { bins[$0] < bins[$1] } ?? 0
        var (sum, count) = (SIMD3<Float>.zero, Float(0))
        for sample in samples {
            let own = bin(sample.lab)
            guard abs(own % 24 - best % 24) <= 1, abs(own / 24 - best / 24) <= 1 else { continue }
            sum += sample.lab
            count += 1
        }
        let middle = sum / max(count, 1)
        let chroma = (middle.y * middle.y + middle.z * middle.z).squareRoot()
        self.chroma = chroma
        let hue = chroma > 1e-4 ? SIMD2(middle.y, middle.z) / chroma : .zero
        self.hue = hue
        let isMine = samples.filter { Self.likeness($0.lab, hue, chroma) > 0.5 }
        let levels = (isMine.count > 8 ? isMine : samples).map(\.y).sorted()
        let level = max(levels[levels.count / 2], 0.004)
        self.level = level
        target = tint / max(luminance(tint), 0.02)
        let own = min(max(0.25 * level / max(grey, 0.01), 0.05), 0.7)
        gain = min(max(luminance(tint) / own, 0.12), 3.5)
    }

    /// How much a colour is the one that is replaced, 0…1.
    private static func likeness(
        _ lab: SIMD3<Float>, _ hue: SIMD2<Float>, _ chroma: Float
    ) -> Float {
        // A thing without a colour of its own is recoloured as a whole.
        guard chroma > 0.045 else { return 1 }
        let c = (lab.y * lab.y + lab.z * lab.z).squareRoot()
        guard c > 1e-4 else { return 0 }
        let cosine = (lab.y * hue.x + lab.z * hue.y) / c
        let angle = smoothstep(0.86, 0.96, cosine)
        return angle * smoothstep(0.2 * chroma, 0.45 * chroma, c)
    }

    package func apply(to photograph: inout Photograph, mask: Plane) {
        for k in mask.values.indices where mask.values[k] > 0.004 {
            let old = photograph.color(k)
            let lab = Lab.of(old)
            let share = Self.likeness(lab, hue, chroma) * mask.values[k]
            guard share > 0.004 else { continue }
            let y = luminance(old)
            // Bright beyond the middle is gloss: it stays as white as it was.
            let lit = y * gain
            let shine = smoothstep(2.2 * level, 5 * level, y) * 0.6
            let painted = target * lit * (1 - shine) + SIMD3(repeating: max(lit, y)) * shine
            photograph.set(old + (painted - old) * share, k)
        }
    }
}

func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = min(max((x - low) / max(high - low, 1e-6), 0), 1)
    return t * t * (3 - 2 * t)
}
