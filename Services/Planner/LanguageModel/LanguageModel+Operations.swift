extension LanguageModel {
    /// Floating-point operations of an answer, two for each multiply-add: matrices, adapter,
    /// attention over all tokens before, and the rows of the output head that were asked for.
    public func floatingPointOperations(_ statistics: Statistics) -> Double {
        floatingPointOperations(
            tokens: statistics.evaluatedTokens, headRows: statistics.headRows)
    }

    /// - Parameter tokens: that went through the network, from an empty past
    package func floatingPointOperations(tokens: Int, headRows: Int) -> Double {
        let sizes = network.configuration
        let (width, hidden) = (sizes.width, sizes.hiddenWidth)
        let (queries, keys) = (
            sizes.heads * sizes.headWidth, sizes.keyValueHeads * sizes.headWidth
        )
        func product(_ linear: Linear, _ columns: Int, _ rows: Int) -> Int {
            columns * rows + (linear.change.map { $0.a.rows * (columns + rows) } ?? 0)
        }
        let perToken = network.layers.reduce(0) { sum, layer in
            sum + product(layer.q, width, queries) + product(layer.k, width, keys)
                + product(layer.v, width, keys) + product(layer.output, queries, width)
                + product(layer.gate, width, hidden) + product(layer.up, width, hidden)
                + product(layer.down, hidden, width)
        }
        let pairs = Double(tokens) * Double(tokens + 1) / 2
        let attention = pairs * Double(2 * queries * sizes.layers)
        return 2 * (Double(tokens) * Double(perToken) + attention + Double(headRows * width))
    }
}
