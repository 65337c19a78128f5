public import Space

/// What colour words mean, as linear base colours.
public enum Palette {
    /// Names and sRGB bytes.
    private static let table: [(String, UInt32)] = [
        ("red", 0xC41E1E), ("orange", 0xEE7411), ("yellow", 0xF4C51B), ("green", 0x2C8A38),
        ("teal", 0x148A8A), ("blue", 0x1F4FC4), ("purple", 0x7430B0), ("pink", 0xEF86B0),
        ("brown", 0x6B4326), ("beige", 0xD9C49C), ("black", 0x151515), ("gray", 0x7E7E7E),
        ("white", 0xEFEFEA),
    ]

    public static let names = table.map(\.0)

    public static func color(_ name: String) -> V3? {
        table.first { $0.0 == name }.map { linear($0.1) }
    }

    /// The word that comes nearest to a linear colour.
    public static func name(_ color: V3) -> String {
        let wanted = perceptual(color)
        return members.min { a, b in
            (perceptual(a.color) - wanted).length < (perceptual(b.color) - wanted).length
        }?.name ?? "gray"
    }

    public static func linear(_ bytes: UInt32) -> V3 {
        func channel(_ shift: UInt32) -> Float {
            let v = Float((bytes >> shift) & 0xFF) / 255
            return v <= 0.04045 ? v / 12.92 : power((v + 0.055) / 1.055, 2.4)
        }
        return V3(channel(16), channel(8), channel(0))
    }

    private static func perceptual(_ c: V3) -> V3 {
        V3(power(max(0, c.x), 1 / 2.4), power(max(0, c.y), 1 / 2.4), power(max(0, c.z), 1 / 2.4))
    }
}
