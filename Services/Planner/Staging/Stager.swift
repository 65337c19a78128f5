import Framing
import Illumination
import Interruption
public import Knowledge
import Layout
import Physics
import PlantainProto
import Space

/// Makes a complete plan of a set: layout, physics, camera, surroundings, light.
public struct Stager: Sendable {
    let library: AssetLibrary
    private let reliefs: Reliefs

    public init(_ library: AssetLibrary, reliefs: Reliefs? = nil) {
        self.library = library
        self.reliefs = reliefs ?? Reliefs(library)
    }

    public func stage(_ given: SetBrief) -> Staged {
        let set = given.composed()
        var dice = Dice(set.seed)
        let carriers = set.carriers
        let standing = set.props.map { prop in
            prop.actor(
                carriers.contains(prop.group) ? reliefs.relief(prop.asset) : nil,
                outdoors: set.isOutdoors)
        }
        let suspended = Suspended(set, reliefs)
        let actors = suspended.actors(standing)
        let largest = actors.map(\.largest).max() ?? 0.3
        let backdrop = set.backdrop
        var lens = set.lens(
            for: zip(set.props, actors).filter { !backdrop.groups.contains(UInt32($0.0.group)) }
                .map(\.1), dice: &dice)
        var brief = Brief(
            actors: actors, wishes: set.wishes, formations: set.formations, base: set.ground.base,
            hasWall: set.wall != nil, mayAddTables: set.mayAddTables, pitch: lens.pitch,
            verticalFov: lens.fov, aspect: set.aspect)
        brief.isRoom = set.isFurnished
        brief.isOutdoors = set.isOutdoors
        if set.mood.place == .studio { brief.mayAddTables = largest > 1.2 }
        var arrangement = arrange(brief, set)
        var plan = ScenePlan(
            version: 1, seed: set.seed, canvas: set.canvas, notes: arrangement.notes)
        plan.objects = objects(set, arrangement)
        suspended.turn(&plan.objects, arrangement)
        Seating.turn(&plan.objects, props: set.props)
        set.gatherAtFoot(&plan.objects)
        suspended.hangInCrowns(&plan.objects)
        if set.isAloft(actors) {
            for i in plan.objects.indices {
                plan.objects[i].position = Vec3(
                    V3(plan.objects[i].position) + V3(0, max(3.5, 2.5 * largest), 0))
            }
        }
        if Leaning(set: set).lean(&plan.objects), set.wall != nil {
            arrangement.wallFace = .infinity
        }
        plan.surfaces = stands(set, arrangement)
        let lined = lineUp(&plan.objects, set)
        hangHigh(&plan.objects, set)
        standDoors(&plan.objects, set)
        var builder = SetBuilder(set: set, arrangement: arrangement)
        if let waters = set.waters {
            builder.shore = waters.part(&plan.objects, wishes: set.wishes)
        }
        plan.surfaces.insert(builder.base(plan.objects, stands: plan.surfaces), at: 0)
        for i in plan.objects.indices where plan.objects[i].support == "base" {
            plan.objects[i].support = plan.surfaces[0].id
        }
        if set.waters != nil { plan.surfaces.insert(builder.water(), at: 1) }
        let settled = settle(&plan, set, arrangement, standing)
        let stands = plan.surfaces.dropFirst().filter { $0.kind != .watertop }
        let parts = backdrop.corners(of: plan.objects)
        let points =
            plan.objects.indices.filter {
                !isCover(set.props[$0], set) && !lined.contains(set.props[$0].group)
            }.flatMap {
                backdrop.groups.contains(plan.objects[$0].group)
                    ? parts[$0] : seen(set.props[$0], plan.objects[$0], set)
            }
            + stands.flatMap(\.visibleCorners)
        let mound = set.scenery.rise.map { rise in
            Mound(rise, on: plan.surfaces[0], snow: set.scenery.isSnowy)
        }
        if mound != nil { lens.fill = max(lens.fill, 0.84) }
        let camera =
            points.isEmpty
            ? set.vista.camera(isIndoors: !set.isOutdoors, view: set.view)
            : Framer.frame(
                points + (mound?.points ?? []) + groundBelow(plan.objects, set),
                focus: focus(plan.objects.filter { !backdrop.groups.contains($0.group) }, set),
                lens: lens,
                aspect: set.aspect,
                floor: (plan.surfaces.first.map { $0.topHeight } ?? 0) - (mound?.rise.height ?? 0))
        plan.camera = camera
        let view = Viewpoint(camera, aspect: set.aspect)
        builder.surround(&plan, view: view)
        let words = light(&plan, set, view: view)
        plan.relations = set.wishes.map(\.relation)
        write(&plan, set)
        plan.narrowLens()
        suspended.tie(&plan, library)
        Dresser(library: library, set: set).dress(&plan, view: view)
        return Staged(
            plan: plan, cost: arrangement.cost, bodiesSettled: settled.bodies, steps: settled.steps,
            deepestOverlap: settled.overlap, lightWords: words)
    }

