import Fonts
import Knowledge
import PlantainProto
import RayCast
import SceneGeometry

/// The scene as rays find it: triangles, what they look like, and whom they shade.
final class CastScene: Sendable {
    /// How far ambient occlusion looks, metres.
    let openReach: Float
    let panels: [ScenePanel]
    let rays: RayScene
    let meshes: [BodyMesh]
    /// What inner loops read of each mesh.
    private let surfaces: SurfaceTable
    /// Corners of all triangles of all meshes, in the order of `meshes`.
    let corners: Corners
    private let hasCut: Bool
    /// Something bends the light that it lets through.
    let hasGlass: Bool
    /// The lamp that the object of each mesh carries; -1: none.
    private let carried: [Int8]
    private let weathering: Weathering?
    private let beading: Beading?
    /// Middles of the lamps.
    private let bulbs: [SIMD3<Float>]
    /// Of each mesh that glows with a lamp, how far from the bulb it is on average, metres; 0 for others.
    private let spans: [Float]

    /// Triangles of lamp n shade all lamps but n, which shines through its own shell.
    private static func shell(_ lamp: Int) -> RayClass { RayClass(rawValue: 8 << UInt32(lamp)) }
    private static var shells: RayClass { RayClass(rawValue: 0b111 << 3) }
    private static var opaque: RayClass { .solid.union(shells) }
    private static var bodies: RayClass { opaque.union(.clear) }
    private static var allButClear: RayClass { opaque.union(.cut) }
    private static var everything: RayClass { allButClear.union(.clear) }

    init(_ scene: Scene, plan: ScenePlan) throws {
        meshes = scene.parts.map { BodyMesh($0, of: scene.bodies[$0.body]) }
        let lampOfObject = Dictionary(
            plan.lights.prefix(3).enumerated().filter { !$1.object.isEmpty }.map {
                ($1.object, $0)
            },
            uniquingKeysWith: { first, _ in first })
        let classes = meshes.map { mesh -> RayClass in
            if mesh.material.transmission > 0.5 { return .clear }
            if let lamp = lampOfObject[mesh.object] { return Self.shell(lamp) }
            return mesh.isCut ? .cut : .solid
        }
        carried = meshes.map { lampOfObject[$0.object].map(Int8.init) ?? -1 }
        let lights = plan.lights.prefix(3).map { SIMD3<Float>($0.position ?? .init()) }
        bulbs = lights
        spans = zip(meshes, carried).map { mesh, lamp in
            lamp >= 0 && mesh.emission > 0 ? mesh.span(from: lights[Int(lamp)]) : 0
        }
        rays = try RayScene(
            zip(meshes, classes).map { mesh, rayClass in
                RayScene.Mesh(
                    positions: mesh.positions, indices: mesh.triangles, rayClass: rayClass)
            })
        corners = Corners(meshes)
        hasCut = classes.contains(.cut)
        hasGlass = meshes.contains { ($0.clear?.ior ?? 1) > 1 }
        panels = scene.bodies.flatMap { body in
            body.texts.compactMap { ScenePanel(plan.texts[$0], on: body.frame) }
        }
        let owners = panels.map(\.run.object)
        surfaces = SurfaceTable(
            meshes,
            panels: meshes.map { mesh in owners.indices.filter { owners[$0] == mesh.object } })
        let focus = plan.camera.map { View($0, width: 1, height: 1).focusDistance } ?? 1
        openReach = focus * 0.25
        weathering = Weathering(plan, focus: focus)
        beading = Beading(scene)
    }

    /// The lamp is a part of what was hit.
    func carries(_ hit: Hit, lamp: Int) -> Bool { carried[Int(hit.mesh)] == Int8(lamp) }

    /// Some lamp is a part of what was hit.
    func carriesLamp(_ hit: Hit) -> Bool { carried[Int(hit.mesh)] >= 0 }

    /// 0 when nothing is met.
    @inline(__always)
    func object(of hit: Hit) -> UInt16 { hit.isHit ? surfaces[hit.mesh].objectID : 0 }
    @inline(__always)
    func material(of hit: Hit) -> UInt8 { hit.isHit ? surfaces[hit.mesh].materialID : 0 }

