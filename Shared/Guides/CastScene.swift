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
    private let rays: RayScene
    private let meshes: [BodyMesh]
    /// Corners of all triangles of all meshes, in the order of `meshes`.
    private let corners: Corners
    private let hasCut: Bool
    /// Panels of each mesh's object, as indices into `panels`.
    private let panelsOfMesh: [[Int]]
    private let shadowClasses: [RayClass]

    /// Triangles of lamp n shade all lamps but n, which shines through its own shell.
    private static func shell(_ lamp: Int) -> RayClass { RayClass(rawValue: 8 << UInt32(lamp)) }
    private static let shells: RayClass = [shell(0), shell(1), shell(2)]
    private static let opaque = RayClass.solid.union(shells)
    private static let allButClear = opaque.union(.cut)
    private static let everything = allButClear.union(.clear)

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
        rays = try RayScene(
            zip(meshes, classes).map { mesh, rayClass in
                RayScene.Mesh(
                    positions: mesh.positions, indices: mesh.triangles, rayClass: rayClass)
            })
        corners = Corners(meshes)
        hasCut = classes.contains(.cut)
        shadowClasses = (0..<3).map { Self.opaque.subtracting(Self.shell($0)) }
        panels = scene.bodies.flatMap { body in
            body.texts.compactMap { ScenePanel(plan.texts[$0], on: body.frame) }
        }
        let panels = panels
        panelsOfMesh = meshes.map { mesh in
            panels.indices.filter { panels[$0].run.object == mesh.object }
        }
        let focus = plan.camera.map { View($0, width: 1, height: 1).focusDistance } ?? 1
        openReach = focus * 0.25
    }

    /// 0 when nothing is met.
    func object(of hit: Hit) -> UInt16 { hit.isHit ? meshes[Int(hit.mesh)].objectID : 0 }
    func material(of hit: Hit) -> UInt8 { hit.isHit ? meshes[Int(hit.mesh)].materialID : 0 }

    /// Where shadow rays start: on the smooth surface that the facets stand for.
    func smoothed(_ hit: Hit) -> SIMD3<Float> { corners.smoothed(hit) }

    // MARK: Rays

    /// The first surface along a ray, through the holes of cut textures.
    ///
    /// - Parameter throughGlass: the ray passes clear matter.
    func first(
        origin: SIMD3<Float>, direction: SIMD3<Float>, throughGlass: Bool = false
    ) -> Hit {
        let classes = throughGlass ? Self.allButClear : Self.everything
        var near: Float = 0
        // A ray along a hedge passes many leaves; far more than these would be a hall of mirrors.
        for _ in 0..<64 {
            guard
                let met = rays.intersect(
                    origin: origin, direction: direction, near: near, classes: classes)
            else { return .none }
            if passes(met) {
                near = met.distance * 1.00001 + 1e-6
                continue
            }
            return hit(met, origin: origin, direction: direction)
        }
        return .none
    }

    /// Whether the ray goes through a hole here.
    private func passes(_ met: RayHit) -> Bool {
        let mesh = meshes[met.mesh]
        guard mesh.isCut else { return false }
        return mesh.alpha(corners.uv(met)) < 0.5
    }

    /// Whether something keeps a lamp's light away.
    func blocked(origin: SIMD3<Float>, direction: SIMD3<Float>, far: Float, lamp: Int) -> Bool {
        rays.occluded(origin: origin, direction: direction, far: far, classes: shadowClasses[lamp])
            || (hasCut && leaves(origin: origin, direction: direction, far: far))
    }

    /// Whether something keeps the sky's light away.
    func closed(origin: SIMD3<Float>, direction: SIMD3<Float>, far: Float) -> Bool {
        rays.occluded(
            origin: origin, direction: direction, far: far, classes: Self.opaque)
            || (hasCut && leaves(origin: origin, direction: direction, far: far))
    }

    /// Whether a ray meets the solid part of a cut texture.
    private func leaves(origin: SIMD3<Float>, direction: SIMD3<Float>, far: Float) -> Bool {
        var near: Float = 0
        for _ in 0..<64 {
            guard
                let met = rays.intersect(
                    origin: origin, direction: direction, near: near, far: far, classes: .cut)
            else { return false }
            if !passes(met) { return true }
            near = met.distance * 1.00001 + 1e-6
        }
        return true
    }

    private func hit(_ met: RayHit, origin: SIMD3<Float>, direction: SIMD3<Float>) -> Hit {
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
            v: met.v, point: origin + direction * met.distance, facet: facet, normal: normal)
    }

    // MARK: Looks

    /// Colour, relief and lettering at a hit, averaged over its footprint.
    func look(_ hit: Hit, footprint: Footprint, ink: InkLevel) -> Look {
        let mesh = meshes[Int(hit.mesh)]
        var look = mesh.look(
            hit, uv: corners.uv(hit), stretch: corners.stretch(hit), footprint: footprint)
        for number in panelsOfMesh[Int(hit.mesh)] {
            let panel = panels[number]
            guard let place = panel.place(hit.point, facet: hit.facet) else { continue }
            panel.write(ink.panels[number], at: place, footprint, on: &look)
        }
        return look
    }
}