    /// What must be sharp: the middles of all that is asked for, or the first thing from its front to its back.
    private func focus(_ objects: [SceneObject], _ set: SetBrief) -> [V3] {
        guard set.depth == .shallow, let lead = objects.first else {
            return objects.map(\.middle)
        }
        return lead.corners
    }

    private func arrange(_ brief: Brief, _ set: SetBrief) -> Arrangement {
        var best: Arrangement?
        for attempt in 0..<max(1, set.attempts) {
            let one = Arranger().arrange(brief, seed: set.seed &+ UInt64(attempt) &* 0x9E37)
            if one.cost < best?.cost ?? .infinity { best = one }
            if one.cost < 0.8 || Interruption.isRaised { break }
        }
        return best ?? Arranger().arrange(brief, seed: set.seed)
    }

    private func objects(_ set: SetBrief, _ arrangement: Arrangement) -> [SceneObject] {
        zip(set.props, arrangement.placements).map { prop, place in
            SceneObject(
                id: prop.id, noun: prop.noun, concept: prop.asset.concept, asset: prop.asset.key,
                size: Vec3(prop.size), position: Vec3(place.position),
                rotation: place.isUpended
                    ? Quaternion(yaw: place.yaw) * upended(prop.size) : Quaternion(yaw: place.yaw),
                material: prop.material, support: place.support, group: UInt32(prop.group))
        }
    }

    /// Lamps and trees of a street stand along it.
    private func lineUp(_ objects: inout [SceneObject], _ set: SetBrief) -> Set<Int> {
        let groups = Avenue.lined(set)
        guard !groups.isEmpty else { return [] }
        let rest = objects.filter { !groups.contains(Int($0.group)) }.flatMap(\.corners)
        let low = rest.reduce(rest.first ?? V3(0.4, 0, 2)) { pointwiseMin($0, $1) }
        let high = rest.reduce(rest.first ?? V3(0.4, 0, 2)) { pointwiseMax($0, $1) }
        let avenue = Avenue(set, low: low, high: high)
        let signs = Set(set.props.filter(Avenue.isStreetSign).map(\.group)).intersection(groups)
        avenue.line(&objects, groups: groups.subtracting(signs), from: low.z)
        avenue.hang(&objects, groups: signs, from: low.z, aspect: set.aspect)
        return groups
    }

    /// Signs of a street hang above the heads of those who walk there.
    private func hangHigh(_ objects: inout [SceneObject], _ set: SetBrief) {
        guard set.wall != nil, [.street, .city].contains(set.scenery.kind) else { return }
        let hung = objects.indices.filter {
            set.props[$0].asset.category == .sign && objects[$0].support == "wall"
        }
        let foot = hung.map { V3(objects[$0].position).y }.min() ?? 0
        guard !hung.isEmpty, foot < 2.3 else { return }
        for i in hung {
            objects[i].position = Vec3(V3(objects[i].position) + V3(0, 2.3 - foot, 0))
        }
    }