    /// A sharp mirror with a relief of its own: open water, and puddles.
    @inline(__always)
    func isRippled(_ hit: Hit) -> Bool {
        guard hit.isHit, hit.facet.y > 0.9 else { return false }
        let substance = Substance(rawValue: Int32(surfaces[hit.mesh].materialID)) ?? .unspecified
        return substance == .water || weathering?.stands(hit, substance) ?? false
    }

    /// Where shadow rays start: on the smooth surface that the facets stand for.
    func smoothed(_ hit: Hit) -> SIMD3<Float> { corners.smoothed(hit) }

    // MARK: Rays

    /// A ray along a hedge passes many leaves; far more than these would be a hall of mirrors.
    private static var mostLeaves: Int { 64 }

    /// The first surface along each ray of a packet, through the holes of cut textures.
    ///
    /// - Parameters:
    ///   - throughGlass: the rays pass clear matter.
    ///   - found: called with each lane and what it met, `.none` where nothing.
    @inline(__always)
    func first(
        _ packet: inout RayPacket, throughGlass: Bool = false, coherent: Bool = false,
        found: (Int, Hit) -> Void
    ) {
        let classes = throughGlass ? Self.allButClear : Self.everything
        for _ in 0..<Self.mostLeaves where packet.lanes != 0 {
            rays.intersect(packet, classes: classes, coherent: coherent)
            let lanes = packet.lanes
            packet.clear()
            forEachLane(lanes) { lane in
                guard let met = packet.hit(lane) else { return found(lane, .none) }
                if hasCut, passes(met) {
                    packet.resume(lane, near: met.distance * 1.00001 + 1e-6)
                } else {
                    found(lane, hit(met, packet.origin(lane), packet.direction(lane)))
                }
            }
        }
        forEachLane(packet.lanes) { found($0, .none) }
    }

    /// Whether the ray goes through a hole here.
    private func passes(_ met: RayHit) -> Bool {
        guard surfaces[Int32(met.mesh)].isCut else { return false }
        return meshes[met.mesh].alpha(corners.uv(met)) < 0.5
    }

    /// Lanes of a packet whose way to a lamp is not free.
    func blocked(_ packet: inout RayPacket, lamp: Int, coherent: Bool = true) -> UInt32 {
        let sent = packet.lanes
        let dark = stopped(
            &packet, by: Self.opaque.subtracting(Self.shell(lamp)), coherent: coherent)
        guard hasGlass, dark != sent else { return dark }
        packet.lanes = sent & ~dark
        return dark | dimmed(&packet, lamp: lamp, coherent: coherent)
    }

    /// Whether a mesh is a part of what carries a lamp.
    @inline(__always)
    func carries(_ mesh: Int, lamp: Int) -> Bool { carried[mesh] == Int8(lamp) }

    /// Lanes of a packet whose way to the sky is not free.
    func closed(_ packet: inout RayPacket) -> UInt32 {
        stopped(&packet, by: Self.opaque, coherent: false)
    }

    private func stopped(
        _ packet: inout RayPacket, by classes: RayClass, coherent: Bool
    ) -> UInt32 {
        let all = packet.lanes
        var stopped = rays.occluded(packet, classes: classes, coherent: coherent)
        guard hasCut, stopped != all else { return stopped }
        packet.lanes = all & ~stopped
        for _ in 0..<Self.mostLeaves where packet.lanes != 0 {
            rays.intersect(packet, classes: .cut)
            let lanes = packet.lanes
            packet.clear()
            forEachLane(lanes) { lane in
                guard let met = packet.hit(lane) else { return }
                if passes(met) {
                    packet.resume(lane, near: met.distance * 1.00001 + 1e-6)
                } else {
                    stopped |= 1 << UInt32(lane)
                }
            }
        }
        return stopped | packet.lanes
    }

    @inline(__always)
    private func hit(
        _ met: RayHit, _ origin: SIMD3<Float>, _ direction: SIMD3<Float>
    ) -> Hit {
        var facet = normalize(met.normal)
        var normal = corners.normal(met)
        if dot(normal, facet) < 0 { normal = -normal }
        if dot(facet, direction) > 0 {
            facet = -facet
            normal = -normal
        }
        // A smooth normal that looks away from the eye would shade the rim black.
        let away = dot(normal, direction)
        if away > 0 {
            normal = normalize(normal - direction * (1.02 * away / dot(direction, direction)))
        }
        return Hit(
            distance: met.distance, mesh: Int32(met.mesh), triangle: Int32(met.triangle), u: met.u,
            v: met.v, isLeaf: surfaces[Int32(met.mesh)].isLeaf,
            point: origin + direction * met.distance, facet: facet, normal: normal)
    }

