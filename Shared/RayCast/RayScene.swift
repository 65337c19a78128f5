import CEmbree
import Interruption

/// Who stops at a triangle; callers may use further bits for classes of their own.
public struct RayClass: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Solid matter.
    public static let solid = RayClass(rawValue: 1)
    /// Solid matter whose texture has holes; the caller decides at each hit.
    public static let cut = RayClass(rawValue: 2)
    /// Matter that light passes through.
    public static let clear = RayClass(rawValue: 4)
    /// Every bit.
    public static let all = RayClass(rawValue: .max)
}

/// Where a ray met a triangle.
public struct RayHit: Sendable {
    /// Along the ray, in lengths of its direction.
    public var distance: Float
    /// Unnormalised geometric normal, by the right-hand rule over the corners.
    public var normal: SIMD3<Float>
    /// Barycentric weights of the second and third corner.
    public var u: Float
    public var v: Float
    /// In the mesh, in the order given.
    public var triangle: Int
    /// In the order given to the scene.
    public var mesh: Int

    @inlinable
    init(
        distance: Float, normal: SIMD3<Float>, u: Float, v: Float, triangle: Int, mesh: Int
    ) {
        self.distance = distance
        self.normal = normal
        self.u = u
        self.v = v
        self.triangle = triangle
        self.mesh = mesh
    }
}

public enum RayCastError: Error, Equatable, CustomStringConvertible {
    case device(code: UInt32)
    case scene(code: UInt32, detail: String)
    case index(mesh: Int, vertex: UInt32, count: Int)
    /// `Interruption` was raised while the scene was built.
    case interrupted

    public var description: String {
        switch self {
        case .device(let code):
            "expected an Embree device, got error \(code); is libembree3-3 installed?"
        case .scene(let code, let detail):
            "expected Embree to build the scene, got error \(code): \(detail)"
        case .index(let mesh, let vertex, let count):
            "mesh \(mesh): expected vertex indices below \(count), got \(vertex)"
        case .interrupted: "the scene was not built to its end: nobody wants it any more"
        }
    }
}

/// Triangles that rays can be cast at. Built once, then read from any number of threads.
///
/// The tree is built by one thread, so that rays which graze an edge shared by two triangles find
/// the same one on every run.
@safe
public final class RayScene: @unchecked Sendable {  // Embree's committed scenes are thread-safe.
    private let device: RTCDevice
    let scene: RTCScene

    /// Triangles of one mesh.
    public struct Mesh {
        public var positions: [SIMD3<Float>]
        public var indices: [SIMD3<UInt32>]
        public var rayClass: RayClass

        public init(
            positions: [SIMD3<Float>], indices: [SIMD3<UInt32>], rayClass: RayClass = .solid
        ) {
            self.positions = positions
            self.indices = indices
            self.rayClass = rayClass
        }
    }

    public init(_ meshes: [Mesh]) throws(RayCastError) {
        for (number, mesh) in meshes.enumerated() {
            let count = mesh.positions.count
            for index in mesh.indices where index.max() >= UInt32(count) {
                throw .index(mesh: number, vertex: index.max(), count: count)
            }
        }
        guard let device = unsafe rtcNewDevice("threads=1,set_affinity=0") else {
            let error = rtcGetDeviceError(nil)
            throw .device(code: error.rawValue)
        }
        unsafe self.device = device
        unsafe scene = rtcNewScene(device)
        unsafe rtcSetSceneFlags(scene, RTC_SCENE_FLAG_ROBUST)
        unsafe rtcSetSceneBuildQuality(scene, RTC_BUILD_QUALITY_MEDIUM)
        for (number, mesh) in meshes.enumerated() where !mesh.indices.isEmpty {
            unsafe Self.attach(mesh, number: UInt32(number), device: device, scene: scene)
        }
        // Embree asks on this thread: it has only one.
        unsafe rtcSetSceneProgressMonitorFunction(scene, { _, _ in !Interruption.isRaised }, nil)
        unsafe rtcCommitScene(scene)
        let error = unsafe rtcGetDeviceError(device)
        if error == RTC_ERROR_CANCELLED { throw .interrupted }
        if error != RTC_ERROR_NONE {
            throw .scene(code: error.rawValue, detail: "\(meshes.count) meshes")
        }
    }

