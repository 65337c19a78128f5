public import Knowledge
import Space

extension AssetInfo {
    /// Candles, neon and a hearth's fire give light at any hour; lamps when light is short.
    public var burnsAlways: Bool {
        concept.contains("candle") || concept.contains("neon") || isHearth
    }

    /// Colour temperature of its light.
    public var kelvin: Float { concept.contains("candle") || isHearth ? 1900 : 2800 }

    /// Of a glowing tube that has a colour of its own; nil = of a flame or a bulb.
    var tubeColor: V3? { concept.contains("neon") ? V3(1, 0.12, 0.35) : nil }

    private var isHearth: Bool { isLamp && category == .furniture }
}
