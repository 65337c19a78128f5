import Foundation
import Knowledge
import Materials
import PlantainProto

/// Meshes of surfaces: floors and walls are boxes, tables get legs, counters a body.
struct SurfaceBuilder {
    struct Made {
        var part: AssetPart
        var layout: PatternLayout = .solid
        var alongX = true
        /// Share of the surface's emission that this part sends out; nil = as its material says.
        var glow: Float?
        /// Its texture glows texel by texel.
        var isPicture = false
        /// Metres per repeat where the plan's material says nothing of it, 0 for the substance's own.
        var patternScale: Float = 0
    }

    let surface: Surface
    let environment: Environment?
    /// Full extents.
    let size: SIMD3<Float>
    /// Metres of half a leaf that are fine enough from where it is seen; nil where that is not known.
    let leaf: Float?
    /// Metres from the eye; nil where that is not known.
    let distance: Float?

    /// - Parameter environment: what a window looks out on.
    init(_ surface: Surface, in environment: Environment? = nil, foliage: Foliage? = nil) {
        self.surface = surface
        let center = surface.center?.simd ?? .zero
        leaf = foliage?.leaf(at: center, radius: (surface.size?.z ?? 0) / 2)
        distance = foliage?.eye.map { length(center - $0) }
        self.environment = environment
        size = pointwiseMax(surface.size?.simd ?? SIMD3(repeating: 1), SIMD3(repeating: 0.001))
    }

    /// Of everything about the shape that is left to chance.
    var seed: UInt64 { (surface.material?.seed ?? 0) &+ 0x51 }

    var substance: Substance {
        let asked = surface.material?.substance ?? .unspecified
        if asked != .unspecified { return asked }
        switch surface.kind {
        case .floor, .table, .shelf, .counter: return .wood
        case .ground: return .grass
        case .watertop: return .water
        case .rug, .curtain: return .fabric
        case .ridge, .tufts: return .grass
        default: return .plaster
        }
    }

    /// The frame's origin is the middle of the base.
    func parts() -> [Made] {
        switch surface.kind {
        case .table where size.y > 0.12: table()
        case .counter where size.y > 0.2: counter()
        case .shelf where size.y > 0.15: shelf()
        case .wall where substance == .paper: backdrop()
        case .window: window()
        case .curtain: curtain()
        case .rug: rug()
        case .picture: picture()
        case .building: building()
        case .conifers: conifers()
        case .broadleaves: broadleaves()
        case .ridge where isMountain: mountains()
        case .ridge where isFall: cascade()
        case .ridge where isSurf: surf()
        case .ridge where isBank: bank()
        case .ridge where isMound: mound()
        case .ridge where isCliff: cliff()
        case .ridge: ridge()
        case .ground where isPath: path()
        case .tufts where isSown: crops()
        case .tufts where isFlowering: flowers()
        case .tufts: tufts()
        default:
            [
                slab(
                    size, bottom: 0,
                    bevel: bevel(wide: surface.kind != .table && surface.kind != .shelf))
            ]
        }
    }

    private func bevel(wide: Bool) -> Float { wide ? 0 : min(0.004, size.y * 0.25) }

    private func part(_ mesh: Mesh, _ name: String) -> AssetPart {
        let own = SubstanceProperties.of(substance)
        return AssetPart(
            name: name, mesh: mesh,
            material: AssetMaterial(
                substance: substance, baseColor: own.color, roughness: own.roughness,
                metalness: own.metalness,
                transmission: own.transmission), recolourable: true)
    }

    private func slab(_ extents: SIMD3<Float>, bottom: Float, bevel: Float) -> Made {
        let mesh = Mesh.box(extents, center: SIMD3(0, bottom + extents.y / 2, 0), bevel: bevel)
        return Made(part: part(mesh, "top"), layout: layout, alongX: extents.x >= extents.z)
    }

    /// Metres between the stones of a cobbled way; 0 for slabs.
    private var sett: Float {
        let scale = surface.material?.scale ?? 0
        return scale < 0.2 ? scale : 0
    }

    private var layout: PatternLayout {
        switch (substance, surface.kind) {
        case (.wood, .floor), (.wood, .ground):
            return .boards(width: 0.14, length: 1.5, gap: 0.0018)
        case (.wood, .wall): return .boards(width: 0.16, length: 0, gap: 0.003)
        case (.wood, _): return .boards(width: 0.17, length: 0, gap: 0)
        case (.tile, .wall): return .slabs(side: 0.15)
        case (.tile, _): return .slabs(side: 0.3)
        case (.marble, .floor): return .slabs(side: 0.6)
        case (.stone, .ground) where sett > 0: return .setts(side: sett)
        case (.stone, .floor), (.stone, .ground): return .slabs(side: 0.45)
        case (.stone, .wall): return .slabs(side: 0.34)
        default: return .solid
        }
    }

