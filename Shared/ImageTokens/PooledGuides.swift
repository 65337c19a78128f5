public import GuideMap
public import Tensor

/// What is known at each token before it is written: means of the guides and of the base terms over
/// its 16×16 quarter-size pixels.
public enum PooledGuides {
    /// Quarter-size pixels across a token.
    public static let cell = 16
    /// 32 mean guides, log mean luminance of 13 terms, log mean nominal colour.
    public static let channels = GuideMap.channelCount + BaseTerms.count + 3

    /// - Parameter guides: at quarter size; width and height are multiples of 16
    /// - Returns: (48, rows, columns)
    public static func pool(_ guides: GuideMap, _ terms: BaseTerms) -> Tensor {
        precondition(
            guides.width % cell == 0 && guides.height % cell == 0,
            "\(guides.width)×\(guides.height) is no multiple of \(cell)")
        let (columns, rows) = (guides.width / cell, guides.height / cell)
        var result = Tensor(zeros: [channels, rows, columns])
        var line = [Float](repeating: 0, count: BaseTerms.channels * guides.width)
        let share = 1 / Float(cell * cell)
        for y in 0..<guides.height {
            let row = y / cell
            for channel in 0..<GuideMap.channelCount {
                unsafe line.withUnsafeMutableBufferPointer {
                    guard let line = $0.baseAddress else { return }
                    unsafe NetworkGuides.write(channel: channel, row: y, of: guides, into: line)
                }
                for column in 0..<columns {
                    var sum: Float = 0
                    for x in column * cell..<(column + 1) * cell { sum += line[x] }
                    result.values[(channel * rows + row) * columns + column] += sum * share
                }
            }
            unsafe line.withUnsafeMutableBufferPointer {
                guard let line = $0.baseAddress else { return }
                unsafe terms.write(row: y, of: guides, into: line)
            }
            for channel in 0..<BaseTerms.channels {
                let weight: [Float] = [0.2126, 0.7152, 0.0722]
                let color = channel % 3
                for column in 0..<columns {
                    var sum: Float = 0
                    let start = channel * guides.width
                    for x in column * cell..<(column + 1) * cell { sum += line[start + x] }
                    let term = GuideMap.channelCount + channel / 3
                    let nominal = GuideMap.channelCount + BaseTerms.count + color
                    result.values[(term * rows + row) * columns + column] +=
                        sum * share * weight[color]
                    result.values[(nominal * rows + row) * columns + column] += sum * share
                }
            }
        }
        for index in (GuideMap.channelCount * rows * columns)..<result.count {
            let mean = max(result.values[index], 0) + 1e-3
            result.values[index] = 0.25 * VectorMath.log(SIMD8(repeating: mean))[0]
        }
        return result
    }

    /// Pools a whole canvas band by band, so that its guides never lie in memory at once.
    ///
    /// - Parameter check: called before each band; what it throws ends the work
    public static func pool(
        _ source: any GuideSource, rows: Int, columns: Int, _ terms: BaseTerms,
        check: () throws -> Void = {}
    ) throws -> Tensor {
        var result = Tensor(zeros: [channels, rows, columns])
        var first = 0
        while first < rows {
            try check()
            let count = min(8, rows - first)
            let rect = PixelRect(x: 0, y: first * cell, width: columns * cell, height: count * cell)
            let band = pool(try source.guides(of: rect, divisor: 4), terms)
            for channel in 0..<channels {
                let target = (channel * rows + first) * columns
                let from = channel * count * columns
                for index in 0..<(count * columns) {
                    result.values[target + index] = band.values[from + index]
                }
            }
            first += count
        }
        return result
    }
}
