import Foundation
import Knowledge
import PlantainProto
import SceneGeometry

/// How a mesh that light passes bends it.
struct ClearMatter: Sendable, Equatable {
    /// 1: light passes straight, through a single sheet or a mesh that encloses nothing.
    let ior: Float
    /// Of liquids, the share of light left after `reach`; white for glass, whose colour its look has.
    let tint: SIMD3<Float>
    /// Filled by drinks and jars: glass that it touches is the outer one of the two.
    let isLiquid: Bool

    /// Metres of a liquid after which its own colour is seen.
    static let reach: Float = 0.045

    static let none = ClearMatter(ior: 1, tint: .one, isLiquid: false)

    /// Nil for what light does not pass.
    init?(_ material: ResolvedMaterial, positions: [SIMD3<Float>], triangles: [SIMD3<UInt32>]) {
        guard material.transmission > 0.5 else { return nil }
        guard !material.thin, Self.isClosed(positions, triangles) else {
            self = .none
            return
        }
        isLiquid = material.substance == .water
        ior = material.ior
        tint = isLiquid ? material.baseColor : .one
    }

    private init(ior: Float, tint: SIMD3<Float>, isLiquid: Bool) {
        (self.ior, self.tint, self.isLiquid) = (ior, tint, isLiquid)
    }

    /// The facets' areas cancel, as they do around any body, and face outward.
    private static func isClosed(_ positions: [SIMD3<Float>], _ triangles: [SIMD3<UInt32>]) -> Bool
    {
        guard let origin = positions.first else { return false }
        var (sum, area, volume) = (SIMD3<Float>.zero, Float(0), Float(0))
        for triangle in triangles {
            let (a, b, c) = (
                positions[Int(triangle.x)] - origin, positions[Int(triangle.y)] - origin,
                positions[Int(triangle.z)] - origin
            )
            let facet = cross(b - a, c - a)
            sum += facet
            area += length(facet)
            volume += dot(a, facet)
        }
        return area > 0 && length(sum) < 0.002 * area && volume > 0
    }
}

/// A ray on its way through glass and liquids.
struct ClearPath {
    var origin: SIMD3<Float>
    var direction: SIMD3<Float>
    /// Share of the light that comes through.
    var share = SIMD3<Float>.one
    /// Metres from the eye.
    var travelled: Float
    private var glass: Int32 = -1
    private var liquid: Int32 = -1
    private var glassIOR: Float = 1
    private var matter = ClearMatter.none

    /// At a place on the outside of clear matter, `normal` toward the eye.
    init(_ hit: Hit, direction: SIMD3<Float>, normal: SIMD3<Float>, into matter: ClearMatter) {
        origin = hit.point
        self.direction = normalize(direction)
        travelled = hit.distance * length(direction)
        cross(matter, mesh: hit.mesh, normal: normal, isEntering: true)
    }

    /// On a straight way.
    init(origin: SIMD3<Float>, direction: SIMD3<Float>) {
        (self.origin, self.direction, travelled) = (origin, direction, 0)
    }

    private var ior: Float { glass >= 0 ? glassIOR : liquid >= 0 ? matter.ior : 1 }

    /// Goes on to a border and through it, or is thrown back there.
    mutating func meet(
        _ next: ClearMatter, mesh: Int32, at point: SIMD3<Float>, distance: Float,
        normal: SIMD3<Float>, isEntering: Bool
    ) {
        if liquid >= 0, glass < 0 {
            let depth = distance / ClearMatter.reach
            share *= SIMD3(
                pow(matter.tint.x, depth), pow(matter.tint.y, depth), pow(matter.tint.z, depth))
        }
        travelled += distance
        origin = point
        guard next.ior > 1 else { return }
        cross(next, mesh: mesh, normal: normal, isEntering: isEntering)
    }

    /// Bends the way by Snell's law; what is reflected at the border is lost, but for total reflection.
    ///
    /// - Parameter normal: against the way.
    private mutating func cross(
        _ next: ClearMatter, mesh: Int32, normal: SIMD3<Float>, isEntering: Bool
    ) {
        var after = self
        if next.isLiquid {
            after.liquid = isEntering ? mesh : -1
            if isEntering { after.matter = next }
        } else {
            after.glass = isEntering ? mesh : -1
            after.glassIOR = next.ior
        }
        let ratio = ior / after.ior
        let cosine = min(max(-dot(normal, direction), 1e-3), 1)
        let square = 1 - ratio * ratio * (1 - cosine * cosine)
        guard square > 0 else {
            direction = normalize(direction + normal * (2 * cosine))
            return
        }
        guard ratio != 1 else {
            self = after
            return
        }
        let root = square.squareRoot()
        after.direction = normalize(direction * ratio + normal * (ratio * cosine - root))
        let base = (ior - after.ior) / (ior + after.ior)
        let grazing = 1 - min(cosine, root)
        let fifth = grazing * grazing * grazing * grazing * grazing
        after.share *= 1 - (base * base + (1 - base * base) * fifth)
        self = after
    }
}
