import Interruption
public import Knowledge
import Materials
public import PlantainProto

/// A plan as triangles in the world: what the guides trace and the teacher renders.
public struct Scene: Sendable {
    /// A surface or an object.
    public struct Body: Sendable {
        /// As in the plan.
        public var id: String
        /// 1-based: surfaces first, then objects, in the plan's order; 0 means nothing was hit.
        public var number: UInt16
        public var isSurface: Bool
        public var frame: Frame
        /// Full extents before rotation.
        public var size: SIMD3<Float>
        public var textPanels: [TextPanel]
        /// World position of its light, if it is a lamp.
        public var lampPoint: SIMD3<Float>?
        /// World bounds.
        public var bounds: Bounds
        /// The plan's text runs on it, as indices.
        public var texts: [Int]
        /// Share of the places for beads of water that have one.
        public var beads: Float = 0
    }

    /// Triangles of one material; positions and normals in world metres.
    public struct Part: Sendable {
        /// Index into `bodies`.
        public var body: Int
        public var name: String
        public var mesh: Mesh
        public var material: ResolvedMaterial
        /// Where its pattern lies: its body's, or the world's for ground, which goes on from one piece to the next.
        public var frame: Frame
        /// 1-based number of the substance for id maps.
        public var materialID: UInt8 { UInt8(material.substance.rawValue) }
    }

    public let plan: ScenePlan
    public let bodies: [Body]
    public let parts: [Part]
    /// Around the things and what carries them: no floors, walls or scenery.
    public let bounds: Bounds

