public import Illumination
import PlantainProto
public import Space

/// How bright panes are on the film, by the time of day.
public enum LitPanes {
    /// Windows of a room, which show the light outside; nil = the pane's own colour.
    public static func window(_ mood: Mood) -> (level: Float, tint: V3?) {
        // A low sun is golden; evenings have their own colours.
        let tint: V3? =
            switch mood.time {
            case .sunset, .goldenHour: V3(0.95, 0.78, 0.55)
            default: nil
            }
        guard ![.candle, .dim, .neon, .fire].contains(mood.character) else { return (0, tint) }
        switch mood.time {
        case .night: return (0.03, tint)
        case .dusk: return (0.2, tint)
        default:
            return (mood.weather == .rain ? 0.62 : mood.sky == .overcast ? 0.9 : 1.25, tint)
        }
    }

    /// Windows of houses, behind which lamps are lit in the evening.
    public static func house(_ mood: Mood) -> Float {
        mood.time == .night || mood.time == .dusk ? 0.7 : 0
    }
}