    deinit {
        unsafe rtcReleaseScene(scene)
        unsafe rtcReleaseDevice(device)
    }

    private static func attach(_ mesh: Mesh, number: UInt32, device: RTCDevice, scene: RTCScene) {
        let geometry = unsafe rtcNewGeometry(device, RTC_GEOMETRY_TYPE_TRIANGLE)
        defer { unsafe rtcReleaseGeometry(geometry) }
        // Embree pads what it owns, as its 16-byte loads require.
        if let raw = unsafe rtcSetNewGeometryBuffer(
            geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, 12, mesh.positions.count)
        {
            let floats = unsafe raw.assumingMemoryBound(to: Float.self)
            for (at, position) in mesh.positions.enumerated() {
                unsafe floats[3 * at] = position.x
                unsafe floats[3 * at + 1] = position.y
                unsafe floats[3 * at + 2] = position.z
            }
        }
        if let raw = unsafe rtcSetNewGeometryBuffer(
            geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, 12, mesh.indices.count)
        {
            let integers = unsafe raw.assumingMemoryBound(to: UInt32.self)
            for (at, index) in mesh.indices.enumerated() {
                unsafe integers[3 * at] = index.x
                unsafe integers[3 * at + 1] = index.y
                unsafe integers[3 * at + 2] = index.z
            }
        }
        unsafe rtcSetGeometryMask(geometry, mesh.rayClass.rawValue)
        unsafe rtcCommitGeometry(geometry)
        unsafe rtcAttachGeometryByID(scene, geometry, number)
    }

    /// The first triangle between `near` and `far` along the ray, if any.
    public func intersect(
        origin: SIMD3<Float>, direction: SIMD3<Float>, near: Float = 0, far: Float = .infinity,
        classes: RayClass = .all
    ) -> RayHit? {
        var context = RTCIntersectContext()
        unsafe rtcInitIntersectContext(&context)
        var query = RTCRayHit()
        query.ray = ray(origin, direction, near, far, classes)
        query.hit.geomID = .max  // RTC_INVALID_GEOMETRY_ID
        query.hit.instID = (.max)
        unsafe rtcIntersect1(scene, &context, &query)
        guard query.hit.geomID != .max else { return nil }
        return RayHit(
            distance: query.ray.tfar,
            normal: SIMD3(query.hit.Ng_x, query.hit.Ng_y, query.hit.Ng_z),
            u: query.hit.u, v: query.hit.v,
            triangle: Int(query.hit.primID), mesh: Int(query.hit.geomID))
    }

    /// Whether anything of these classes lies between `near` and `far`.
    public func occluded(
        origin: SIMD3<Float>, direction: SIMD3<Float>, near: Float = 0, far: Float = .infinity,
        classes: RayClass = .all
    ) -> Bool {
        var context = RTCIntersectContext()
        unsafe rtcInitIntersectContext(&context)
        var query = ray(origin, direction, near, far, classes)
        unsafe rtcOccluded1(scene, &context, &query)
        return query.tfar < 0
    }

    @inline(__always)
    private func ray(
        _ origin: SIMD3<Float>, _ direction: SIMD3<Float>, _ near: Float, _ far: Float,
        _ classes: RayClass
    ) -> RTCRay {
        RTCRay(
            org_x: origin.x, org_y: origin.y, org_z: origin.z, tnear: near,
            dir_x: direction.x, dir_y: direction.y, dir_z: direction.z, time: 0,
            tfar: far, mask: classes.rawValue, id: 0, flags: 0)
    }
}
