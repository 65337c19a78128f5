import PlantainProto

/// A thing made by rule instead of from a model: crisp at any size, free of licences.
struct Shape: Sendable {
    /// "shape/mug"
    let key: String
    let concept: String
    let title: String
    /// Natural full extents, metres.
    let size: SIMD3<Float>
    let category: Category
    let stance: Stance
    /// Kilograms per cubic metre of its bounding box.
    let density: Float
    /// Builds it at about the given full extents; the caller fits it exactly.
    let build: @Sendable (SIMD3<Float>) -> AssetGeometry

    init(
        _ name: String, as concept: String? = nil, _ title: String, _ size: SIMD3<Float>,
        _ category: Category, _ stance: Stance = .table, density: Float = 400,
        build: @escaping @Sendable (SIMD3<Float>) -> AssetGeometry
    ) {
        key = "shape/\(name)"
        self.concept = concept ?? name
        self.title = title
        self.size = size
        self.category = category
        self.stance = stance
        self.density = density
        self.build = build
    }

    func geometry(_ wanted: SIMD3<Float>) -> AssetGeometry {
        // Wheels, planks and bevels have sizes of their own: a model of a thing is built at its size, then scaled.
        let factor = size.max() / max(1e-6, wanted.max())
        let built = factor > 2.5 ? build(wanted * factor) : build(wanted)
        return built.fitted(to: wanted)
    }

    /// Every shape, in a fixed order.
    static let all: [Shape] =
        vessels + glassware + drinks + jars + food + baking + fruit + cameras + solids + boards
        + papers + lights
        + homeware + utensils
        + toys
        + buildings + bridges + boats + booths + gear + trees + broadleaves + landmarks + wayside
        + trains + plain + flowers + bouquets
        + furnishings
        + packaging + breakfast + workshop + baskets + worlds + instruments + linen + pies + stalls
        + roadside + folded + craft + cookware + slices + pickings + playthings + bureau + music
        + finery + hung + brass + attic + heaped + cycles + outing + yard + handTools + festive
        + stands + neon
        + larder + sundries + cosmetics + post + rockers + vitrines + orchids + pantry + rucksacks
        + citrus + keepsakes
        + excursions
        + stonefruit + wicker + knitwear + paintBoxes + ramen + milkCoffees + cheeseBoards
        + pottedCacti
}

/// Short words for the shape files.
extension AssetPart {
    /// The part that takes the colour asked for.
    static func main(_ mesh: Mesh, _ material: AssetMaterial, _ name: String = "body") -> AssetPart
    {
        AssetPart(name: name, mesh: mesh, material: material, recolourable: true)
    }

    static func fixed(_ mesh: Mesh, _ material: AssetMaterial, _ name: String = "detail")
        -> AssetPart
    {
        AssetPart(name: name, mesh: mesh, material: material)
    }

    static func sheet(
        _ mesh: Mesh, _ material: AssetMaterial, _ name: String = "sheet", main: Bool = false
    ) -> AssetPart {
        AssetPart(name: name, mesh: mesh, material: material, recolourable: main, doubleSided: true)
    }
}

extension AssetMaterial {
    static func ceramic(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .ceramic, baseColor: SIMD3(r, g, b), roughness: 0.18)
    }
    static func plastic(_ r: Float, _ g: Float, _ b: Float, roughness: Float = 0.35)
        -> AssetMaterial
    {
        AssetMaterial(substance: .plastic, baseColor: SIMD3(r, g, b), roughness: roughness)
    }
    static func matte(_ r: Float, _ g: Float, _ b: Float, roughness: Float = 0.8) -> AssetMaterial {
        AssetMaterial(baseColor: SIMD3(r, g, b), roughness: roughness)
    }
    static func wood(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .wood, baseColor: SIMD3(r, g, b), roughness: 0.45)
    }
    static func metal(
        _ r: Float = 0.6, _ g: Float = 0.6, _ b: Float = 0.6, roughness: Float = 0.25
    ) -> AssetMaterial {
        AssetMaterial(
            substance: .metal, baseColor: SIMD3(r, g, b), roughness: roughness, metalness: 1)
    }
    static func glass(_ r: Float = 1, _ g: Float = 1, _ b: Float = 1) -> AssetMaterial {
        AssetMaterial(
            substance: .glass, baseColor: SIMD3(r, g, b), roughness: 0.02, transmission: 0.95)
    }
    static func paper(_ r: Float = 0.82, _ g: Float = 0.8, _ b: Float = 0.75) -> AssetMaterial {
        AssetMaterial(substance: .paper, baseColor: SIMD3(r, g, b), roughness: 0.85)
    }
    static func fabric(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .fabric, baseColor: SIMD3(r, g, b), roughness: 0.9)
    }
    static func rubber(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .rubber, baseColor: SIMD3(r, g, b), roughness: 0.6)
    }
    static func leather(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .leather, baseColor: SIMD3(r, g, b), roughness: 0.5)
    }
    static func wax(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .wax, baseColor: SIMD3(r, g, b), roughness: 0.5)
    }
    static func glowing(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .emissive, baseColor: SIMD3(r, g, b), roughness: 0.5, glow: 1)
    }
}
