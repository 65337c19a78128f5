import PlantainProto

/// The colours outside a window at an hour, in shares of a bright sky then.
struct OutlookPalette {
    /// Of the sky, up and at the horizon.
    var high: SIMD3<Float>
    var low: SIMD3<Float>
    var cloud: SIMD3<Float>
    var far: SIMD3<Float>
    var leafLight: SIMD3<Float>
    var leafDark: SIMD3<Float>
    var trunk: SIMD3<Float>
    var ground: SIMD3<Float>
    var walls: [SIMD3<Float>]
    var roofs: [SIMD3<Float>]
    /// Of a dark window, in shares of its wall.
    var pane = SIMD3<Float>(0.3, 0.33, 0.38)
    /// Of a lit window, and how many are.
    var lamp = SIMD3<Float>(4, 2.3, 0.9)
    var litShare: Float = 0
    /// Drops run down the pane.
    var isRaining = false
    /// The side that light falls from: -1 left, 1 right.
    var lightFrom: Float = -0.5

    /// - Parameter tint: of the light by day.
    init(_ environment: Environment?, tint: SIMD3<Float>?, lightFrom side: Float) {
        switch environment?.time ?? .unspecified {
        case .dusk: self = .dusk
        case .night: self = .night
        default:
            self = .day
            if environment?.sky == .overcast {
                (high, low, cloud) = (
                    SIMD3(0.8, 0.83, 0.87), SIMD3(0.95, 0.95, 0.94), SIMD3(0.9, 0.91, 0.92)
                )
                leafLight *= 0.75
            }
            if let tint { color(by: tint) }
        }
        lightFrom = side
        if environment?.weather == .rain { drench() }
        guard environment?.weather == .snowfall else { return }
        let white = SIMD3<Float>(0.8, 0.84, 0.9) * max(ground.max() * 1.7, 0.1)
        ground = white
        leafLight = leafLight * 0.2 + white * 0.7
        far = (far + white) * 0.5
        roofs = roofs.map { $0 * 0.2 + white * 0.8 }
    }

    private init(
        high: SIMD3<Float>, low: SIMD3<Float>, cloud: SIMD3<Float>, far: SIMD3<Float>,
        leafLight: SIMD3<Float>, leafDark: SIMD3<Float>, trunk: SIMD3<Float>,
        ground: SIMD3<Float>, walls: [SIMD3<Float>], roofs: [SIMD3<Float>]
    ) {
        (self.high, self.low, self.cloud, self.far) = (high, low, cloud, far)
        (self.leafLight, self.leafDark, self.trunk) = (leafLight, leafDark, trunk)
        (self.ground, self.walls, self.roofs) = (ground, walls, roofs)
    }

    /// Rain takes the colour out of what is far, and the light out of the rest.
    private mutating func drench() {
        isRaining = true
        let grey = (high + low).sum() / 6
        let veil = SIMD3<Float>(0.93, 0.98, 1.05) * grey
        func fade(_ color: SIMD3<Float>, _ share: Float) -> SIMD3<Float> {
            color + (veil * 0.7 - color) * share
        }
        (high, low, cloud) = (veil * 0.85, veil, veil * 0.72)
        far = fade(far, 0.6)
        (leafLight, leafDark) = (fade(leafLight * 0.55, 0.16), fade(leafDark, 0.1))
        (trunk, ground) = (fade(trunk, 0.12), fade(ground * 0.7, 0.2))
        walls = walls.map { fade($0 * 0.5, 0.35) }
        roofs = roofs.map { fade($0 * 0.6, 0.3) }
    }

    private mutating func color(by tint: SIMD3<Float>) {
        high *= tint
        low *= tint
        cloud *= tint
        far *= tint
        leafLight *= tint
        ground *= tint
        walls = walls.map { $0 * tint }
        roofs = roofs.map { $0 * tint }
    }

    private static let day = OutlookPalette(
        high: SIMD3(0.45, 0.64, 0.94), low: SIMD3(0.94, 0.95, 0.96), cloud: SIMD3(1, 0.99, 0.98),
        far: SIMD3(0.46, 0.54, 0.57), leafLight: SIMD3(0.22, 0.28, 0.09),
        leafDark: SIMD3(0.022, 0.04, 0.02), trunk: SIMD3(0.08, 0.065, 0.05),
        ground: SIMD3(0.115, 0.145, 0.055),
        walls: [
            SIMD3(0.72, 0.68, 0.6), SIMD3(0.5, 0.25, 0.17), SIMD3(0.66, 0.55, 0.38),
            SIMD3(0.78, 0.77, 0.75),
        ],
        roofs: [SIMD3(0.32, 0.16, 0.1), SIMD3(0.2, 0.2, 0.22), SIMD3(0.28, 0.22, 0.18)])

    private static var dusk: OutlookPalette {
        var palette = OutlookPalette(
            high: SIMD3(0.16, 0.28, 0.66), low: SIMD3(0.95, 0.6, 0.46),
            cloud: SIMD3(0.7, 0.44, 0.5), far: SIMD3(0.2, 0.22, 0.34),
            leafLight: SIMD3(0.085, 0.11, 0.115), leafDark: SIMD3(0.018, 0.026, 0.04),
            trunk: SIMD3(0.02, 0.022, 0.03), ground: SIMD3(0.075, 0.105, 0.115),
            walls: [SIMD3(0.2, 0.21, 0.28), SIMD3(0.16, 0.12, 0.15), SIMD3(0.26, 0.25, 0.3)],
            roofs: [SIMD3(0.06, 0.06, 0.09), SIMD3(0.09, 0.065, 0.075)])
        palette.litShare = 0.45
        return palette
    }

    private static var night: OutlookPalette {
        var palette = OutlookPalette(
            high: SIMD3(0.14, 0.22, 0.5), low: SIMD3(0.55, 0.5, 0.6), cloud: SIMD3(0.4, 0.4, 0.5),
            far: SIMD3(0.12, 0.13, 0.2), leafLight: SIMD3(0.12, 0.13, 0.15),
            leafDark: SIMD3(0.03, 0.035, 0.05), trunk: SIMD3(0.025, 0.025, 0.03),
            ground: SIMD3(0.08, 0.09, 0.12),
            walls: [SIMD3(0.2, 0.19, 0.24), SIMD3(0.15, 0.13, 0.16)],
            roofs: [SIMD3(0.07, 0.07, 0.1)])
        palette.lamp = SIMD3(20, 11, 4.2)
        palette.litShare = 0.4
        return palette
    }
}