    /// Interrupted, it lacks things: check before it is used.
    /// - Throws: when an object names an asset the library does not have.
    public init(plan: ScenePlan, library: AssetLibrary) throws(KnowledgeError) {
        var bodies: [Body] = []
        var parts: [Part] = []
        let exposure = plan.film?.exposure ?? 1
        // Houses have their lamps lit behind the panes.
        let isEvening = [.night, .dusk].contains(plan.environment?.time ?? .unspecified)
        let foliage = Foliage(plan)
        for (i, surface) in plan.surfaces.enumerated() {
            let center = surface.center?.simd ?? .zero
            let built = SurfaceBuilder(
                surface, in: plan.environment, foliage: foliage
            ).parts()
            let size = surface.size?.simd ?? SIMD3(repeating: 1)
            let base = center - SIMD3(0, size.y / 2, 0)
            let frame = Frame(origin: base, yaw: surface.yaw)
            var wish = surface.material
            // Banks and mounds are of the ground that they rise from.
            let isGround = Self.isGround(surface)
            if isGround { wish?.seed = 0 }
            let resolver = MaterialResolver(
                wish: wish, seed: Self.seed(plan.seed, isGround ? 0 : i, 1), exposure: exposure,
                isPolished: [.table, .counter, .shelf].contains(surface.kind))
            for made in built {
                var material = resolver.resolve(
                    made.part, takesWish: made.part.recolourable, layout: made.layout,
                    alongX: made.alongX, scale: made.patternScale)
                if let glow = made.glow {
                    material.emission =
                        resolver.unitLuminance(material.baseColor)
                        * (glow * (surface.material?.emission ?? 0))
                    material.emitsTexture = made.isPicture
                }
                parts.append(
                    Part(
                        body: bodies.count, name: made.part.name,
                        mesh: made.part.mesh.placed(frame), material: material,
                        frame: isGround ? Frame(origin: .zero, yaw: 0) : frame))
            }
            bodies.append(
                Body(
                    id: surface.id, number: UInt16(bodies.count + 1), isSurface: true, frame: frame,
                    size: size,
                    textPanels: [], bounds: Self.bounds(parts, of: bodies.count),
                    texts: plan.texts.indices.filter { plan.texts[$0].object == surface.id }))
        }
        let draught = Draught(plan, library)
        let lawn = Self.lawn(plan)
        var tussocks = lawn.map {
            Tussocks(
                color: $0.color, eye: plan.camera?.position?.simd ?? .zero, seed: plan.seed)
        }
        for (i, object) in plan.objects.enumerated() where !Interruption.isRaised {
            let geometry = try library.geometry(object.asset, size: object.size?.simd)
            let sunk = SIMD3(0, draught.depth(of: object), 0)
            let frame = Frame(
                origin: (object.position?.simd ?? .zero) - sunk, rotation: object.rotation)
            let resolver = MaterialResolver(
                wish: object.material, seed: Self.seed(plan.seed, i, 2), exposure: exposure)
            let anyTakes = geometry.parts.contains { $0.recolourable }
            // Of a candle the flame glows and not the wax; a lampshade has no part of its own for that.
            let anyGlows = geometry.parts.contains { $0.material.glow > 0 }
            let lit = plan.lights.first { $0.object == object.id }
            let leaf = foliage.leaf(
                at: frame.worldPoint(SIMD3(0, geometry.size.y / 2, 0)),
                radius: max(geometry.size.x, geometry.size.z) / 2)
            let meshes = Self.meshes(of: geometry.parts, leaf: leaf)
            for (part, mesh) in zip(geometry.parts, meshes) {
                // Wood grain runs along the longer side of each board.
                let extent = part.mesh.bounds.size
                var material = resolver.resolve(
                    part, takesWish: part.recolourable || (!anyTakes && part.material.glow == 0),
                    alongX: extent.x >= max(extent.y, extent.z))
                if anyGlows, part.material.glow == 0 {
                    // Light seeps through wax, in the colour that the film is balanced for.
                    material.emission *= material.substance == .wax ? 0.03 : 0
                    if material.emission.max() > 0, let film = plan.film?.whiteBalance?.simd {
                        let warm = material.baseColor / pointwiseMax(film, SIMD3(repeating: 0.1))
                        material.baseColor = warm * (0.85 / max(warm.max(), 0.01))
                        material.pattern = nil
                    }
                }
                if let lit, part.material.glow > 0 || (!anyGlows && material.emission.max() > 0) {
                    material.emission = Self.radiance(of: lit, part.mesh, plan)
                    material.baseColor = Self.lit(material.baseColor, by: lit, plan)
                }
                if isEvening, geometry.size.y > 1.8, part.name.hasPrefix("window"),
                    !part.name.hasSuffix("frame")
                {
                    let (color, level) = Self.roomLight(part.mesh.bounds.center)
                    material.baseColor = color
                    material.emission = color * (level / max(exposure, 1e-6))
                }
                parts.append(
                    Part(
                        body: bodies.count, name: part.name, mesh: mesh.placed(frame),
                        material: material, frame: frame))
            }
            bodies.append(
                Body(
                    id: object.id, number: UInt16(bodies.count + 1), isSurface: false, frame: frame,
                    size: geometry.size, textPanels: geometry.textPanels,
                    lampPoint: geometry.lampPoint.map(frame.worldPoint),
                    bounds: Self.bounds(parts, of: bodies.count),
                    texts: plan.texts.indices.filter { plan.texts[$0].object == object.id },
                    beads: object.material?.beads ?? 0))
            if let lawn, object.support == plan.surfaces[lawn.number].id {
                tussocks?.grow(
                    about: parts.filter { $0.body == bodies.count - 1 }.map(\.mesh),
                    ground: lawn.top, height: geometry.size.y,
                    isRead: !(bodies.last?.texts ?? []).isEmpty)
            }
        }
        if let lawn, let grown = tussocks?.made {
            let resolver = MaterialResolver(wish: nil, seed: plan.seed, exposure: exposure)
            for made in grown {
                parts.append(
                    Part(
                        body: lawn.number, name: made.part.name, mesh: made.part.mesh,
                        material: resolver.resolve(made.part, takesWish: false),
                        frame: Frame(origin: .zero, yaw: 0)))
            }
        }
        self.plan = plan
        self.bodies = bodies
        self.parts = parts
        let near: Set<SurfaceKind> = [.table, .shelf, .counter]
        let counted = bodies.indices.filter { i in
            i >= plan.surfaces.count || near.contains(plan.surfaces[i].kind)
        }
        bounds =
            counted.map { bodies[$0].bounds }.reduce(nil as Bounds?) { $0?.union($1) ?? $1 }
            ?? Bounds([.zero])
    }

    /// The number of a surface or object; 0 when there is none of that id.
    public func number(of id: String) -> UInt16 { bodies.first { $0.id == id }?.number ?? 0 }

    /// The parts' meshes: curves finer than they were modelled, leaves as fine as they are seen.
    private static func meshes(of parts: [AssetPart], leaf: Float?) -> [Mesh] {
        var meshes = parts.map(\.mesh)
        let grown = parts.indices.filter { parts[$0].name.hasPrefix("leaves") }
        let solid = parts.indices.filter { !parts[$0].name.hasPrefix("leaves") }
        for (k, mesh) in zip(solid, CurvedMeshes.refine(solid.map { meshes[$0] })) {
            meshes[k] = mesh
        }
        if let leaf {
            for k in grown { meshes[k] = Foliage.thinned(meshes[k], to: leaf) }
        }
        return meshes
    }

