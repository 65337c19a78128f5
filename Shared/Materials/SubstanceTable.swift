public import PlantainProto

/// What a substance is like when nothing else is said.
public struct SubstanceProperties: Sendable, Equatable {
    /// Linear base colour; for metals the specular tint.
    public var color: SIMD3<Float>
    public var roughness: Float
    public var metalness: Float = 0
    public var transmission: Float = 0
    /// The substance shows its own colour even on things that were modelled in another (gold is golden).
    public var ownColor: Bool

    public static func of(_ substance: Substance) -> SubstanceProperties {
        func make(
            _ r: Float, _ g: Float, _ b: Float, _ roughness: Float, metal: Float = 0,
            clear: Float = 0,
            own: Bool = true
        ) -> SubstanceProperties {
            SubstanceProperties(
                color: SIMD3(r, g, b), roughness: roughness, metalness: metal, transmission: clear,
                ownColor: own)
        }
        return switch substance {
        case .unspecified: make(0.6, 0.6, 0.6, 0.5, own: false)
        case .wood: make(0.35, 0.195, 0.095, 0.42)
        case .marble: make(0.78, 0.77, 0.74, 0.12)
        case .stone: make(0.33, 0.31, 0.28, 0.75)
        case .concrete: make(0.36, 0.355, 0.34, 0.8)
        case .brick: make(0.3, 0.118, 0.075, 0.88)
        case .tile: make(0.68, 0.67, 0.64, 0.15)
        case .plaster: make(0.72, 0.69, 0.64, 0.88)
        case .fabric: make(0.45, 0.42, 0.37, 0.92, own: false)
        case .leather: make(0.16, 0.07, 0.035, 0.42)
        case .paper: make(0.8, 0.78, 0.73, 0.85, own: false)
        case .metal: make(0.6, 0.6, 0.61, 0.28, metal: 1)
        case .gold: make(1.0, 0.71, 0.27, 0.16, metal: 1)
        case .silver: make(0.93, 0.92, 0.89, 0.14, metal: 1)
        case .copper: make(0.92, 0.5, 0.36, 0.22, metal: 1)
        case .glass: make(0.97, 0.98, 0.97, 0.02, clear: 0.95)
        case .ceramic: make(0.74, 0.72, 0.68, 0.15, own: false)
        case .plastic: make(0.5, 0.5, 0.5, 0.32, own: false)
        case .rubber: make(0.03, 0.03, 0.03, 0.65, own: false)
        case .grass: make(0.075, 0.145, 0.028, 0.8)
        case .sand: make(0.52, 0.39, 0.235, 0.92)
        case .snow: make(0.86, 0.88, 0.92, 0.75)
        case .water: make(0.02, 0.045, 0.05, 0.03)
        case .soil: make(0.105, 0.066, 0.04, 0.95)
        case .asphalt: make(0.055, 0.055, 0.057, 0.85)
        case .wax: make(0.8, 0.75, 0.64, 0.45, own: false)
        case .chalkboard: make(0.026, 0.034, 0.03, 0.75)
        case .emissive: make(0.9, 0.9, 0.9, 0.5, own: false)
        }
    }
}