    /// A door in a wall begins at the ground, whatever hangs above it.
    private func standDoors(_ objects: inout [SceneObject], _ set: SetBrief) {
        guard [.floor, .ground].contains(set.ground.base) else { return }
        for i in objects.indices
        where objects[i].support == "wall" && set.props[i].asset.category == .opening
            && set.props[i].size.y > 1.6
        {
            let place = V3(objects[i].position)
            objects[i].position = Vec3(V3(place.x, 0, place.z))
        }
    }

    /// What has to be seen of the ground below a sign above a street.
    private func groundBelow(_ objects: [SceneObject], _ set: SetBrief) -> [V3] {
        guard set.wall != nil, [.street, .city].contains(set.scenery.kind),
            objects.allSatisfy({ $0.support == "wall" }), let first = objects.first
        else { return [] }
        let z = V3(first.position).z
        return [V3(V3(first.position).x, 0, z + 2.2)]
    }

    /// Of a wall with something on it only the middle has to be in the frame; of what flies a part of the air below.
    private func seen(_ prop: Prop, _ object: SceneObject, _ set: SetBrief) -> [V3] {
        if prop.asset.concept == "garden wall",
            set.wishes.contains(where: { $0.kind == .on && $0.object == prop.group })
        {
            let middle = V3(object.position)
            return object.corners.map { V3(middle.x + ($0.x - middle.x) * 0.36, $0.y, $0.z) }
        }
        // Of a tree over something small only the trunk and the lower boughs have to be.
        if prop.asset.category == .plant, prop.size.y > 2.5,
            let least = set.props.filter({ $0.group > 0 && $0.asset.category != .plant })
                .map({ $0.size.max() }).min(), least < 0.6
        {
            let middle = V3(object.position)
            return object.corners.map {
                V3(
                    middle.x + ($0.x - middle.x) * 0.2, min($0.y, middle.y + 2.4),
                    middle.z + ($0.z - middle.z) * 0.2)
            }
        }
        // Of a lamp's cord the lower part is enough.
        if prop.asset.stance == .ceiling {
            let foot = V3(object.position).y
            return object.corners.map { V3($0.x, min($0.y, foot + 0.62 * prop.size.y), $0.z) }
        }
        return object.corners
    }

    /// A rug under furniture may be cut off by the frame.
    private func isCover(_ prop: Prop, _ set: SetBrief) -> Bool {
        prop.asset.role == .rug && set.props.contains { $0.asset.role != .rug && $0.size.y > 0.3 }
    }

    /// The turn that brings a thing's longer side upright, a little aslant.
    private func upended(_ size: V3) -> Quaternion {
        size.x > size.z
            ? Quaternion(axis: V3(0, 0, 1), angle: 1.4) : Quaternion(axis: V3(1, 0, 0), angle: -1.4)
    }

    /// Tables, shelves and plinths that layout added.
    private func stands(_ set: SetBrief, _ arrangement: Arrangement) -> [Surface] {
        arrangement.platforms.map { platform in
            let kind: SurfaceKind =
                switch platform.kind {
                case .table: .table
                case .shelf: .shelf
                case .plinth: .counter
                }
            let wood = Material(substance: .wood, seed: set.seed & 0xFFFF)
            let plain = Material(substance: .plaster, tint: Color(r: 0.6, g: 0.58, b: 0.55))
            return Surface(
                id: platform.id, kind: kind,
                center: Vec3(platform.top - V3(0, platform.size.y / 2, 0)),
                size: Vec3(platform.size),
                yaw: platform.yaw, material: platform.kind == .plinth ? plain : wood)
        }
    }

    // MARK: Physics