    /// Seamless paper: the wall runs out into the floor in a curve, a little sunk so that no edge shows.
    private func backdrop() -> [Made] {
        let reach = min(0.8, max(0.15, 0.12 * size.y))
        let cove = Mesh.sheet(columns: 1, rows: 20) { u, v in
            let (across, up) = (sin(v * .pi / 2), cos(v * .pi / 2))
            return SIMD3(
                (u - 0.5) * size.x, reach * (1 - up) - 0.003,
                size.z / 2 + reach * (1 - across) + 0.001)
        }
        return [slab(size, bottom: 0, bevel: 0), Made(part: part(cove, "cove"), layout: layout)]
    }

    private func table() -> [Made] {
        let thick = min(0.04, size.y * 0.1)
        let leg = min(0.06, min(size.x, size.z) * 0.12)
        let height = size.y - thick
        var result = [slab(SIMD3(size.x, thick, size.z), bottom: height, bevel: 0.005)]
        for x: Float in [-1, 1] {
            for z: Float in [-1, 1] {
                let at = SIMD3(x * (size.x / 2 - leg), height / 2, z * (size.z / 2 - leg))
                let mesh = Mesh.box(SIMD3(leg, height, leg), center: at, bevel: 0.004)
                result.append(Made(part: part(mesh, "leg"), alongX: false))
            }
        }
        // An apron under the top.
        let drop = min(0.08, height * 0.2)
        for z: Float in [-1, 1] {
            let mesh = Mesh.box(
                SIMD3(size.x - 3 * leg, drop, 0.02),
                center: SIMD3(0, height - drop / 2, z * (size.z / 2 - leg)), bevel: 0.002)
            result.append(Made(part: part(mesh, "apron")))
        }
        for x: Float in [-1, 1] {
            let mesh = Mesh.box(
                SIMD3(0.02, drop, size.z - 3 * leg),
                center: SIMD3(x * (size.x / 2 - leg), height - drop / 2, 0), bevel: 0.002)
            result.append(Made(part: part(mesh, "apron"), alongX: false))
        }
        return result
    }

    private func counter() -> [Made] {
        let thick: Float = 0.04
        let inset = min(0.03, min(size.x, size.z) * 0.05)
        let height = size.y - thick
        let top = slab(SIMD3(size.x, thick, size.z), bottom: height, bevel: 0.004)
        let body = Mesh.box(
            SIMD3(size.x - 2 * inset, height, size.z - 2 * inset), center: SIMD3(0, height / 2, 0),
            bevel: 0.003)
        var made = Made(
            part: part(body, "body"),
            layout: substance == .wood ? .boards(width: 0.2, length: 0, gap: 0.002) : .solid)
        made.alongX = false
        if [.marble, .stone, .concrete, .tile, .metal].contains(substance) {
            // A stone top stands on painted wood.
            made.part.material = AssetMaterial(baseColor: SIMD3(0.55, 0.54, 0.5), roughness: 0.45)
            made.part.recolourable = false
        }
        return [top, made]
    }

    private func shelf() -> [Made] {
        let thick: Float = 0.025
        let height = size.y - thick
        var result = [slab(SIMD3(size.x, thick, size.z), bottom: height, bevel: 0.003)]
        for x: Float in [-1, 1] {
            let mesh = Mesh.box(
                SIMD3(thick, height, size.z * 0.98),
                center: SIMD3(x * (size.x - thick) / 2, height / 2, 0), bevel: 0.002)
            result.append(Made(part: part(mesh, "side"), layout: .solid, alongX: false))
        }
        let boards = max(1, Int(height / 0.45))
        for k in 0..<boards {
            let y = 0.06 + (height - 0.06) * Float(k) / Float(boards)
            let mesh = Mesh.box(
                SIMD3(size.x - 2 * thick, thick, size.z * 0.96), center: SIMD3(0, y, 0),
                bevel: 0.002)
            result.append(Made(part: part(mesh, "board")))
        }
        let back = Mesh.box(
            SIMD3(size.x - thick, height, 0.008), center: SIMD3(0, height / 2, -size.z / 2 + 0.006))
        result.append(Made(part: part(back, "back"), alongX: false))
        return result
    }
}
