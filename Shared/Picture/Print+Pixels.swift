public import PlantainProto

extension Print {
    /// Prints finished pixels: RGB, display values in 8 bits.
    ///
    /// Greys are the brightness that display values have (Rec. 709), so a picture keeps its tones.
    public func develop(_ rgb: inout [UInt8]) {
        let share = min(max(gray, 0), 1)
        let white = tone.map { SIMD3($0.r, $0.g, $0.b) } ?? SIMD3(repeating: 1)
        guard share > 0 || tone != nil else { return }
        for at in stride(from: 0, to: rgb.count - 2, by: 3) {
            let color = SIMD3(Float(rgb[at]), Float(rgb[at + 1]), Float(rgb[at + 2]))
            let level = 0.2126 * color.x + 0.7152 * color.y + 0.0722 * color.z
            let printed = (color + (SIMD3(repeating: level) - color) * share) * white
            for channel in 0..<3 {
                rgb[at + channel] = UInt8(min(max(printed[channel], 0), 255) + 0.5)
            }
        }
    }
}
