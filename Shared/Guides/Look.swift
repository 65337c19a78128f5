/// What a surface looks like at one place, averaged over a footprint.
struct Look {
    /// Linear base colour, or the specular tint of metal.
    var color: SIMD3<Float>
    /// Unit, with the pattern's relief.
    var normal: SIMD3<Float>
    var roughness: Float
    var metalness: Float
    var transmission: Float
    /// Emitted luminance, before exposure.
    var emission: Float
    /// Share covered by lettering.
    var glyph: Float = 0
    /// A film of water on rough ground: it mirrors, drawn out toward the eye.
    var isWet = false
}
