import Tensor

/// Parts of a map, and rows written in place.
extension FeatureMap {
    /// Without `margin` pixels on every side.
    public func cropped(by margin: Int) -> FeatureMap {
        guard margin > 0 else { return self }
        return part(
            rows: margin..<height - margin, columns: margin..<width - margin)
    }

    /// Some rows of the map.
    public func rows(_ range: Range<Int>) -> FeatureMap {
        part(rows: range, columns: 0..<width)
    }

    private func part(rows: Range<Int>, columns: Range<Int>) -> FeatureMap {
        var result = FeatureMap(height: rows.count, width: columns.count, channels: channels)
        let count = columns.count * channels
        for (target, source) in rows.enumerated() {
            let from = offset(source) + columns.lowerBound * channels
            let to = result.offset(target)
            unsafe withRows { values in
                unsafe result.withMutableRows { out in
                    unsafe (out + to).update(from: values + from, count: count)
                }
            }
        }
        return result
    }

    /// Sets every pixel of a row to the same channels.
    public mutating func setRow(_ y: Int, to pixel: [Float]) {
        let (start, channels, width) = (offset(y), channels, width)
        unsafe withMutableRows { rows in
            unsafe pixel.withUnsafeBufferPointer { pixel in
                for x in 0..<width {
                    for channel in 0..<channels {
                        unsafe rows[start + x * channels + channel] = pixel[channel]
                    }
                }
            }
        }
    }

    /// Lets `body` write a row's pixels, (width, channels).
    public mutating func withRow(_ y: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
        let start = offset(y)
        unsafe withMutableRows { unsafe body($0 + start) }
    }

    /// silu(x + bias) on a row.
    public mutating func siluRow(_ y: Int, plus bias: [Float]) {
        let (start, channels, width) = (offset(y), channels, width)
        unsafe withMutableRows { rows in
            let row = unsafe rows + start
            unsafe bias.withUnsafeBufferPointer { bias in
                for x in 0..<width {
                    for channel in 0..<channels {
                        unsafe row[x * channels + channel] += bias[channel]
                    }
                }
            }
            unsafe VectorMath.map(row, to: row, count: width * channels, VectorMath.silu)
        }
    }
}
