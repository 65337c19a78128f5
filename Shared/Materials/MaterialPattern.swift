import Knowledge
public import PlantainProto

/// How a pattern is laid out.
public enum PatternLayout: Sendable, Equatable {
    /// Carved from one block, or covering a curved thing.
    case solid
    /// Boards side by side: along the longer axis, metres; no gap means glued.
    case boards(width: Float, length: Float, gap: Float)
    /// Slabs or tiles of this side.
    case slabs(side: Float)
    /// Cobbles in rows, about this far apart.
    case setts(side: Float)
}

/// What a pattern gives at a point.
public struct PatternSample: Sendable, Equatable {
    /// Linear base colour.
    public var color: SIMD3<Float>
    public var roughness: Float
    /// Unit, in the frame of the normal given.
    public var normal: SIMD3<Float>

    public init(color: SIMD3<Float>, roughness: Float, normal: SIMD3<Float>) {
        self.color = color
        self.roughness = roughness
        self.normal = normal
    }
}

/// A seeded pattern of a substance in local metres: colour, roughness and small relief at any point.
///
/// Detail finer than the footprint is left out, so that the same pattern serves every resolution.
public struct MaterialPattern: Sendable, Equatable {
    public let substance: Substance
    /// Mean colour, linear.
    public let tint: SIMD3<Float>
    public let roughness: Float
    public let layout: PatternLayout
    /// The longer horizontal axis of a thing made of boards runs along x.
    public let alongX: Bool
    let seed: UInt32
    /// Local metres are multiplied by this: 1 for the substance's own size.
    let zoom: Float

    /// - Parameters:
    ///   - tint: nil for the substance's own colour.
    ///   - scale: metres per repeat, 0 for the substance's own.
    public init(
        _ substance: Substance, tint: SIMD3<Float>? = nil, seed: UInt64 = 0, scale: Float = 0,
        roughness: Float? = nil, layout: PatternLayout = .solid, alongX: Bool = true
    ) {
        let own = SubstanceProperties.of(substance)
        self.substance = substance
        self.tint = tint ?? own.color
        self.roughness = roughness ?? own.roughness
        self.layout = layout
        self.alongX = alongX
        let mixed = (seed &+ 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        self.seed = UInt32(truncatingIfNeeded: mixed >> 32) ^ UInt32(truncatingIfNeeded: mixed)
        if case .setts = layout {
            zoom = 1
        } else {
            zoom = scale > 0 ? Self.repeatLength(substance) / scale : 1
        }
    }

    /// Nothing but a plain colour: no need to evaluate.
    public var isPlain: Bool {
        switch substance {
        case .unspecified, .glass, .emissive: true
        default: false
        }
    }

    private var isCobbled: Bool {
        if case .setts = layout { return true }
        return false
    }

    /// Metres per repeat (a board, a brick, a tile, a vein) at the substance's own size.
    public static func repeatLength(_ substance: Substance) -> Float {
        switch substance {
        case .wood: 0.14
        case .marble: 0.6
        case .brick: 0.225
        case .tile: 0.3
        case .stone: 0.45
        case .fabric: 0.0016
        case .leather: 0.003
        default: 1
        }
    }

    /// - Parameters:
    ///   - position: local metres.
    ///   - normal: unit, local.
    ///   - footprint: width of a pixel on the surface, metres.
    ///   - toEye: local; what stands up from the surface is seen from there. Zero: from above.
    public func evaluate(
        position: SIMD3<Float>, normal: SIMD3<Float>, footprint: Float,
        toEye: SIMD3<Float> = .zero
    ) -> PatternSample {
        let p = position * zoom
        let f = max(footprint, 1e-6) * zoom
        var here = Relief(normal: normal)
        let color: SIMD3<Float>
        var rough = roughness
        switch substance {
        case .wood where roughness >= Self.bark: color = bark(p, f, &here, &rough)
        case .wood: color = wood(p, f, &here, &rough)
        case .marble: color = marble(p, f, &here, &rough)
        case .stone where isCobbled: color = setts(p, f, &here, &rough)
        case .stone: color = stone(p, f, &here, &rough)
        case .concrete: color = concrete(p, f, &here, &rough)
        case .brick: color = brick(p, f, &here, &rough)
        case .tile: color = tile(p, f, &here, &rough)
        case .plaster: color = plaster(p, f, &here, &rough)
        case .fabric: color = fabric(p, f, &here, &rough)
        case .leather where Self.peel.contains(roughness): color = peel(p, f, &here, &rough)
        case .leather: color = leather(p, f, &here, &rough)
        case .paper: color = paper(p, f, &here, &rough)
        case .metal, .gold, .silver, .copper: color = metal(p, f, &here, &rough)
        case .ceramic: color = ceramic(p, f, &here, &rough)
        case .plastic, .wax, .rubber: color = moulded(p, f, &here, &rough)
        case .grass: color = grass(p, f, toEye, &here, &rough)
        case .sand: color = sand(p, f, &here, &rough)
        case .snow: color = snow(p, f, &here, &rough)
        case .water: color = water(p, f, &here, &rough)
        case .soil: color = soil(p, f, &here, &rough)
        case .asphalt: color = asphalt(p, f, &here, &rough)
        case .chalkboard: color = chalkboard(p, f, &here, &rough)
        case .unspecified, .glass, .emissive: color = tint
        }
        return PatternSample(
            color: pointwiseMin(
                pointwiseMax(color, SIMD3(repeating: 0.003)), SIMD3(repeating: 0.97)),
            roughness: min(max(rough, 0.015), 1), normal: here.bent)
    }
}

/// Collects slopes and gives the bent normal.
struct Relief {
    let normal: SIMD3<Float>
    /// Sum of height gradients, metres per metre, local.
    var slope = SIMD3<Float>.zero
    /// The plane coordinates chosen by the largest component of the normal, and their axes.
    let axis: Int

    init(normal: SIMD3<Float>) {
        self.normal = normal
        let a = abs(normal.x), b = abs(normal.y), c = abs(normal.z)
        axis = b >= a && b >= c ? 1 : (a > c ? 0 : 2)
    }

    /// Coordinates on the face: (x, z) on level faces, (z, y) or (x, y) on upright ones.
    @inline(__always)
    func flat(_ p: SIMD3<Float>) -> SIMD2<Float> {
        axis == 1 ? SIMD2(p.x, p.z) : axis == 0 ? SIMD2(p.z, p.y) : SIMD2(p.x, p.y)
    }

    /// Adds a slope given in the face's coordinates.
    @inline(__always)
    mutating func tilt(_ x: Float, _ y: Float) {
        switch axis {
        case 1: slope += SIMD3(x, 0, y)
        case 0: slope += SIMD3(0, y, x)
        default: slope += SIMD3(x, y, 0)
        }
    }

    @inline(__always)
    mutating func tilt(_ gradient: SIMD4<Float>, _ height: Float) {
        slope += SIMD3(gradient.x, gradient.y, gradient.z) * height
    }

    var bent: SIMD3<Float> {
        let across = slope - normal * dot(slope, normal)
        let steep = length(across)
        // No relief bends a normal by more than about 50 degrees.
        let limited = steep > 1.2 ? across * (1.2 / steep) : across
        return normalize(normal - limited)
    }
}
