internal import CODE
import PlantainProto
import Space
import Synchronization

/// The one owner of an ODE world, its collision space and everything in them.
///
/// Lengths inside are in units of `scale` metres, so that the solver always sees things of about
/// unit size, be they beads or buses.
@safe final class ODEWorld {
    private let world: dWorldID
    private let space: dSpaceID
    private let contacts: dJointGroupID
    private let scale: Double
    private(set) var pieces: [Piece] = []
    /// The deepest contact of each body with each other one, by the last `collide`.
    private var depths: [Int: [Int: Double]] = [:]
    private var joining = false
    /// Contacts that the steps so far had to solve: what time they took, counted the same on every machine.
    private(set) var solved = 0

    /// A body, or for a fixed one only its shapes.
    @safe struct Piece {
        let body: dBodyID?
        let geoms: [dGeomID]
        /// Centre of mass in the local frame, inner units.
        let center: SIMD3<Double>
        let motion: RigidBody.Motion
        var moves: Bool { motion != .fixed }
    }

    /// ODE keeps global state (its random numbers), so one world runs at a time.
    static let queue = Mutex(ODEWorld.initialize())

    private static func initialize() -> Bool { dInitODE2(0) != 0 }

    init(scale: Float) {
        dAllocateODEDataForThread(~0)
        dRandSetSeed(7)
        self.scale = Double(scale)
        unsafe world = dWorldCreate()
        unsafe space = dHashSpaceCreate(nil)
        unsafe contacts = dJointGroupCreate(0)
        unsafe dWorldSetGravity(world, 0, -9.81, 0)
        unsafe dWorldSetERP(world, 0.3)
        unsafe dWorldSetCFM(world, 1e-6)
        unsafe dWorldSetQuickStepNumIterations(world, 60)
        unsafe dWorldSetContactMaxCorrectingVel(world, 1)
        unsafe dWorldSetDamping(world, 0.004, 0.03)
        unsafe dWorldSetAutoDisableFlag(world, 1)
        unsafe dWorldSetAutoDisableLinearThreshold(world, 0.03)
        unsafe dWorldSetAutoDisableAngularThreshold(world, 0.06)
        unsafe dWorldSetAutoDisableSteps(world, 24)
        unsafe dWorldSetAutoDisableAverageSamplesCount(world, 8)
    }

    deinit {
        unsafe dJointGroupDestroy(contacts)
        unsafe dSpaceDestroy(space)
        unsafe dWorldDestroy(world)
    }

    // MARK: Building

    func add(_ body: RigidBody) {
        let index = pieces.count
        var mass = dMass()
        unsafe dMassSetZero(&mass)
        for part in body.parts { add(part, density: body.density, to: &mass) }
        let center = SIMD3(mass.c.0, mass.c.1, mass.c.2)
        var handle: dBodyID?
        if body.motion != .fixed {
            unsafe handle = dBodyCreate(world)
            unsafe dMassTranslate(&mass, -mass.c.0, -mass.c.1, -mass.c.2)
            // A body that keeps its attitude is one that nothing can turn.
            if body.motion == .upright { stiffen(&mass) }
            unsafe dBodySetMass(handle, &mass)
        }
        var geoms: [dGeomID] = unsafe []
        for solid in solids(body.parts) {
            guard let geom = unsafe shape(of: solid.part) else { continue }
            unsafe dGeomSetData(geom, UnsafeMutableRawPointer(bitPattern: index + 1))
            if let handle = unsafe handle { unsafe dGeomSetBody(geom, handle) }
            unsafe geoms.append(geom)
        }
        unsafe pieces.append(
            Piece(
                body: handle, geoms: geoms, center: center, motion: body.motion))
        place(index, body.position, body.rotation, parts: body.parts)
    }

