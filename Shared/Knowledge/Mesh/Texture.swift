public import Foundation

/// A picture on a mesh: 8-bit sRGB with alpha, rows from the top. Kept with its halved copies for filtering.
public final class Texture: Sendable {
    public let width: Int
    public let height: Int
    /// RGBA, `width * height * 4` bytes.
    public let pixels: Data
    /// Some texel is see-through.
    public let hasAlpha: Bool
    /// Mean colour of opaque texels, linear.
    public let mean: SIMD3<Float>
    private let levels: [Level]

    private struct Level: Sendable {
        let width: Int
        let height: Int
        /// Linear colour and alpha, 8.8 fixed point is not enough for darks: 16 bits each.
        let texels: [SIMD4<UInt16>]
    }

    public init(width: Int, height: Int, pixels: Data, hasAlpha: Bool) {
        precondition(width > 0 && height > 0 && pixels.count == width * height * 4)
        self.width = width
        self.height = height
        self.pixels = pixels
        self.hasAlpha = hasAlpha
        var texels = [SIMD4<UInt16>]()
        texels.reserveCapacity(width * height)
        let table = Self.linearTable
        let bytes = [UInt8](pixels)
        for i in stride(from: 0, to: bytes.count, by: 4) {
            texels.append(
                SIMD4(
                    table[Int(bytes[i])], table[Int(bytes[i + 1])], table[Int(bytes[i + 2])],
                    UInt16(bytes[i + 3]) * 257))
        }
        var levels = [Level(width: width, height: height, texels: texels)]
        while let last = levels.last, last.width > 1 || last.height > 1 {
            levels.append(Self.halved(last))
        }
        self.levels = levels
        let top = levels[levels.count - 1].texels[0]
        mean = SIMD3(Float(top.x), Float(top.y), Float(top.z)) / 65535
    }

    /// Linear colour and alpha at `uv` (repeating), averaged over about `footprint` of the unit square's side.
    public func sample(_ uv: SIMD2<Float>, footprint: Float = 0) -> SIMD4<Float> {
        let texels = max(footprint * Float(max(width, height)), 1)
        let lod = min(log2(texels), Float(levels.count - 1))
        let low = Int(lod)
        let t = lod - Float(low)
        let fine = bilinear(levels[low], uv)
        guard t > 0.01, low + 1 < levels.count else { return fine }
        return fine + (bilinear(levels[low + 1], uv) - fine) * t
    }

    private func bilinear(_ level: Level, _ uv: SIMD2<Float>) -> SIMD4<Float> {
        guard uv.x.isFinite, uv.y.isFinite else { return SIMD4(mean, 1) }
        let x = (uv.x - uv.x.rounded(.down)) * Float(level.width) - 0.5
        let y = (uv.y - uv.y.rounded(.down)) * Float(level.height) - 0.5
        let (fx, fy) = (x.rounded(.down), y.rounded(.down))
        let (tx, ty) = (x - fx, y - fy)
        let x0 = (Int(fx) + level.width) % level.width
        let y0 = (Int(fy) + level.height) % level.height
        let x1 = (x0 + 1) % level.width
        let y1 = (y0 + 1) % level.height
        func texel(_ x: Int, _ y: Int) -> SIMD4<Float> {
            SIMD4<Float>(level.texels[y * level.width + x])
        }
        let top = texel(x0, y0) * (1 - tx) + texel(x1, y0) * tx
        let bottom = texel(x0, y1) * (1 - tx) + texel(x1, y1) * tx
        return (top * (1 - ty) + bottom * ty) * (1 / 65535)
    }

    private static func halved(_ level: Level) -> Level {
        let (w, h) = (max(level.width / 2, 1), max(level.height / 2, 1))
        var texels = [SIMD4<UInt16>]()
        texels.reserveCapacity(w * h)
        for y in 0..<h {
            let (y0, y1) = (min(2 * y, level.height - 1), min(2 * y + 1, level.height - 1))
            for x in 0..<w {
                let (x0, x1) = (min(2 * x, level.width - 1), min(2 * x + 1, level.width - 1))
                var sum = SIMD4<UInt32>.zero
                var alpha: UInt32 = 0
                for (x, y) in [(x0, y0), (x1, y0), (x0, y1), (x1, y1)] {
                    let t = SIMD4<UInt32>(truncatingIfNeeded: level.texels[y * level.width + x])
                    let a = (t.w >> 4) &+ 1  // colour counts as much as it is seen
                    sum &+= SIMD4(t.x >> 2, t.y >> 2, t.z >> 2, 0) &* a
                    alpha &+= a
                    sum.w &+= t.w
                }
                texels.append(
                    SIMD4(
                        UInt16(min(sum.x / alpha * 4, 65535)),
                        UInt16(min(sum.y / alpha * 4, 65535)),
                        UInt16(min(sum.z / alpha * 4, 65535)), UInt16(sum.w / 4)))
            }
        }
        return Level(width: w, height: h, texels: texels)
    }

    private static let linearTable: [UInt16] = (0..<256).map { i in
        let s = Float(i) / 255
        let linear = s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
        return UInt16((linear * 65535).rounded())
    }
}
