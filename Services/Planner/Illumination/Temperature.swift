public import Space

/// Colours of glowing bodies.
public enum Temperature {
    /// Of a flame or a lamp as film takes it: below 2,800 kelvin sRGB has no blue left, where eye and film still see some.
    public static func lamp(_ kelvin: Float) -> V3 {
        let pale = min(max((2800 - kelvin) / 900, 0), 1) * 0.16
        return blend(color(kelvin), V3(repeating: 1), pale)
    }

    /// Linear sRGB of a black body, of unit luminance; 1,700 to 25,000 kelvin.
    ///
    /// The locus in CIE xy is the cubic fit by Kim and others (2002).
    public static func color(_ kelvin: Float) -> V3 {
        let t = min(max(kelvin, 1700), 25000)
        let m = 1000 / t
        let x: Float =
            t < 4000
            ? ((-0.2661239 * m - 0.2343589) * m + 0.8776956) * m + 0.179910
            : ((-3.0258469 * m + 2.1070379) * m + 0.2226347) * m + 0.240390
        let y: Float =
            t < 2222
            ? ((-1.1063814 * x - 1.34811020) * x + 2.18555832) * x - 0.20219683
            : t < 4000
                ? ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867
                : ((3.0817580 * x - 5.87338670) * x + 3.75112997) * x - 0.37001483
        let (bigX, bigZ) = (x / y, (1 - x - y) / y)
        let rgb = V3(
            3.2406 * bigX - 1.5372 - 0.4986 * bigZ,
            -0.9689 * bigX + 1.8758 + 0.0415 * bigZ,
            0.0557 * bigX - 0.2040 + 1.0570 * bigZ)
        let clipped = pointwiseMax(rgb, V3(repeating: 0.01))
        return clipped / clipped.luminance
    }
}