    private func add(_ part: RigidBody.Part, density: Float, to mass: inout dMass) {
        var one = dMass()
        let (center, half) = inner(part)
        let density = Double(density)
        switch part {
        case .box: unsafe dMassSetBox(&one, density, 2 * half.x, 2 * half.y, 2 * half.z)
        case .sphere: unsafe dMassSetSphere(&one, density, half.x)
        case .cylinder: unsafe dMassSetCylinder(&one, density, 2, half.x, 2 * half.y)
        case .slab(_, let size, _):
            let inner = SIMD3<Double>(size) / scale
            unsafe dMassSetBox(&one, density, inner.x, inner.y, inner.z)
        }
        unsafe dMassTranslate(&one, center.x, center.y, center.z)
        unsafe dMassAdd(&mass, &one)
    }

    private func stiffen(_ mass: inout dMass) {
        let big = mass.mass * 1e7
        unsafe dMassSetParameters(&mass, mass.mass, 0, 0, 0, big, big, big, 0, 0, 0)
    }

    /// Parts as the solver takes them: a cylinder becomes a prism of twelve sides, each pair of them one
    /// box, whose contacts are many and steady where ODE finds one at most between cylinders.
    private func solids(_ parts: [RigidBody.Part]) -> [(part: RigidBody.Part, turn: Quaternion)] {
        parts.flatMap { part -> [(part: RigidBody.Part, turn: Quaternion)] in
            if case .slab(let center, let size, let turn) = part {
                return [(.box(center: center, size: size), turn)]
            }
            guard case .cylinder(let center, let radius, let height) = part else {
                return [(part, Quaternion(w: 1))]
            }
            // Half of the sides' play lies outside the circle and half inside: 0.983 r to 1.017 r.
            let size = V3(1.965 * radius, height, 0.5265 * radius)
            return (0..<6).map {
                (.box(center: center, size: size), Quaternion(yaw: Float($0) * .pi / 6))
            }
        }
    }

    private func shape(of part: RigidBody.Part) -> dGeomID? {
        let (_, half) = inner(part)
        return switch part {
        case .box: unsafe dCreateBox(space, 2 * half.x, 2 * half.y, 2 * half.z)
        case .sphere: unsafe dCreateSphere(space, half.x)
        case .cylinder, .slab: nil
        }
    }

    private func inner(_ part: RigidBody.Part) -> (center: SIMD3<Double>, half: SIMD3<Double>) {
        let (center, half) = part.bounds
        return (SIMD3<Double>(center) / scale, SIMD3<Double>(half) / scale)
    }

    /// Sets the pose of a body and its shapes.
    private func place(
        _ index: Int, _ position: V3, _ rotation: Quaternion, parts: [RigidBody.Part]
    ) {
        let piece = pieces[index]
        let q = rotation.normalized
        let origin = SIMD3<Double>(position) / scale
        if let body = unsafe piece.body {
            let c = turn(q, piece.center) + origin
            unsafe dBodySetPosition(body, c.x, c.y, c.z)
            unsafe dBodySetQuaternion(body, raw(q))
        }
        for unsafe(geom, solid) in unsafe zip(piece.geoms, solids(parts)) {
            let own = solid.turn
            let center = inner(solid.part).center
            if unsafe piece.body != nil {
                let offset = center - piece.center
                unsafe dGeomSetOffsetPosition(geom, offset.x, offset.y, offset.z)
                unsafe dGeomSetOffsetQuaternion(geom, raw(own))
            } else {
                let p = turn(q, center) + origin
                unsafe dGeomSetPosition(geom, p.x, p.y, p.z)
                unsafe dGeomSetQuaternion(geom, raw(q * own))
            }
        }
    }

    private func raw(_ q: Quaternion) -> [Double] {
        [Double(q.w), Double(q.x), Double(q.y), Double(q.z)]
    }

    private func turn(_ q: Quaternion, _ v: SIMD3<Double>) -> SIMD3<Double> {
        let u = SIMD3<Double>(Double(q.x), Double(q.y), Double(q.z))
        let t = 2 * cross(u, v)
        return v + Double(q.w) * t + cross(u, t)
    }

