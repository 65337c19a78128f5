import Knowledge
import Testing

/// What tells a thing from another that it might be taken for.
@Suite("Looks of things")
struct LooksTests {
    let library = AssetLibrary()

    private func parts(_ key: String) throws -> [AssetPart] { try library.geometry(key).parts }

    private func reach(_ p: SIMD3<Float>) -> Float { (p.x * p.x + p.z * p.z).squareRoot() }

    @Test("a cut rose's petals overlap around a high centre, the outer ones turned back")
    func rose() throws {
        // The blossom of a vase of one stands upright above its stem.
        let petals = try #require(
            parts("shape/vase of one rose").first { $0.name == "petals" }?.mesh)
        let box = petals.bounds
        let (center, radius) = (box.center, box.size.x / 2)
        func highest(_ range: ClosedRange<Float>) -> Float {
            petals.positions.filter {
                range.contains(reach($0 - SIMD3(center.x, 0, center.z)) / radius)
            }.map(\.y).max() ?? 0
        }
        #expect(highest(0...0.3) > highest(0.85...1.1) + 0.1 * radius)
        // Where they turn back, the farthest point is below the rim.
        #expect(highest(0.97...1.1) < highest(0.75...0.9))
        #expect(petals.triangleCount > 2_000)
    }

    @Test("many roses fill the mouth of their vase: their heads make a dome")
    func bunch() throws {
        let made = try library.geometry("shape/vase of rose")
        let petals = try #require(made.parts.first { $0.name == "petals" }?.mesh)
        let vase = try #require(made.parts.first { $0.recolourable }?.mesh)
        #expect(petals.bounds.low.y < vase.bounds.high.y + 0.25 * made.size.y)
        #expect(petals.bounds.size.x > 0.9 * vase.bounds.size.x)
    }

    @Test("stone fruit have a groove, colours that change over their skins, and no leaves")
    func peaches() throws {
        for name in ["peach", "nectarine", "apricot", "plum"] {
            let parts = try parts("shape/\(name)")
            let skin = try #require(parts.first)
            #expect(skin.material.texture != nil && skin.recolourable, "\(name)")
            #expect(!parts.contains { $0.name.hasPrefix("leaf") }, "\(name)")
            let box = skin.mesh.bounds
            let ring = skin.mesh.positions.filter {
                abs($0.y - box.center.y) < 0.12 * box.size.y
            }
            let groove = ring.map(reach).min() ?? 0
            #expect(groove < 0.47 * box.size.x, "\(name)")
        }
        let rough = try ["peach", "nectarine"].map {
            try parts("shape/\($0)")[0].material.roughness
        }
        #expect(rough[0] > 0.9 && rough[1] < 0.4, "down on the one, none on the other")
    }

    @Test("fruits are those that are named", arguments: ["nectarine", "apricot", "mango", "plum"])
    func named(noun: String) {
        #expect(library.match(noun)?.concept == noun)
        #expect(library.match(noun)?.assets.first?.isFigurine == false)
    }

    @Test("each drink has its colour: lemonade cloudy and pale, with ice and a slice; wine clear")
    func drinks() throws {
        func drink(_ name: String) throws -> AssetMaterial {
            try #require(parts("shape/glass of \(name)").first { $0.name == "drink" }).material
        }
        let lemonade = try drink("lemonade")
        #expect(lemonade.transmission == 0)
        #expect(lemonade.baseColor.min() > 0.3 && lemonade.baseColor.x > lemonade.baseColor.z)
        let names = try Set(parts("shape/glass of lemonade").map(\.name))
        #expect(names.isSuperset(of: ["ice", "flesh", "rind"]))
        for name in ["red wine", "cola", "iced tea", "apple juice"] {
            #expect(try drink(name).transmission > 0.5, "\(name)")
        }
        #expect(library.match("glass of whisky")?.concept == "glass of whiskey")
    }

    @Test("a wicker chair is woven all over; its cushion is none of it")
    func wicker() throws {
        for noun in ["wicker armchair", "rattan chair"] {
            #expect(library.match(noun)?.concept == "wicker armchair", "\(noun)")
        }
        let parts = try parts("shape/wicker-armchair")
        #expect(parts.first { $0.name == "cushion" }?.recolourable == false)
        #expect(parts.first { $0.name == "weave" }?.recolourable == true)
    }

    @Test("what has a look of its own is not its plainer relative")
    func own() {
        for (noun, concept) in [
            ("ramen", "bowl of ramen"), ("latte", "cup of cappuccino"),
            ("espresso", "cup of coffee"),
            ("cheese board", "cheese board"), ("watercolor paints", "paint box"),
            ("cardigan", "sweater"), ("folded towel", "towel"),
        ] {
            #expect(library.match(noun)?.concept == concept, "\(noun)")
        }
    }

    @Test("a folded towel is several times as wide as the soap beside it")
    func towel() throws {
        let towel = try #require(library.asset("shape/towel")).size
        let soap = try #require(library.asset("shape/soap")).size
        #expect(towel.x > 3 * soap.x && towel.y > 2 * soap.y)
        #expect(library.typical(library.assets(of: "towel")).map(\.key) == ["shape/towel"])
    }
}
