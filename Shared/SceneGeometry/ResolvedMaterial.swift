public import Knowledge
public import Materials
public import PlantainProto

/// What a part is made of after the plan's wishes: enough to answer any question about a point on it.
public struct ResolvedMaterial: Sendable {
    public var substance: Substance
    /// Linear; the pattern's mean, or the colour where there is neither pattern nor texture.
    public var baseColor: SIMD3<Float>
    public var texture: Texture?
    /// A colour asked for replaces the texture's own: its light and dark stay, its hue goes.
    public var recolored = false
    /// Of the texture's colours only this one is replaced, in all its shades; nil = all of them.
    public var keyColor: SIMD3<Float>?
    /// Nil for a plain colour or a texture.
    public var pattern: MaterialPattern?
    public var roughness: Float
    public var metalness: Float
    public var transmission: Float
    /// Of the light inside glass and liquids.
    public var ior: Float = 1.5
    /// A single sheet: light passes without being bent.
    public var thin: Bool
    public var alphaCut: Bool
    /// Emitted radiance, linear; zero for most.
    public var emission: SIMD3<Float> = .zero
    public var doubleSided: Bool
    /// A leaf or a blade: light from behind shines through.
    public var isLeaf = false
    /// A picture that glows: each texel sends out its own share of `emission`.
    public var emitsTexture = false

    /// Everything that can be said about a point.
    public struct Sample: Sendable {
        public var color: SIMD3<Float>
        public var roughness: Float
        /// Local, unit, with the pattern's relief.
        public var normal: SIMD3<Float>
        /// 0 where the texture cuts a hole.
        public var alpha: Float
    }

    /// - Parameters:
    ///   - position: local metres.
    ///   - normal: local, unit.
    ///   - footprint: width of a pixel on the surface, metres.
    ///   - uvFootprint: the same as a share of the texture's side.
    public func sample(
        position: SIMD3<Float>, normal: SIMD3<Float>, uv: SIMD2<Float>, footprint: Float,
        uvFootprint: Float
    ) -> Sample {
        if let texture {
            let texel = texture.sample(uv, footprint: uvFootprint)
            let own = SIMD3(texel.x, texel.y, texel.z)
            return Sample(
                color: recolored ? tinted(own, texture) : own, roughness: roughness, normal: normal,
                alpha: alphaCut ? texel.w : 1)
        }
        guard let pattern else {
            return Sample(color: baseColor, roughness: roughness, normal: normal, alpha: 1)
        }
        let s = pattern.evaluate(position: position, normal: normal, footprint: footprint)
        return Sample(color: s.color, roughness: s.roughness, normal: s.normal, alpha: 1)
    }

    /// Colour by the texture alone, averaged over a share of its side.
    public func textured(uv: SIMD2<Float>, uvFootprint: Float) -> SIMD3<Float> {
        guard let texture else { return baseColor }
        let texel = texture.sample(uv, footprint: uvFootprint)
        let own = SIMD3(texel.x, texel.y, texel.z)
        return recolored ? tinted(own, texture) : own
    }

    private func tinted(_ own: SIMD3<Float>, _ texture: Texture) -> SIMD3<Float> {
        let weights = SIMD3<Float>(0.2126, 0.7152, 0.0722)
        let mean = max(dot(keyColor ?? texture.mean, weights), 0.02)
        let ratio = min(dot(own, weights) / mean, 2.2)
        let tinted = pointwiseMin(baseColor * ratio, SIMD3(repeating: 0.92))
        guard let keyColor else { return tinted }
        return own + (tinted - own) * likeness(own, keyColor)
    }

    /// 1 for shades of the same hue, or of nearly the same grey; 0 for other colours.
    private func likeness(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
        // Cube roots are about as far apart as colours look.
        let (p, q) = (perceived(a), perceived(b))
        let (pale, light) = ((p.x + p.y + p.z) / 3, (q.x + q.y + q.z) / 3)
        let (hue, key) = (p - SIMD3(repeating: pale), q - SIMD3(repeating: light))
        let (strength, wanted) = (length(hue), length(key))
        let apart: Float
        if wanted < 0.08 {
            apart = strength * 3 + abs(pale - light) * 0.8
        } else {
            apart = length(hue / max(strength, 0.06) - key / wanted) * 0.45
        }
        let t = min(max((0.42 - apart) / 0.14, 0), 1)
        return t * t * (3 - 2 * t)
    }

    private func perceived(_ c: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(cubeRoot(c.x), cubeRoot(c.y), cubeRoot(c.z))
    }