    private func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }

    // MARK: Running

    /// One step of `dt` seconds; false once every body sleeps.
    func step(_ dt: Double) -> Bool {
        collide(joining: true)
        unsafe dWorldQuickStep(world, dt)
        unsafe dJointGroupEmpty(contacts)
        for piece in pieces where piece.motion == .upright {
            unsafe dBodySetAngularVel(piece.body, 0, 0, 0)
        }
        return pieces.contains { unsafe $0.moves && dBodyIsEnabled($0.body) != 0 }
    }

    /// Finds every contact: its depth in metres, by the pair of bodies.
    func measure() -> [Int: [Int: Double]] {
        collide(joining: false)
        return depths.mapValues { $0.mapValues { $0 * scale } }
    }

    private func collide(joining: Bool) {
        depths = [:]
        self.joining = joining
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe dSpaceCollide(space, me) { data, a, b in
            guard let data = unsafe data, let a = unsafe a, let b = unsafe b else { return }
            unsafe Unmanaged<ODEWorld>.fromOpaque(data).takeUnretainedValue().meet(a, b)
        }
    }

    private func index(_ geom: dGeomID) -> Int { unsafe Int(bitPattern: dGeomGetData(geom)) - 1 }

    private func meet(_ a: dGeomID, _ b: dGeomID) {
        let (i, j) = unsafe (index(a), index(b))
        guard i != j, pieces[i].moves || pieces[j].moves else { return }
        var found = unsafe [dContact](repeating: dContact(), count: 8)
        let stride = unsafe Int32(MemoryLayout<dContact>.stride)
        let count = unsafe found.withUnsafeMutableBufferPointer { buffer -> Int32 in
            guard let first = buffer.baseAddress else { return 0 }
            let geom = unsafe UnsafeMutableRawPointer(first)
                .advanced(by: MemoryLayout<dContact>.offset(of: \dContact.geom) ?? 0)
                .assumingMemoryBound(to: dContactGeom.self)
            return unsafe dCollide(a, b, 8, geom, stride)
        }
        let mode = Int32(dContactApprox1) | Int32(dContactRolling)
        for k in 0..<Int(count) {
            let depth = unsafe found[k].geom.depth
            depths[i, default: [:]][j] = max(depths[i]?[j] ?? 0, depth)
            depths[j, default: [:]][i] = max(depths[j]?[i] ?? 0, depth)
            guard joining else { continue }
            solved += 1
            unsafe found[k].surface.mode = mode
            unsafe found[k].surface.mu = 0.8
            unsafe found[k].surface.rho = 0.01
            unsafe found[k].surface.rho2 = 0.01
            unsafe found[k].surface.rhoN = 0.01
            let joint = unsafe dJointCreateContact(world, contacts, &found[k])
            unsafe dJointAttach(joint, dGeomGetBody(a), dGeomGetBody(b))
        }
    }

    // MARK: Poses

    /// The pose of the local frame, metres.
    func pose(_ index: Int) -> (position: V3, rotation: Quaternion)? {
        let piece = pieces[index]
        guard let body = unsafe piece.body, let p = unsafe dBodyGetPosition(body),
            let r = unsafe dBodyGetQuaternion(body)
        else { return nil }
        let q = unsafe Quaternion(x: Float(r[1]), y: Float(r[2]), z: Float(r[3]), w: Float(r[0]))
        let origin = unsafe SIMD3(p[0], p[1], p[2]) - turn(q.normalized, piece.center)
        return (V3(origin * scale), q.normalized)
    }

    /// Moves a body without touching its attitude.
    func lift(_ index: Int, by metres: Double) {
        guard let body = unsafe pieces[index].body, let p = unsafe dBodyGetPosition(body) else {
            return
        }
        unsafe dBodySetPosition(body, p[0], p[1] + metres / scale, p[2])
    }

    func move(_ index: Int, to body: RigidBody) {
        place(index, body.position, body.rotation, parts: body.parts)
    }
}