    /// Level ground of grass on which things stand: its place in the list, height and colour.
    private static func lawn(
        _ plan: ScenePlan
    ) -> (number: Int, top: Float, color: SIMD3<Float>)? {
        guard plan.environment?.weather != .snowfall,
            let number = plan.surfaces.firstIndex(where: {
                $0.kind == .ground && $0.material?.substance == .grass
            })
        else { return nil }
        let surface = plan.surfaces[number]
        let color =
            surface.material?.tint?.simd ?? SubstanceProperties.of(.grass).color
        let top = (surface.center?.y ?? 0) + (surface.size?.y ?? 0) / 2
        return (number, top, color)
    }

    /// Grown or fallen there, in one piece with what lies beside it.
    private static func isGround(_ surface: Surface) -> Bool {
        [.ground, .ridge].contains(surface.kind)
            && [.grass, .sand, .soil, .snow].contains(surface.material?.substance ?? .unspecified)
    }

    private static func seed(_ seed: UInt64, _ index: Int, _ kind: UInt64) -> UInt64 {
        patternSeed(seed, index, kind == 1 ? .surface : .object)
    }

    /// What a plan's list of patterns belongs to.
    public enum Seeded: UInt64, Sendable { case surface = 1, object = 2 }

    /// The seed of a body's pattern where its material names none.
    public static func patternSeed(_ plan: UInt64, _ index: Int, _ kind: Seeded) -> UInt64 {
        (plan &+ kind.rawValue) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03
    }

    private static func bounds(_ parts: [Part], of body: Int) -> Bounds {
        parts.filter { $0.body == body }.map(\.mesh.bounds).reduce(nil as Bounds?) {
            $0?.union($1) ?? $1
        }
            ?? Bounds([.zero])
    }

    /// A lamp's own colour in its light, as the film sees it: guides know a glow by its strength and this colour.
    private static func lit(
        _ color: SIMD3<Float>, by light: Light, _ plan: ScenePlan
    ) -> SIMD3<Float> {
        let balance = plan.film?.whiteBalance?.simd ?? SIMD3(repeating: 1)
        let seen = color * balance * (light.color?.simd ?? SIMD3(repeating: 1))
        return seen * (0.85 / max(seen.max(), 0.01))
    }

    /// No two rooms are lit alike: the colour behind a pane and how bright it is on the film.
    private static func roomLight(_ at: SIMD3<Float>) -> (SIMD3<Float>, Float) {
        let tones: [(SIMD3<Float>, Float)] = [
            (SIMD3(0.95, 0.5, 0.16), 0.85), (SIMD3(0.95, 0.62, 0.28), 0.6),
            (SIMD3(0.95, 0.42, 0.1), 0.5), (SIMD3(0.9, 0.68, 0.4), 0.95),
        ]
        let mix = (at.x * 12.9898 + at.y * 78.233 + at.z * 37.719) * 43.7585
        let draw = mix - mix.rounded(.down)
        return tones[min(tones.count - 1, Int(draw * Float(tones.count)))]
    }

    /// Exposed luminance that a shade shows at most: bright paper, not a hole in the picture.
    ///
    /// Its light on other things stays what the plan says. A bulb and a flame do burn out.
    private static let brightestShade: Float = 0.9

    /// Radiance that gives the planned irradiance at the camera's target: a convex body of area A shows A/4 on
    /// average, so `L = 4 E d² / A`.
    private static func radiance(of light: Light, _ mesh: Mesh, _ plan: ScenePlan) -> SIMD3<Float> {
        let target = plan.camera?.target?.simd ?? .zero
        let at = light.position?.simd ?? .zero
        let squared = max(dot(target - at, target - at), 0.01)
        let color = light.color?.simd ?? SIMD3(repeating: 1)
        let sent = color * (4 * light.irradiance * squared / max(mesh.area, 1e-5))
        guard mesh.area > 0.015 else { return sent }
        let balance = plan.film?.whiteBalance?.simd ?? SIMD3(repeating: 1)
        let shown = sent * balance * (plan.film?.exposure ?? 1)
        let luminance = dot(shown, SIMD3(0.2126, 0.7152, 0.0722))
        return sent * min(1, brightestShade / max(luminance, 1e-6))
    }
}

extension Mesh {
    /// In world metres.
    func placed(_ frame: Frame) -> Mesh {
        var result = self
        for i in positions.indices { result.positions[i] = frame.worldPoint(positions[i]) }
        for i in normals.indices { result.normals[i] = frame.worldDirection(normals[i]) }
        return result
    }
}
