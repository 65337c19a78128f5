import PlantainProto
import Space
import Staging

/// What a place that the words name is planted with: "vineyard", "a field of wheat", "rows of lavender".
extension Remarks {
    /// The crop and the words that name it; nil where nothing is said of one.
    struct Planting {
        var crop: Crop?
        /// Flowers that stand closed rather than a crop of the fields.
        var flower: String?
        /// Nouns that mean it, and no thing beside it.
        var nouns: Set<String>
    }

    var planting: Planting? {
        let lower = words.map { Self.singular($0.lowercased()) }
        for (i, word) in lower.enumerated() {
            if let crop = Self.plantations[word] {
                return Planting(crop: sloped(crop), nouns: [word])
            }
            // "wheat field", "field of golden wheat", "rows of lavender"
            let next = lower.indices.contains(i + 1) ? lower[i + 1] : ""
            let isField = Self.fields.contains(next)
            let before = lower[max(0, i - 4)..<i]
            let ofIndex = before.lastIndex(of: "of")
            let isOf = ofIndex.map { $0 > 0 && Self.masses.contains(lower[$0 - 1]) } ?? false
            guard isField || isOf else { continue }
            let named: Set<String> = lower.count(where: { $0 == word }) == 1 ? [word] : []
            let nouns = named.union(isField ? [next] : []).union(isOf ? ["row"] : [])
            if var crop = Self.crops[word] {
                if crop.plant == .grain, before.contains("green") {
                    crop.tint = V3(0.13, 0.21, 0.04)
                }
                return Planting(crop: sloped(crop), nouns: nouns)
            }
            if Self.bloom(word) != nil, !["flower", "wildflower"].contains(word) {
                return Planting(flower: word, nouns: nouns)
            }
        }
        return nil
    }

    private func sloped(_ crop: Crop) -> Crop {
        var crop = crop
        crop.isSloping =
            crop.plant == .vines
            && says("hillside hillsides hill hills hilly slope slopes sloping terraced terraces")
        if season == .autumn, crop.plant == .vines || crop.plant == .orchard {
            crop.tint = V3(0.36, 0.19, 0.03)
        } else if season == .spring, crop.plant == .orchard {
            crop.tint = V3(0.72, 0.56, 0.56)
        }
        return crop
    }

    private static func singular(_ word: String) -> String {
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }

    private static let fields: Set = ["field", "farm", "plantation", "paddy", "terrace", "row"]
    private static let masses: Set = ["field", "row", "acre", "sea", "hill"]

    /// Places by their own names.
    private static let plantations: [String: Crop] = {
        let vines = Crop(.vines, tint: V3(0.1, 0.17, 0.035), height: 1.75, spacing: 2.3)
        func orchard(_ tint: V3) -> Crop { Crop(.orchard, tint: tint, height: 4, spacing: 5.2) }
        return [
            "vineyard": vines, "grapevine": vines, "winery": vines,
            "orchard": orchard(V3(0.075, 0.13, 0.035)),
            "cornfield": corn, "wheatfield": wheat,
        ]
    }()

    private static let soil = Material(substance: .soil, tint: Color(V3(0.25, 0.19, 0.12)))
    private static let wheat = Crop(
        .grain, tint: V3(0.52, 0.36, 0.13), height: 0.85, spacing: 0.5,
        ground: Material(substance: .grass, tint: Color(V3(0.36, 0.27, 0.1))))
    private static let corn = Crop(
        .corn, tint: V3(0.1, 0.18, 0.035), height: 2.1, spacing: 0.75, ground: soil)

    private static let crops: [String: Crop] = {
        func bushes(_ tint: V3, _ height: Float, _ spacing: Float) -> Crop {
            Crop(.bushes, tint: tint, height: height, spacing: spacing, ground: soil)
        }
        let green = V3(0.08, 0.15, 0.035)
        var oats = wheat
        oats.tint = V3(0.5, 0.42, 0.22)
        let rice = Crop(.grain, tint: V3(0.13, 0.23, 0.035), height: 0.6, spacing: 0.4)
        return [
            "lavender": bushes(V3(0.21, 0.135, 0.46), 0.6, 1.6),
            "tea": bushes(green, 0.9, 1.5), "strawberry": bushes(green, 0.3, 0.9),
            "cabbage": bushes(V3(0.16, 0.24, 0.12), 0.35, 0.8),
            "potato": bushes(green, 0.45, 0.8), "vegetable": bushes(green, 0.4, 0.8),
            "wheat": wheat, "barley": wheat, "rye": wheat, "grain": wheat, "oat": oats,
            "rice": rice, "corn": corn, "maize": corn, "sugarcane": corn,
        ]
    }()
}
