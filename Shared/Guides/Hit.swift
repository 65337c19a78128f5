/// The first surface that a ray from the eye, a mirror or a pane meets.
struct Hit {
    /// The ray's parameter: depth for rays from the eye.
    var distance: Float
    /// In the scene's list of meshes; -1 when nothing is met.
    var mesh: Int32
    var triangle: Int32
    /// Barycentric weights of the second and third corner.
    var u: Float
    var v: Float
    /// So thin that light from behind comes through.
    var isLeaf = false
    var point: SIMD3<Float>
    /// The triangle's unit normal, toward where the ray came from.
    var facet: SIMD3<Float>
    /// Unit normal interpolated from the corners, on the facet's side.
    var normal: SIMD3<Float>

    static let none = Hit(
        distance: .infinity, mesh: -1, triangle: 0, u: 0, v: 0, isLeaf: false, point: .zero,
        facet: .zero, normal: .zero)

    var isHit: Bool { mesh >= 0 }

    /// Whether a neighbouring pixel sees the same smooth piece of surface.
    ///
    /// - Parameter reach: metres that the two pixels lie apart.
    @inline(__always)
    func continues(_ other: Hit, reach: Float) -> Bool {
        if mesh != other.mesh { return false }
        if mesh < 0 { return true }
        let offset = other.point - point
        let rise = abs((offset * facet).sum())
        let otherRise = abs((offset * other.facet).sum())
        return (normal * other.normal).sum() > 0.9 && min(rise, otherRise) < 1.5 * reach
    }
}

/// What a pixel spans on the surface that it sees: steps of one pixel to the right and down, in metres.
struct Footprint {
    var right: SIMD3<Float>
    var down: SIMD3<Float>

    init(right: SIMD3<Float>, down: SIMD3<Float>) {
        self.right = right
        self.down = down
    }

    /// On the plane with this normal at `depth` along `direction`; `step` is in pixels.
    @inline(__always)
    init(view: View, direction: SIMD3<Float>, depth: Float, normal: SIMD3<Float>, step: Float) {
        let towards = (normal * direction).sum()
        // At the very rim a pixel would span metres.
        let slope = depth / (abs(towards) < 0.02 ? (towards < 0 ? -0.02 : 0.02) : towards)
        let size = view.pixelSize * step
        func moved(_ axis: SIMD3<Float>) -> SIMD3<Float> {
            (axis * depth - direction * ((normal * axis).sum() * slope)) * size
        }
        right = moved(view.right)
        down = moved(-view.up)
    }

    /// A square of this side on the plane with this normal.
    init(side: Float, normal: SIMD3<Float>) {
        let (a, b) = frame(normal)
        right = a * side
        down = b * side
    }

    private var isWide: Bool { (right * right).sum() >= (down * down).sum() }

    /// The longer and the shorter of the two steps.
    var longer: SIMD3<Float> { isWide ? right : down }
    var shorter: SIMD3<Float> { isWide ? down : right }

    /// Longer and shorter side in metres, of the parallelogram.
    var sides: (long: Float, short: Float) {
        let a = (right * right).sum().squareRoot()
        let b = (down * down).sum().squareRoot()
        return (max(a, b), min(a, b))
    }
}