    /// How the clear matter at a hit bends light; nil where it is not clear.
    @inline(__always)
    func clearMatter(_ hit: Hit) -> ClearMatter? {
        guard hit.isHit, surfaces[hit.mesh].isClear else { return nil }
        return meshes[Int(hit.mesh)].clear
    }

    /// A body that shows the world bent: its image changes as fast as an edge.
    @inline(__always)
    func isLens(_ hit: Hit) -> Bool {
        guard let matter = clearMatter(hit) else { return false }
        return matter.ior > 1
    }

    /// Where a ray enters or leaves clear matter.
    struct Border {
        let matter: ClearMatter
        let mesh: Int32
        let point: SIMD3<Float>
        let distance: Float
        /// Smooth, unit, against the ray.
        let normal: SIMD3<Float>
        let isEntering: Bool
    }

    /// The first border along each ray of a packet that no other thing hides; returns the lanes that have one.
    func borders(_ packet: inout RayPacket, found: (Int, Border) -> Void) -> UInt32 {
        rays.intersect(packet, classes: Self.bodies)
        let lanes = packet.lanes
        packet.clear()
        var result: UInt32 = 0
        for lane in 0..<16 where lanes & (1 << UInt32(lane)) != 0 {
            guard let met = packet.hit(lane), surfaces[Int32(met.mesh)].isClear,
                let matter = meshes[met.mesh].clear
            else { continue }
            result |= 1 << UInt32(lane)
            let direction = packet.direction(lane)
            let isEntering = dot(met.normal, direction) < 0
            var normal = corners.normal(met)
            if dot(normal, met.normal) < 0 { normal = -normal }
            if !isEntering { normal = -normal }
            let away = dot(normal, direction)
            if away > 0 { normal = normalize(normal - direction * (1.02 * away)) }
            found(
                lane,
                Border(
                    matter: matter, mesh: Int32(met.mesh),
                    point: packet.origin(lane) + direction * met.distance, distance: met.distance,
                    normal: normal, isEntering: isEntering))
        }
        return result
    }

    // MARK: Looks

    /// How bright a shade is at a place, against its mean: most where the bulb is next to it.
    private static func nearness(_ away: SIMD3<Float>, span: Float) -> Float {
        min(max(span * span / max(dot(away, away), 1e-6), 0.3), 1.7)
    }

    /// Colour, relief and lettering at a hit, averaged over its footprint.
    ///
    /// - Parameters:
    ///   - toEye: the way back along the ray.
    ///   - isPlain: the pattern's mean will do.
    func look(
        _ hit: Hit, footprint: Footprint, toEye: SIMD3<Float>, ink: InkLevel, isPlain: Bool = false
    ) -> Look {
        let number = Int(hit.mesh)
        var look = surfaces.look(number, hit)
        if surfaces[hit.mesh].isPatterned, !isPlain {
            surfaces.texture(&look, number, hit, footprint, toEye: toEye)
        } else if surfaces[hit.mesh].isTextured {
            meshes[number].texture(
                &look, hit, uv: corners.uv(hit), stretch: corners.stretch(hit),
                footprint: footprint)
        }
        if spans[number] > 0, look.emission > 0 {
            look.emission *= Self.nearness(
                hit.point - bulbs[Int(carried[number])], span: spans[number])
        }
        weathering?.change(
            &look, hit,
            substance: Substance(rawValue: Int32(surfaces[hit.mesh].materialID)) ?? .unspecified,
            footprint: footprint.sides.short)
        if !isPlain { beading?.change(&look, hit, footprint: footprint.sides.short) }
        surfaces.forEachPanel(hit.mesh) { number in
            let panel = panels[number]
            guard let place = panel.place(hit.point, facet: hit.facet) else { return }
            panel.write(ink.panels[number], at: place, footprint, on: &look)
        }
        return look
    }
}
