import CEmbree

/// Sixteen rays that are cast together, and what each of them meets.
///
/// What a ray meets may depend, at the edges of triangles, on which rays travel with it: callers who
/// want the same answer every time must always put the same rays together.
@safe
public struct RayPacket: ~Copyable {
    public static let width = 16

    /// Embree's ray and hit, each number of all sixteen rays in one row; then which rays are cast.
    @usableFromInline let rows: UnsafeMutablePointer<SIMD16<Float>>
    /// One bit a lane that holds a ray.
    public var lanes: UInt32 = 0

    @usableFromInline
    enum Row {
        @inlinable static var origin: Int { 0 }
        @inlinable static var near: Int { 3 }
        @inlinable static var direction: Int { 4 }
        @inlinable static var time: Int { 7 }
        @inlinable static var far: Int { 8 }
        @inlinable static var mask: Int { 9 }
        @inlinable static var normal: Int { 12 }
        @inlinable static var barycentric: Int { 15 }
        @inlinable static var triangle: Int { 17 }
        @inlinable static var mesh: Int { 18 }
        @inlinable static var instance: Int { 19 }
        @inlinable static var valid: Int { 20 }
        @inlinable static var reach: Int { 21 }
        @inlinable static var count: Int { 22 }
    }

    public init() {
        let bytes = Row.count * 64
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        unsafe raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        unsafe rows = raw.assumingMemoryBound(to: SIMD16<Float>.self)
    }

    deinit { unsafe rows.deallocate() }

    /// Forgets all rays.
    @inlinable
    public mutating func clear() { lanes = 0 }

    @inlinable
    @inline(__always)
    public mutating func set(
        _ lane: Int, origin: SIMD3<Float>, direction: SIMD3<Float>, far: Float = .infinity
    ) {
        let base = unsafe numbers + (lane & 15)
        unsafe base[16 * Row.origin] = origin.x
        unsafe base[16 * Row.origin + 16] = origin.y
        unsafe base[16 * Row.origin + 32] = origin.z
        unsafe base[16 * Row.near] = 0
        unsafe base[16 * Row.direction] = direction.x
        unsafe base[16 * Row.direction + 16] = direction.y
        unsafe base[16 * Row.direction + 32] = direction.z
        unsafe base[16 * Row.far] = far
        unsafe base[16 * Row.reach] = far
        lanes |= 1 << UInt32(lane & 15)
    }

    /// Lets a ray be cast again, from further along its way.
    @inlinable
    public mutating func resume(_ lane: Int, near: Float) {
        let base = unsafe numbers + (lane & 15)
        unsafe base[16 * Row.near] = near
        unsafe base[16 * Row.far] = base[16 * Row.reach]
        lanes |= 1 << UInt32(lane & 15)
    }

    @inlinable
    @inline(__always)
    public func origin(_ lane: Int) -> SIMD3<Float> { vector(Row.origin, lane) }

    @inlinable
    @inline(__always)
    public func direction(_ lane: Int) -> SIMD3<Float> { vector(Row.direction, lane) }

    @inlinable
    @inline(__always)
    func vector(_ row: Int, _ lane: Int) -> SIMD3<Float> {
        let base = unsafe numbers + 16 * row + (lane & 15)
        return unsafe SIMD3(base[0], base[16], base[32])
    }

    /// What a ray has met; nil if nothing.
    @inlinable
    @inline(__always)
    public func hit(_ lane: Int) -> RayHit? {
        let base = unsafe numbers + (lane & 15)
        let mesh = unsafe base[16 * Row.mesh].bitPattern
        guard mesh != .max else { return nil }
        return unsafe RayHit(
            distance: base[16 * Row.far],
            normal: SIMD3(
                base[16 * Row.normal], base[16 * Row.normal + 16], base[16 * Row.normal + 32]),
            u: base[16 * Row.barycentric], v: base[16 * Row.barycentric + 16],
            triangle: Int(base[16 * Row.triangle].bitPattern), mesh: Int(mesh))
    }

    @usableFromInline
    var numbers: UnsafeMutablePointer<Float> {
        @inline(__always) get {
            unsafe UnsafeMutableRawPointer(rows).assumingMemoryBound(to: Float.self)
        }
    }

    /// Fills in what Embree asks for beside the rays themselves.
    fileprivate func prepare(_ classes: RayClass) {
        let bits = SIMD16<UInt32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
        let on = ((SIMD16(repeating: lanes) &>> bits) & 1) .== 1
        let all = SIMD16<UInt32>(repeating: .max)
        let words = unsafe UnsafeMutableRawPointer(rows).assumingMemoryBound(
            to: SIMD16<UInt32>.self)
        unsafe words[Row.valid] = SIMD16<UInt32>.zero.replacing(with: all, where: on)
        unsafe words[Row.mask] = SIMD16(repeating: classes.rawValue)
        unsafe words[Row.time] = .zero
        unsafe words[Row.mesh] = all  // RTC_INVALID_GEOMETRY_ID
        unsafe words[Row.instance] = all
    }

    fileprivate var valid: UnsafePointer<Int32> {
        unsafe UnsafeRawPointer(rows + Row.valid).assumingMemoryBound(to: Int32.self)
    }

    /// Lanes whose rays were stopped; Embree sets their reach to -∞.
    fileprivate var stopped: UInt32 {
        let far = unsafe rows[Row.far]
        var result: UInt32 = 0
        for lane in 0..<16 where far[lane] < 0 { result |= 1 << UInt32(lane) }
        return result & lanes
    }
}

extension RayScene {
    /// Finds the first triangle along each ray of a packet.
    ///
    /// - Parameter coherent: the rays start and run side by side.
    public func intersect(
        _ packet: borrowing RayPacket, classes: RayClass = .all, coherent: Bool = false
    ) {
        packet.prepare(classes)
        guard packet.lanes != 0 else { return }
        var context = Self.context(coherent)
        unsafe rtcIntersect16(
            packet.valid, scene, &context,
            OpaquePointer(packet.rows))
    }

    /// Lanes of a packet that anything of these classes stops; their rays are spent.
    public func occluded(
        _ packet: borrowing RayPacket, classes: RayClass = .all, coherent: Bool = false
    ) -> UInt32 {
        packet.prepare(classes)
        guard packet.lanes != 0 else { return 0 }
        var context = Self.context(coherent)
        unsafe rtcOccluded16(
            packet.valid, scene, &context,
            OpaquePointer(packet.rows))
        return packet.stopped
    }

    private static func context(_ coherent: Bool) -> RTCIntersectContext {
        var context = RTCIntersectContext()
        unsafe rtcInitIntersectContext(&context)
        if coherent { context.flags = RTC_INTERSECT_CONTEXT_FLAG_COHERENT }
        return context
    }
}
