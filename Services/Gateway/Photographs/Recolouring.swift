import Foundation

/// Another colour for a thing of a photograph: its shading, its highlights and its other colours stay.
package struct Recolouring {
    /// Of the colour that is replaced.
    private let hue: Hue
    /// Its middling brightness.
    private let level: Float
    private let target: SIMD3<Float>
    private let gain: Float
    /// The mask already is the region of the colour: what is shaded or lit differently belongs to it too.
    private let isSure: Bool

    /// - Parameters:
    ///   - mask: 0…1 at the photograph's size
    ///   - tint: linear base colour that is wanted
    ///   - grey: linear brightness of middling things in the picture
    package init?(
        _ photograph: Photograph, mask: Plane, tint: SIMD3<Float>, grey: Float,
        isSure: Bool = false
    ) {
        self.isSure = isSure
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
        // Grey and black are no colours: all of the thing loses its own.
        let hue = Self.isGrey(tint) ? Hue() : Self.main(samples.map(\.lab))
        self.hue = hue
        let isMine = samples.filter { hue.likeness($0.lab) > 0.5 }
        let levels = (isMine.count > 8 ? isMine : samples).map(\.y).sorted()
        let level = max(levels[levels.count / 2], 0.004)
        self.level = level
        target = tint / max(luminance(tint), 0.02)
        let own = min(max(0.25 * level / max(grey, 0.01), 0.05), 0.7)
        gain = min(max(luminance(tint) / own, 0.12), 3.5)
    }

    private static func isGrey(_ tint: SIMD3<Float>) -> Bool {
        let lab = Lab.of(tint)
        return (lab.y * lab.y + lab.z * lab.z).squareRoot() < 0.03
    }

    /// Less colour than this is none.
    private static let plain: Float = 0.07

    /// A colour of a thing and how much it varies there.
    private struct Hue {
        /// Direction over the two opponent axes.
        var direction = SIMD2<Float>.zero
        var chroma: Float = 0
        /// Degrees
        var spread: Float = 6

        /// How much a colour is this one, 0…1.
        /// - Parameter ease: how many times as far it may lie
        func likeness(_ lab: SIMD3<Float>, ease: Float = 1) -> Float {
            // A thing without a colour of its own is recoloured as a whole.
            guard chroma > plain else { return 1 }
            let c = (lab.y * lab.y + lab.z * lab.z).squareRoot()
            guard c > 1e-4 else { return 0 }
            let cosine = (lab.y * direction.x + lab.z * direction.y) / c
            func at(_ degrees: Float) -> Float { cosf(min(degrees * ease, 80) * .pi / 180) }
            return smoothstep(at(3.3 * spread), at(2 * spread), cosine)
                * smoothstep(0.2 / ease * chroma, 0.45 / ease * chroma, c)
        }
    }

    /// The colour that covers most, colourful ones first.
    private static func main(_ colors: [SIMD3<Float>]) -> Hue {
        // Bins over the two opponent axes.
        var bins = [Float](repeating: 0, count: 24 * 24)
        func bin(_ lab: SIMD3<Float>) -> Int {
            let u = min(max(Int((lab.y + 0.36) / 0.03), 0), 23)
            let v = min(max(Int((lab.z + 0.36) / 0.03), 0), 23)
            return v * 24 + u
        }
        for lab in colors {
            let square = lab.y * lab.y + lab.z * lab.z
            bins[bin(lab)] += 0.03 + min(square, 0.04) * 60
        }
        let best = bins.indices.max { bins[$0] < bins[$1] } ?? 0
        let own = colors.filter { lab in
            let at = bin(lab)
            return abs(at % 24 - best % 24) <= 1 && abs(at / 24 - best / 24) <= 1
        }
        let middle = own.reduce(SIMD3<Float>.zero, +) / Float(max(own.count, 1))
        let chroma = (middle.y * middle.y + middle.z * middle.z).squareRoot()
        guard chroma > 1e-4 else { return Hue() }
        let direction = SIMD2(middle.y, middle.z) / chroma
        let angles = own.map { lab -> Float in
            let c = max((lab.y * lab.y + lab.z * lab.z).squareRoot(), 1e-5)
            let cosine = (lab.y * direction.x + lab.z * direction.y) / c
            return acosf(min(max(cosine, -1), 1)) * 180 / .pi
        }.sorted()
        let spread = min(max(1.48 * angles[angles.count / 2], 4), 9)
        return Hue(direction: direction, chroma: chroma, spread: spread)
    }

    /// All that has the main colour of a thing and hangs together with it: rough masks miss petals and rims.
    ///
    /// - Parameters:
    ///   - mask: 0…1 of the thing, at the picture's size
    ///   - picture: three planes of display values
    ///   - tint: what it is to become; where that is no colour, all of the thing is meant
    static func region(of mask: Plane, in picture: [Plane], tint: SIMD3<Float>) -> Plane {
        let (w, h) = (mask.width, mask.height)
        let features = ColorModel.features(picture, across: 0.16, down: 0.16)
        func lab(_ k: Int) -> SIMD3<Float> {
            SIMD3(features[k][0], features[k][1] / 2, features[k][2] / 2)
        }
        let own = mask.values.indices.filter { mask.values[$0] > 0.6 }
        let hue = main(own.map(lab))
        guard own.count > 60, hue.chroma > plain, !isGrey(tint) else { return mask }
        let near = mask.map { $0 > 0.5 ? 1 : 0 }.grown(by: max(w, h) / 8)
        var mine: [(feature: ColorModel.Feature, weight: Float)] = []
        var others = mine
        for k in features.indices {
            let like = hue.likeness(lab(k))
            if mask.values[k] > 0.6, like > 0.5 { mine.append((features[k], like)) }
            if like < 0.35 || near.values[k] < 0.5 && like < 0.7 { others.append((features[k], 1)) }
        }
        guard let figure = ColorModel(mine), let ground = ColorModel(others) else { return mask }
        var found = Plane(width: w, height: h)
        for k in features.indices {
            let ratio = figure.likelihood(features[k]) - ground.likelihood(features[k])
            let prior: Float = mask.values[k] > 0.5 ? 0.4 : near.values[k] > 0.5 ? -0.2 : -0.8
            found.values[k] = 1 / (1 + expf(-(prior + 0.8 * min(max(ratio, -8), 8))))
            if mask.values[k] < 0.5 {
                // Beyond the mask only what is as colourful as the thing: wood beside a red cup is no part of it.
                let c = lab(k)
                let own = (c.y * c.y + c.z * c.z).squareRoot()
                found.values[k] *=
                    smoothstep(0.55 * hue.chroma, 0.75 * hue.chroma, own) * hue.likeness(c)
            }
        }
        let radius = max(2, max(w, h) / 150)
        let fine = GuidedFit(found, to: picture, radius: radius, epsilon: 6e-4).mask(for: picture)
        return fine.touching(mask)
    }

    package func apply(to photograph: inout Photograph, mask: Plane) {
        for k in mask.values.indices where mask.values[k] > 0.004 {
            let old = photograph.color(k)
            let lab = Lab.of(old)
            let share = hue.likeness(lab, ease: isSure ? 2.1 : 1) * mask.values[k]
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
