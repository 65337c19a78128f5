public import GuideMap
public import Layers
public import Tensor

/// The picture that guides and tokens give together, before the renderer: Σ c_k f_k, edges from the
/// guides, light from the tokens.
public enum BasePicture {
    /// Display values of a rectangle, planar (3, height, width).
    ///
    /// - Parameters:
    ///   - guides: of that rectangle, at the native size divided by `divisor` (1, 2, 4, 8 or 16)
    ///   - origin: of the rectangle on the divided canvas
    public static func draw(
        _ guides: GuideMap, at origin: (x: Int, y: Int), divisor: Int = 1, _ terms: BaseTerms,
        _ field: TokenField
    ) -> Tensor {
        let cell = TokenField.cell / divisor
        var result = Tensor(zeros: [3, guides.height, guides.width])
        let width = guides.width
        let channels = BaseTerms.channels
        var line = [Float](repeating: 0, count: channels * width)
        // One row between two rows of nodes.
        var nodes = [Float](repeating: 0, count: channels * field.columns)
        let columns = (0..<width).map {
            GridPosition(pixel: origin.x + $0, cell: cell, nodes: field.columns)
        }
        for y in 0..<guides.height {
            let row = GridPosition(pixel: origin.y + y, cell: cell, nodes: field.rows)
            blend(field.coefficients, row, field.columns * channels, into: &nodes)
            unsafe line.withUnsafeMutableBufferPointer { line in
                guard let line = line.baseAddress else { return }
                unsafe terms.write(row: y, of: guides, into: line)
                unsafe nodes.withUnsafeBufferPointer { nodes in
                    unsafe result.values.withUnsafeMutableBufferPointer { out in
                        guard let nodes = nodes.baseAddress, let out = out.baseAddress else {
                            return
                        }
                        for x in 0..<width {
                            let column = columns[x]
                            let a = unsafe nodes + column.low * channels
                            let b = unsafe nodes + column.high * channels
                            var sum = SIMD4<Float>.zero
                            for term in 0..<BaseTerms.count {
                                let k = 3 * term
                                let near = unsafe SIMD4(a[k], a[k + 1], a[k + 2], 0)
                                let far = unsafe SIMD4(b[k], b[k + 1], b[k + 2], 0)
                                let f = unsafe SIMD4(
                                    line[k * width + x], line[(k + 1) * width + x],
                                    line[(k + 2) * width + x], 0)
                                sum += (near + (far - near) * column.part) * f
                            }
                            for c in 0..<3 {
                                unsafe out[(c * guides.height + y) * width + x] = sum[c]
                            }
                        }
                        for c in 0..<3 {
                            let target = unsafe out + (c * guides.height + y) * width
                            unsafe VectorMath.map(
                                target, to: target, count: width, ToneCurve.display)
                        }
                    }
                }
            }
        }
        return result
    }

    /// The field's latents at a quarter of the native size: (height, width, 16).
    ///
    /// - Parameter rect: in quarter-size pixels
    public static func latents(of rect: PixelRect, _ field: TokenField) -> FeatureMap {
        let channels = TokenField.latents
        let cell = TokenField.cell / 4
        var nodes = [Float](repeating: 0, count: channels * field.columns)
        var planar = Tensor(zeros: [channels, rect.height, rect.width])
        for y in 0..<rect.height {
            blend(
                field.latents, GridPosition(pixel: rect.y + y, cell: cell, nodes: field.rows),
                field.columns * channels, into: &nodes)
            for x in 0..<rect.width {
                let column = GridPosition(pixel: rect.x + x, cell: cell, nodes: field.columns)
                for channel in 0..<channels {
                    let a = nodes[column.low * channels + channel]
                    let b = nodes[column.high * channels + channel]
                    planar.values[(channel * rect.height + y) * rect.width + x] =
                        a + (b - a) * column.part
                }
            }
        }
        return FeatureMap(planar: planar)
    }

    /// A row between two rows of nodes.
    private static func blend(
        _ grid: [Float], _ row: GridPosition, _ count: Int, into out: inout [Float]
    ) {
        let (a, b) = (row.low * count, row.high * count)
        for index in 0..<count {
            out[index] = grid[a + index] + (grid[b + index] - grid[a + index]) * row.part
        }
    }
}
