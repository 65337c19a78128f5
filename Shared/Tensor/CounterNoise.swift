/// Random numbers without a state: each is a function of a seed and four counters, so that the
/// order of asking and the number of threads do not matter.
public enum CounterNoise {
    /// 64 random bits.
    public static func bits(_ seed: UInt64, _ a: Int, _ b: Int, _ c: Int = 0, _ d: Int = 0)
        -> UInt64
    {
        var state = mix(seed &+ 0x9e37_79b9_7f4a_7c15)
        for counter in [a, b, c, d] {
            state = mix(state ^ UInt64(bitPattern: Int64(counter)) &* 0xd6e8_feb8_6659_fd93)
        }
        return state
    }

    /// Uniform in (0, 1).
    public static func uniform(_ seed: UInt64, _ a: Int, _ b: Int, _ c: Int = 0, _ d: Int = 0)
        -> Float
    {
        (Float(bits(seed, a, b, c, d) >> 41) + 0.5) * 0x1p-23
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014), with an odd constant added first.
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }
}