    /// Two steps of Newton's from a rough guess are near enough.
    private func cubeRoot(_ x: Float) -> Float {
        guard x > 1e-5 else { return 0 }
        var y = 0.3 + 0.7 * x
        for _ in 0..<4 { y = (2 * y + x / (y * y)) / 3 }
        return y
    }
}

/// Decides what a part is made of: as modelled, then the plan's substance and colour on the parts that take them.
struct MaterialResolver {
    /// The plan's wish for the whole body; nil = as modelled.
    let wish: PlantainProto.Material?
    let seed: UInt64
    /// Radiance of things that always glow, scaled to the exposure.
    let exposure: Float
    /// A worktop: its stone is cut and polished.
    var isPolished = false

    func resolve(
        _ part: AssetPart, takesWish: Bool, layout: PatternLayout = .solid, alongX: Bool = true,
        scale own: Float = 0
    ) -> ResolvedMaterial {
        let modelled = part.material
        var result = ResolvedMaterial(
            substance: modelled.substance, baseColor: modelled.baseColor, texture: modelled.texture,
            roughness: modelled.roughness, metalness: modelled.metalness,
            transmission: modelled.transmission,
            thin: part.doubleSided, alphaCut: modelled.alphaCut, doubleSided: part.doubleSided)
        result.isLeaf =
            part.doubleSided
            && ["leaf", "leaves", "needles", "blade"].contains { part.name.hasPrefix($0) }
        if modelled.transmission > 0.5 { result.baseColor = Self.cleared(modelled.baseColor) }
        var patternTint: SIMD3<Float>? = modelled.baseColor
        var scale = own
        if takesWish, let wish {
            if wish.scale > 0 { scale = wish.scale }
            if wish.substance != .unspecified {
                let own = SubstanceProperties.of(wish.substance)
                result.substance = wish.substance
                if own.ownColor {
                    result.baseColor = own.color
                } else if modelled.texture != nil {
                    result.baseColor = modelled.texture?.mean ?? own.color
                }
                if modelled.transmission > 0, own.transmission == 0, !own.ownColor {
                    result.baseColor = own.color
                }
                result.texture = nil
                result.alphaCut = false
                result.roughness = own.roughness
                result.metalness = own.metalness
                result.transmission = own.transmission
                if own.transmission > 0, wish.tint == nil { result.baseColor = own.color }
            }
            if let tint = wish.tint?.simd {
                // Leaves keep their light and shade.
                let share: Float =
                    part.name.hasPrefix("leaves0") ? 0.5 : part.name.hasPrefix("leaves2") ? 1.4 : 1
                result.baseColor = tint * share
                result.recolored = result.texture != nil
                result.keyColor = modelled.keyColor
            }
            patternTint = result.baseColor
            if wish.roughness > 0 { result.roughness = wish.roughness }
        }
        if isPolished, result.substance == .stone, wish?.roughness ?? 0 == 0 {
            result.roughness = MaterialPattern.polishedStone
        }
        let pattern = MaterialPattern(
            result.substance, tint: patternTint,
            seed: wish?.seed == 0 || wish == nil ? seed : wish?.seed ?? seed,
            scale: scale, roughness: result.roughness, layout: layout, alongX: alongX)
        if result.texture == nil, result.transmission == 0, !pattern.isPlain {
            result.pattern = pattern
        }
        result.ior = result.substance == .water ? 1.33 : 1.5
        if modelled.glow > 0, result.substance == .emissive {
            // Screens are as bright as paper in daylight; flames and tubes outshine it.
            let level: Float = part.name == "screen" ? 0.7 : 5
            result.emission = result.baseColor * (level * modelled.glow / max(exposure, 1e-6))
        }
        if takesWish, let wish, wish.emission > 0 {
            result.emission = unitLuminance(result.baseColor) * wish.emission
        }
        return result
    }

    /// Clear matter without its grey, which models have for renderers that do not look through it; a colour stays.
    private static func cleared(_ color: SIMD3<Float>) -> SIMD3<Float> {
        let most = max(color.max(), 1e-3)
        let saturation = (most - color.min()) / most
        guard saturation < 0.3 else { return color }
        let clear = color * (0.93 / most)
        return color + (clear - color) * (1 - saturation / 0.3)
    }

    func unitLuminance(_ color: SIMD3<Float>) -> SIMD3<Float> {
        color / max(dot(color, SIMD3(0.2126, 0.7152, 0.0722)), 1e-4)
    }
}
