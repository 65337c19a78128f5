public import Knowledge

extension AssetInfo {
    /// Candles, neon and a hearth's fire give light at any hour; lamps when light is short.
    public var burnsAlways: Bool {
        concept.contains("candle") || concept.contains("neon") || isHearth
    }

    /// Colour temperature of its light.
    public var kelvin: Float { concept.contains("candle") || isHearth ? 1900 : 2800 }

    private var isHearth: Bool { isLamp && category == .furniture }
}
