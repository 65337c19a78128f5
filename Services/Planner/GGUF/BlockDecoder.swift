/// Decodes whole blocks of `type` to numbers; `source` holds exactly the blocks of `target`.
@unsafe public func decode(
    _ type: TensorType, _ source: UnsafeRawBufferPointer,
    into target: UnsafeMutableBufferPointer<Float>
) {
    let blocks = target.count / type.blockLength
    precondition(source.count == blocks * type.blockSize, "blocks and numbers do not match")
    guard let bytes = source.baseAddress, let out = target.baseAddress else { return }
    for block in 0..<blocks {
        let b = unsafe bytes + block * type.blockSize
        let y = unsafe out + block * type.blockLength
        switch type {
        case .f32: unsafe y[0] = unsafe b.loadUnaligned(as: Float.self)
        case .f16: unsafe y[0] = half(b)
        case .bf16:
            unsafe y[0] = Float(bitPattern: UInt32(unsafe b.loadUnaligned(as: UInt16.self)) << 16)
        case .q8_0:
            let d = unsafe half(b)
            for i in 0..<32 {
                unsafe y[i] = d * Float(b.load(fromByteOffset: 2 + i, as: Int8.self))
            }
        case .q4_0: unsafe decode4(b + 2, scale: half(b), minimum: -8 * half(b), y)
        case .q4_1: unsafe decode4(b + 4, scale: half(b), minimum: half(b + 2), y)
        case .q5_0: unsafe decode5(b + 2, scale: half(b), minimum: -16 * half(b), y)
        case .q5_1: unsafe decode5(b + 4, scale: half(b), minimum: half(b + 2), y)
        case .q4_K: unsafe decode4K(b, y)
        case .q5_K: unsafe decode5K(b, y)
        case .q6_K: unsafe decode6K(b, y)
        }
    }
}

/// Scale and minimum of sub-block `j` (0 … 7) of a Q4_K or Q5_K block: w = scale·q - minimum.
@unsafe public func scaleAndMinimum(
    _ block: UnsafeRawPointer, subBlock j: Int
) -> (scale: Float, minimum: Float) {
    // Six bits each: eight low pairs, the upper four split over twelve bytes.
    let packed = unsafe block + 4
    func at(_ i: Int) -> UInt8 { unsafe packed.load(fromByteOffset: i, as: UInt8.self) }
    let scale, minimum: UInt8
    if j < 4 {
        scale = at(j) & 63
        minimum = at(j + 4) & 63
    } else {
        scale = at(j + 4) & 15 | (at(j - 4) >> 6) << 4
        minimum = at(j + 4) >> 4 | (at(j) >> 6) << 4
    }
    return unsafe (half(block) * Float(scale), half(block + 2) * Float(minimum))
}

private func half(_ p: UnsafeRawPointer) -> Float {
    Float(Float16(bitPattern: unsafe p.loadUnaligned(as: UInt16.self)))
}

private func byte(_ p: UnsafeRawPointer, _ i: Int) -> UInt8 {
    unsafe p.load(fromByteOffset: i, as: UInt8.self)
}

private func decode4(
    _ q: UnsafeRawPointer, scale: Float, minimum: Float, _ y: UnsafeMutablePointer<Float>
) {
    for i in 0..<16 {
        unsafe y[i] = scale * Float(byte(q, i) & 15) + minimum
        unsafe y[i + 16] = scale * Float(byte(q, i) >> 4) + minimum
    }
}

private func decode5(
    _ b: UnsafeRawPointer, scale: Float, minimum: Float, _ y: UnsafeMutablePointer<Float>
) {
    let high = unsafe b.loadUnaligned(as: UInt32.self)
    for i in 0..<16 {
        let q = unsafe byte(b, 4 + i)
        let low = q & 15 | UInt8(truncatingIfNeeded: high >> UInt32(i) & 1) << 4
        let upper = q >> 4 | UInt8(truncatingIfNeeded: high >> UInt32(i + 16) & 1) << 4
        unsafe y[i] = scale * Float(low) + minimum
        unsafe y[i + 16] = scale * Float(upper) + minimum
    }
}

private func decode4K(_ b: UnsafeRawPointer, _ y: UnsafeMutablePointer<Float>) {
    for j in 0..<8 {
        let (scale, minimum) = unsafe scaleAndMinimum(b, subBlock: j)
        for i in 0..<32 {
            let q = unsafe byte(b, 16 + j / 2 * 32 + i) >> (j % 2 == 0 ? 0 : 4) & 15
            unsafe y[j * 32 + i] = scale * Float(q) - minimum
        }
    }
}

private func decode5K(_ b: UnsafeRawPointer, _ y: UnsafeMutablePointer<Float>) {
    for j in 0..<8 {
        let (scale, minimum) = unsafe scaleAndMinimum(b, subBlock: j)
        for i in 0..<32 {
            let low = unsafe byte(b, 48 + j / 2 * 32 + i) >> (j % 2 == 0 ? 0 : 4) & 15
            let high = unsafe byte(b, 16 + i) >> UInt8(j) & 1
            unsafe y[j * 32 + i] = scale * Float(low | high << 4) - minimum
        }
    }
}

private func decode6K(_ b: UnsafeRawPointer, _ y: UnsafeMutablePointer<Float>) {
    let d = unsafe half(b + 208)
    for part in 0..<2 {
        for quarter in 0..<4 {
            for i in 0..<32 {
                let low =
                    unsafe byte(b, part * 64 + quarter % 2 * 32 + i)
                    >> (quarter < 2 ? 0 : 4) & 15
                let high = unsafe byte(b, 128 + part * 32 + i) >> UInt8(2 * quarter) & 3
                let scale = unsafe b.load(
                    fromByteOffset: 192 + part * 8 + quarter * 2 + i / 16, as: Int8.self)
                let q = Int32(low | high << 4) - 32
                unsafe y[part * 128 + quarter * 32 + i] = d * Float(scale) * Float(q)
            }
        }
    }
}