    /// Lets what is dropped or carried come to rest; everything else stands where layout put it.
    private func settle(
        _ plan: inout ScenePlan, _ set: SetBrief, _ arrangement: Arrangement, _ actors: [Actor]
    ) -> (bodies: Int, steps: Int, overlap: Float) {
        let carriers = Set(plan.objects.map(\.support))
        let surfaces = Set(plan.surfaces.map(\.id))
        var bodies = plan.surfaces.map { Solids.body($0) }
        let first = bodies.count
        var moving = 0
        for (i, object) in plan.objects.enumerated() {
            let prop = set.props[i]
            var motion = RigidBody.Motion.fixed
            let isStacked =
                set.formations[prop.group] == .stack && !surfaces.contains(object.support)
            if arrangement.dropped.contains(i) {
                motion = prop.asset.tumbles ? .free : .upright
            } else if isStacked {
                motion = .free
            } else if !object.support.isEmpty, !surfaces.contains(object.support),
                object.support != "wall", !arrangement.placements[i].isFixed
            {
                motion = .upright
            }
            if motion != .fixed { moving += 1 }
            bodies.append(
                Solids.body(
                    object, actors[i], mass: prop.asset.density, motion: motion,
                    carries: carriers.contains(object.id)))
        }
        guard moving > 0 else { return (0, 0, 0) }
        let result = Settler().settle(bodies)
        var overlap: Float = 0
        for i in plan.objects.indices where bodies[first + i].motion != .fixed {
            let rest = result.rests[first + i]
            let object = plan.objects[i]
            overlap = max(overlap, rest.overlap)
            let fell =
                rest.drift > max(0.3, 1.5 * V3(object.size).max())
                && !arrangement.dropped.contains(i)
            let gone = rest.position.y < -0.05 || !rest.position.x.isFinite
            if fell || gone
                || (bodies[first + i].motion == .free && !arrangement.dropped.contains(i)
                    && rest.tilt > 0.2)
            {
                plan.notes.append(
                    "the \(object.noun) would not stay on the \(object.support) by itself")
                continue
            }
            plan.objects[i].position = Vec3(rest.position)
            plan.objects[i].rotation = rest.rotation
            if rest.supported, !rest.support.isEmpty { plan.objects[i].support = rest.support }
        }
        return (moving, result.steps, overlap)
    }

    // MARK: Lettering

    private func write(_ plan: inout ScenePlan, _ set: SetBrief) {
        for (prop, object) in zip(set.props, plan.objects) where !prop.writings.isEmpty {
            let runs = Signwriter(library).write(prop.writings, on: object)
            if runs.isEmpty { plan.notes.append("the \(prop.noun) has no place for lettering") }
            for var run in runs {
                // Glowing ink is as bright as a lamp.
                if run.emission > 0 { run.emission = 3 / max(1e-4, plan.film?.exposure ?? 1) }
                plan.texts.append(run)
            }
        }
    }
}

extension SetBrief {
    /// Groups that others stand on, in or under.
    var carriers: Set<Int> {
        var groups: Set<Int> = []
        for wish in wishes {
            switch wish.kind {
            case .on, .inside, .under: groups.insert(wish.object)
            case .above: groups.formUnion([wish.object, wish.subject])
            default: break
            }
        }
        groups.formUnion(formations.filter { $0.value == .stack }.keys)
        groups.formUnion(props.filter(\.asset.isTable).map(\.group))
        return groups
    }
}

extension Wish {
    var relation: Relation {
        let predicate: Predicate =
            switch kind {
            case .left: .leftOf
            case .right: .rightOf
            case .front: .inFrontOf
            case .behind: .behind
            case .on: .on
            case .under: .under
            case .inside: .inside
            case .near: .near
            case .between: .between
            case .above: .above
            }
        return Relation(
            subject: UInt32(subject), predicate: predicate, object: UInt32(object),
            other: UInt32(other))
    }
}
