public import PlantainProto
public import Script

extension SceneScript.Sky {
    /// What falls from it or hangs in the air.
    public var weather: Weather {
        switch self {
        case .rain: .rain
        case .snow: .snowfall
        case .fog: .fog
        default: .unspecified
        }
    }
}
