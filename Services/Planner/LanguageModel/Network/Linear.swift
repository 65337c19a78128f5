import GGUF

/// `y = W x + factor · B (A x)`: a quantised matrix and, beside it, an unmerged low-rank change.
struct Linear: Sendable {
    /// The low-rank change; A is [rank, in], B is [out, rank], the rank filled up to 16·n.
    struct LowRank: Sendable {
        let a: PackedMatrix
        let b: PackedMatrix
        let factor: Float
    }

    let matrix: PackedMatrix
    let change: LowRank?

    var rows: Int { matrix.rows }

    init(
        _ name: String, in file: GGUFFile, shape: [Int], adapter: Adapter?, pool: WorkerPool
    ) throws(LanguageModelError) {
        do {
            matrix = try PackedMatrix(
                try file.tensor("\(name).weight", shape), in: file, pool: pool)
        } catch { throw .file(error) }
        change = try adapter?.change(of: name, columns: shape[0], rows: shape[1])
    }
}

extension Linear {
    /// One of several matrices that share their input, and where its product goes.
    struct Part {
        let linear: Linear
        let output: Memory<Float>
    }

    /// Multiplies `tokens` vectors of `x` with every part.
    /// - Parameter scratch: room for tokens · Σ rank numbers
    static func multiply(
        _ parts: [Part], _ x: Activations, tokens: Int, scratch: Memory<Float>, on machine: Machine
    ) {
        let level = machine.level
        var low: [Int] = []
        var used = 0
        for part in parts {
            low.append(used)
            guard let change = part.linear.change else { continue }
            let y = unsafe scratch.start + used
            let rank = change.a.rows
            let step = max(1, (tokens + machine.pool.threads * 4 - 1) / (machine.pool.threads * 4))
            machine.pool.run(tokens == 1 ? 1 : (tokens + step - 1) / step) { piece, _ in
                let first = piece * step
                let count = min(step, tokens - first)
                guard count > 0 else { return }
                unsafe change.a.multiplyDense(
                    0..<change.a.groups, x.values.start + first * x.width, stride: x.width,
                    tokens: count, factor: 1, keep: false, into: y + first * rank, level: level)
            }
            used += tokens * rank
        }
        let total = parts.reduce(0) { $0 + $1.linear.matrix.groups }
        let step = max(2, total / (machine.pool.threads * 6))
        machine.pool.run((total + step - 1) / step) { piece, _ in
            var first = piece * step
            var end = min(total, first + step)
            for (index, part) in parts.enumerated() where end > 0 {
                let linear = part.linear
                let groups = linear.matrix.groups
                let range = max(0, first)..<max(max(0, first), min(groups, end))
                first -= groups
                end -= groups
                guard !range.isEmpty else { continue }
                unsafe linear.matrix.multiply(
                    range, x, tokens: tokens, into: part.output.start, level: level)
                guard let change = linear.change else { continue }
                unsafe change.b.multiplyDense(
                    range, scratch.start + low[index], stride: change.a.rows, tokens: tokens,
                    factor: change.factor, keep: true, into: part.output.start, level: level)
            }
        }
    }
}

/// The threads and the instruction set that work on a model.
struct Machine: Sendable {
    let pool: WorkerPool
    let level: Int32
}
