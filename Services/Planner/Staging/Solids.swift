public import Knowledge
import Layout
public import Physics
public import PlantainProto
import Space

/// Collision shapes of surfaces and things.
public enum Solids {
    public static func body(_ surface: Surface) -> RigidBody {
        let size = V3(surface.size)
        // A table is a slab on legs: there is room below.
        let slab = surface.kind == .table ? min(size.y, 0.06) : size.y
        return RigidBody(
            id: surface.id, parts: [.box(center: V3(0, (size.y - slab) / 2, 0), size: V3(size.x, slab, size.z))],
            position: V3(surface.center), rotation: Quaternion(yaw: surface.yaw), motion: .fixed)
    }

    /// - Parameter carries: others stand on it or lie in it, so its top and hollow matter.
    public static func body(
        _ object: SceneObject, _ asset: AssetInfo, motion: RigidBody.Motion, carries: Bool
    ) -> RigidBody {
        let size = V3(object.size)
        return RigidBody(
            id: object.id, parts: parts(asset, size, carries: carries), position: V3(object.position),
            rotation: (object.rotation ?? Quaternion(w: 1)).normalized, motion: motion,
            density: min(3000, max(20, asset.mass / max(1e-7, asset.size.x * asset.size.y * asset.size.z))))
    }

    static func parts(_ asset: AssetInfo, _ size: V3, carries: Bool) -> [RigidBody.Part] {
        let scale = size / pointwiseMax(asset.size, V3(repeating: 1e-4))
        if carries, let inside = asset.inside.map({ Actor.Area($0, scale: scale) }) {
            return hollow(inside, size, round: asset.form == .cylinder)
        }
        if carries || asset.roomBelow > 0, let top = asset.top.map({ Actor.Area($0, scale: scale) }) {
            return stand(top, size, room: asset.roomBelow * scale.y)
        }
        if asset.roomBelow > 0 {
            let room = asset.roomBelow * scale.y
            let trunk = 0.12 * min(size.x, size.z)
            return [
                .box(center: V3(0, (size.y + room) / 2, 0), size: V3(size.x, size.y - room, size.z) * V3(0.9, 1, 0.9)),
                .cylinder(center: V3(0, room / 2, 0), radius: trunk, height: room),
            ]
        }
        switch asset.form {
        case .ball: return [.sphere(center: V3(0, size.y / 2, 0), radius: size.y / 2)]
        case .cylinder:
            return [.cylinder(center: V3(0, size.y / 2, 0), radius: max(size.x, size.z) / 2, height: size.y)]
        case .box: return [.box(center: V3(0, size.y / 2, 0), size: size)]
        }
    }

    /// A floor and walls around it.
    private static func hollow(_ area: Actor.Area, _ size: V3, round: Bool) -> [RigidBody.Part] {
        let base = max(0.001, area.height)
        var parts: [RigidBody.Part] = [.box(center: V3(area.x, base / 2, area.z), size: V3(2 * area.halfX, base, 2 * area.halfZ))]
        let rim = min(size.y, area.height + area.depth)
        let middle = rim / 2
        if round {
            let radius = max(area.halfX, area.halfZ)
            let thick = max(0.004, size.x / 2 - radius)
            for k in 0..<16 {
                let angle = Float(k) / 16 * 2 * .pi
                let at = V3(0, 0, radius + thick / 2)
                let turned = Quaternion(yaw: angle).rotate(at)
                // Axis-parallel posts, close enough to hold anything in.
                parts.append(.cylinder(center: V3(area.x + turned.x, middle, area.z + turned.z), radius: max(thick / 2, radius * 0.2), height: rim))
            }
            // Posts must not reach into the hollow.
            for k in 1..<parts.count {
                if case .cylinder(let center, let r, let h) = parts[k] {
                    let out = V3(center.x - area.x, 0, center.z - area.z).unit
                    parts[k] = .cylinder(center: V3(area.x, center.y, area.z) + out * (radius + r), radius: r, height: h)
                }
            }
        } else {
            let thickX = max(0.004, size.x / 2 - area.halfX), thickZ = max(0.004, size.z / 2 - area.halfZ)
            for side: Float in [-1, 1] {
                parts.append(.box(center: V3(area.x + side * (area.halfX + thickX / 2), middle, area.z), size: V3(thickX, rim, 2 * (area.halfZ + thickZ))))
                parts.append(.box(center: V3(area.x, middle, area.z + side * (area.halfZ + thickZ / 2)), size: V3(2 * area.halfX, rim, thickZ)))
            }
        }
        return parts
    }

    /// A level place with what rises behind it, and legs if there is room below.
    private static func stand(_ top: Actor.Area, _ size: V3, room: Float) -> [RigidBody.Part] {
        let low = min(room, top.height * 0.9)
        var parts: [RigidBody.Part] = [
            .box(center: V3(0, (low + top.height) / 2, 0), size: V3(size.x, top.height - low, size.z))
        ]
        if low > 0 {
            let leg = 0.06 * min(size.x, size.z)
            for x: Float in [-1, 1] {
                for z: Float in [-1, 1] {
                    parts.append(.box(center: V3(x * (size.x - leg) / 2, low / 2, z * (size.z - leg) / 2), size: V3(leg, low, leg)))
                }
            }
        }
        // The back and the arms of a seat rise beside its level place.
        let rise = size.y - top.height
        if rise > 0.05 * size.y {
            let y = top.height + rise / 2
            let back = (top.z - top.halfZ) + size.z / 2
            if back > 0.01 { parts.append(.box(center: V3(0, y, -size.z / 2 + back / 2), size: V3(size.x, rise, back * 0.96))) }
        }
        return parts
    }
}
