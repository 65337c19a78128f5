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
