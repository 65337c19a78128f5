/// The secure hash SHA-256 (FIPS 180-4), taken in pieces.
public struct SHA256: Sendable {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
    ]
    private var rest: [UInt8] = []
    private var length: UInt64 = 0

    public init() {}

    /// The digest of some bytes in hexadecimal digits.
    public static func hex(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes[...])
        return hash.hex()
    }

    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        length += UInt64(bytes.count)
        var at = bytes.startIndex
        if !rest.isEmpty {
            let count = min(64 - rest.count, bytes.count)
            rest += bytes[at..<at + count]
            at += count
            guard rest.count == 64 else { return }
            let block = rest
            rest = []
            unsafe block.withUnsafeBufferPointer { unsafe take($0, from: 0) }
        }
        let whole = (bytes.endIndex - at) / 64 * 64
        unsafe bytes.withUnsafeBufferPointer { buffer in
            let first = at - bytes.startIndex
            for block in stride(from: first, to: first + whole, by: 64) {
                unsafe take(buffer, from: block)
            }
        }
        rest += bytes[(at + whole)...]
    }

    /// The digest of all bytes so far, in 64 hexadecimal digits.
    public func hex() -> String {
        var last = self
        let bits = length * 8
        var tail: [UInt8] = [0x80]
        while (rest.count + tail.count) % 64 != 56 { tail.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        last.update(tail[...])
        let digits = Array("0123456789abcdef")
        return String(
            last.state.flatMap { word in
                stride(from: 28, through: 0, by: -4).map { digits[Int(word >> UInt32($0) & 15)] }
            })
    }

    /// Takes one block of 64 bytes.
    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
            for t in 0..<16 {
                let at = start + 4 * t
                unsafe w[t] =
                    UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2])
                    << 8
                    | UInt32(bytes[at + 3])
            }
            for t in 16..<64 {
                let (a, b) = unsafe (w[t - 15], w[t - 2])
                let s0 = Self.turn(a, 7) ^ Self.turn(a, 18) ^ a >> 3
                let s1 = Self.turn(b, 17) ^ Self.turn(b, 19) ^ b >> 10
                unsafe w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for t in 0..<64 {
                let s1 = Self.turn(e, 6) ^ Self.turn(e, 11) ^ Self.turn(e, 25)
                let one = unsafe h &+ s1 &+ (e & f ^ ~e & g) &+ Self.constants[t] &+ w[t]
                let s0 = Self.turn(a, 2) ^ Self.turn(a, 13) ^ Self.turn(a, 22)
                let two = s0 &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ one, c, b, a, one &+ two)
            }
            for (k, value) in [a, b, c, d, e, f, g, h].enumerated() { state[k] &+= value }
        }
    }

    @inline(__always)
    private static func turn(_ x: UInt32, _ by: UInt32) -> UInt32 { x >> by | x << (32 - by) }

    private static let constants: [UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
        0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc,
        0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351,
        0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
        0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585,
        0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
        0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    ]
}
