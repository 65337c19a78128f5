import Knowledge
import Testing

@Suite("Shapes")
struct ShapeTests {
    let library = AssetLibrary()

    @Test("every shape fills exactly the size asked for and stands on the ground")
    func fits() throws {
        for info in library.assets {
            let wanted = info.size * SIMD3(1.3, 0.9, 1.1)
            let made = try library.geometry(info.key, size: wanted)
            let box = made.bounds
            #expect(length(box.size - wanted) < 1e-3 * length(wanted), "\(info.key)")
            #expect(
                abs(box.low.y) < 1e-4 && abs(box.center.x) < 1e-4 && abs(box.center.z) < 1e-4,
                "\(info.key)")
        }
    }

    @Test("normals are unit length and closed bodies face outward")
    func normals() throws {
        for info in library.assets {
            for part in try library.geometry(info.key).parts {
                let mesh = part.mesh
                #expect(mesh.triangleCount > 0, "\(info.key) \(part.name)")
                #expect(
                    mesh.normals.count == mesh.positions.count
                        && mesh.uvs.count == mesh.positions.count)
                #expect(
                    mesh.normals.allSatisfy { abs(length($0) - 1) < 1e-3 },
                    "\(info.key) \(part.name)")
                #expect(mesh.indices.allSatisfy { $0 < mesh.positions.count })
                if !part.doubleSided { #expect(mesh.signedVolume > 0, "\(info.key) \(part.name)") }
            }
        }
    }

    @Test("text panels lie on their things and have an area")
    func panels() {
        for info in library.assets {
            for panel in info.textPanels {
                #expect(panel.width > 0.005 && panel.height > 0.003, "\(info.key)")
                #expect(
                    abs(dot(panel.right, panel.up)) < 1e-4 * panel.width * panel.height + 1e-7,
                    "\(info.key)")
                for corner in [panel.origin, panel.origin + panel.right + panel.up] {
                    let half = info.size / 2 + SIMD3(repeating: 0.004)
                    #expect(
                        abs(corner.x) <= half.x && abs(corner.z) <= half.z, "\(info.key) \(corner)")
                    #expect(corner.y >= -0.003 && corner.y <= info.size.y + 0.003, "\(info.key)")
                }
            }
        }
    }

    @Test("an orchid's colour is that of its blossoms, not of its pot and leaves")
    func orchid() throws {
        let parts = try library.geometry("shape/orchid").parts
        #expect(parts.filter(\.recolourable).map(\.name) == ["blade"])
        let blossoms = try #require(parts.first { $0.recolourable }).mesh.bounds
        #expect(blossoms.low.y > 0.3 * 0.6)
    }

    @Test("what lies in a wheelbarrow rises above its rim")
    func wheelbarrow() throws {
        let barrow = try #require(library.asset("shape/wheelbarrow"))
        let pumpkin = try #require(library.asset("shape/pumpkin"))
        let inside = try #require(barrow.inside)
        #expect(inside.height + 0.6 * pumpkin.size.y > barrow.size.y)
        #expect(2 * inside.halfExtents.x > 2 * pumpkin.size.x)
    }

    @Test("slices of lemon are flat, and round seen from above")
    func slices() throws {
        for key in ["shape/lemon-slice", "shape/lime-slice", "shape/orange-slice"] {
            let size = try #require(library.asset(key)).size
            #expect(size.y < 0.15 * size.x && abs(size.x - size.z) < 1e-4, "\(key)")
        }
    }

    @Test("a letter's page faces the viewer and leans back over its fold")
    func letter() throws {
        let letter = try #require(library.asset("shape/letter-sheet"))
        let page = try #require(letter.textPanels.first)
        let normal = normalize(cross(page.right, page.up))
        #expect(normal.z > 0.5 && normal.y > 0.3)
    }

    @Test("a map rises at its folds, and its last one stands up")
    func folds() throws {
        let parts = try library.geometry("shape/map").parts
        let sheet = try #require(parts.first { $0.name == "print" }?.mesh)
        let right = sheet.bounds.high.x
        let most = sheet.positions.filter { $0.x < 0.6 * right }.map(\.y).max() ?? 1
        #expect(most < 0.6 * sheet.bounds.high.y)
    }

    @Test("cases and cabinets for display have shelves one above the other, behind glass")
    func vitrines() throws {
        for key in ["shape/display-case", "shape/display-cabinet"] {
            let made = try library.geometry(key)
            #expect(made.boards.count > 1)
            #expect(made.boards.map(\.height) == made.boards.map(\.height).sorted())
            #expect(made.parts.contains { $0.material.transmission > 0.5 && $0.doubleSided })
        }
    }

    @Test("a model of a train or a house has the proportions of the thing itself")
    func models() throws {
        for info in library.assets where [.vehicle, .outdoor].contains(info.category) {
            let whole = try library.geometry(info.key)
            let model = try library.geometry(info.key, size: info.size / 20)
            for (a, b) in zip(whole.parts, model.parts) {
                let (large, small) = (a.mesh.bounds, b.mesh.bounds)
                let off = large.size / info.size - small.size * 20 / info.size
                #expect(length(off) < 0.01, "\(info.key) \(a.name)")
            }
        }
    }
}
