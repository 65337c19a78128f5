import GuideMap
import Tensor

/// The base picture's terms: what each cause of light alone would show at a pixel, scene-linear
/// after exposure and white balance. A picture is Σ c_k f_k, where tokens decide the positive
/// coefficients c.
///
/// In order: ambient, lights 0–2, mirror image, glow, what is behind glass, backdrop, light from
/// above, from below, from the right, haze on things, haze before the backdrop.
public struct BaseTerms: Sendable {
    public static let count = 13
    /// RGB of each term: index = term · 3 + colour.
    public static let channels = 3 * count

    /// A coefficient that tokens do not decide: what glows, the backdrop and what stands behind glass are as the plan
    /// gives them, with no haze before the backdrop. (Left to tokens, skies turned blotchy and greenish, glass grey and
    /// lampshades pink.)
    static func given(_ channel: Int) -> Float? {
        switch channel / 3 {
        case 5, 6, 7: 1
        case 12: 0
        default: nil
        }
    }

    private let light: PlanLight
    private let soft: SIMD3<Float>

    public init(_ light: PlanLight) {
        self.light = light
        let direct = light.lights[0] + light.lights[1] + light.lights[2]
        soft = (light.ambient + direct * 0.05 + 0.005) * 0.3
    }

    /// Writes the terms of one row of a guide map: (39, width).
    @unsafe
    func write(row y: Int, of guides: GuideMap, into out: UnsafeMutablePointer<Float>) {
        let width = guides.width
        let area = width * guides.height
        unsafe guides.values.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let row = unsafe base + y * width
            func channel(_ index: Int) -> UnsafePointer<Float> { unsafe row + index * area }
            var x = 0
            while x < width {
                let lanes = min(8, width - x)
                func load(_ index: Int) -> SIMD8<Float> {
                    if lanes == 8 {
                        return unsafe UnsafeRawPointer(channel(index) + x).loadUnaligned(
                            as: SIMD8<Float>.self)
                    }
                    var part = SIMD8<Float>.zero
                    for lane in 0..<lanes { unsafe part[lane] = channel(index)[x + lane] }
                    return part
                }
                func store(_ value: SIMD8<Float>, _ index: Int) {
                    let target = unsafe out + index * width + x
                    if lanes == 8 {
                        unsafe UnsafeMutableRawPointer(target).storeBytes(
                            of: value, as: SIMD8<Float>.self)
                    } else {
                        for lane in 0..<lanes { unsafe target[lane] = value[lane] }
                    }
                }
                let one = SIMD8<Float>(repeating: 1)
                let metal = load(GuideChannel.metalness)
                let clear = load(GuideChannel.transmission)
                let up = load(GuideChannel.up)
                let hit = load(GuideChannel.hit)
                let rough = one - load(GuideChannel.roughness)
                let gloss = metal + (one - metal) * rough * rough
                let fresnel = load(GuideChannel.fresnel)
                let open = load(GuideChannel.ambientOcclusion)
                let lit0 = load(GuideChannel.lightVisibility) * load(GuideChannel.lightIncidence)
                let lit1 =
                    load(GuideChannel.lightVisibility + 1) * load(GuideChannel.lightIncidence + 1)
                let lit2 =
                    load(GuideChannel.lightVisibility + 2) * load(GuideChannel.lightIncidence + 2)
                let emission = VectorMath.limit(load(GuideChannel.emission), 0, 8)
                let red = load(GuideChannel.color) * 0.2126
                let green = load(GuideChannel.color + 1) * 0.7152
                let level = red + green + load(GuideChannel.color + 2) * 0.0722
                let glow =
                    (VectorMath.exp(emission) - one) / VectorMath.limit(level, 0.05, 1e30)
                let above = VectorMath.limit(up, 0, 1e30)
                let below = SIMD8(repeating: 0.5) - up * 0.5
                let side = load(GuideChannel.normal) * 0.5 + 0.5
                for c in 0..<3 {
                    let color = load(GuideChannel.color + c)
                    let diffuse = color * (one - metal) * (one - clear)
                    let base = (one - metal) * 0.04 + color * metal
                    let mirror = base + (one - base) * fresnel
                    store(diffuse * open * light.ambient[c], c)
                    store(diffuse * lit0 * light.lights[0][c], 3 + c)
                    store(diffuse * lit1 * light.lights[1][c], 6 + c)
                    store(diffuse * lit2 * light.lights[2][c], 9 + c)
                    store(load(GuideChannel.reflection + c) * mirror * gloss, 12 + c)
                    store(color * glow, 15 + c)
                    store(load(GuideChannel.behind + c) * clear, 18 + c)
                    store(load(GuideChannel.environment + c), 21 + c)
                    store(diffuse * above * soft[c], 24 + c)
                    store(diffuse * below * soft[c], 27 + c)
                    store(diffuse * side * soft[c], 30 + c)
                    store(hit * 0.02, 33 + c)
                    store((one - hit) * 0.02, 36 + c)
                }
                x += lanes
            }
        }
    }
}
