import Foundation

/// OKLab (Ottosson 2020): lightness and two opponent colours, even to the eye.
enum Lab {
    /// Linear sRGB → (L, a, b).
    static func of(_ c: SIMD3<Float>) -> SIMD3<Float> {
        let l = 0.412_221_47 * c.x + 0.536_332_54 * c.y + 0.051_445_99 * c.z
        let m = 0.211_903_5 * c.x + 0.680_699_55 * c.y + 0.107_396_96 * c.z
        let s = 0.088_302_46 * c.x + 0.281_718_84 * c.y + 0.629_978_7 * c.z
        let (p, q, r) = (cbrtf(max(l, 0)), cbrtf(max(m, 0)), cbrtf(max(s, 0)))
        return SIMD3(
            0.210_454_26 * p + 0.793_617_8 * q - 0.004_072_05 * r,
            1.977_998_5 * p - 2.428_592_2 * q + 0.450_593_7 * r,
            0.025_904_04 * p + 0.782_771_77 * q - 0.808_675_77 * r)
    }

    /// (L, a, b) → linear sRGB, which may lie outside 0…1.
    static func color(_ lab: SIMD3<Float>) -> SIMD3<Float> {
        let p = lab.x + 0.396_337_78 * lab.y + 0.215_803_76 * lab.z
        let q = lab.x - 0.105_561_35 * lab.y - 0.063_854_17 * lab.z
        let r = lab.x - 0.089_484_18 * lab.y - 1.291_485_5 * lab.z
        let (l, m, s) = (p * p * p, q * q * q, r * r * r)
        return SIMD3(
            4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_93 * s,
            -1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s,
            -0.004_196_09 * l - 0.703_418_6 * m + 1.707_614_7 * s)
    }
}
