import Checkpoint
import Tensor

/// A low-rank adapter (LoRA), read from a safetensors file and used beside the quantised weights.
///
/// For a matrix `blk.N.X.weight` of the GGUF file, X being attn_q, attn_k, attn_v, attn_output,
/// ffn_gate, ffn_up or ffn_down, the file may hold a pair of f32, f16 or bf16 tensors
///
///     blk.N.X.lora_a  [rank, in]        blk.N.X.lora_b  [out, rank]
///
/// and its metadata the texts "rank" and "alpha"; then y = W x + alpha/rank · B (A x).
///
/// **Row order of q and k.** GGUF interleaves the rotary halves of each head of attn_q and attn_k.
/// Their lora_b must be in GGUF order too. From Hugging Face order, with d = rows / heads
/// (heads = head_count for q, head_count_kv for k):
///
///     b_gguf = b.reshape(heads, 2, d / 2, rank).swapaxes(1, 2).reshape(out, rank)
///
/// All other tensors, every lora_a among them, are the same in both orders.
struct Adapter {
    let rank: Int
    private let path: String
    private let factor: Float
    private let checkpoint: Checkpoint

    init(path: String) throws(LanguageModelError) {
        self.path = path
        do { checkpoint = try Checkpoint(path: path) } catch {
            throw .adapter(path: path, reason: "\(error)")
        }
        guard let rank = checkpoint.text("rank").flatMap({ Int($0) }), (1...1024).contains(rank)
        else { throw .adapter(path: path, reason: "metadata \"rank\" is not 1 to 1024") }
        guard let alpha = checkpoint.text("alpha").flatMap({ Float($0) }), alpha.isFinite
        else { throw .adapter(path: path, reason: "metadata \"alpha\" is not a number") }
        self.rank = rank
        factor = alpha / Float(rank)
    }

    /// The rank, filled up to whole groups of 16 rows.
    var paddedRank: Int { (rank + 15) / 16 * 16 }

    /// The change of the matrix `name` ("blk.3.attn_q"), if the file has one.
    func change(
        of name: String, columns: Int, rows: Int
    ) throws(LanguageModelError) -> Linear.LowRank? {
        let scope = checkpoint.weights[name]
        guard scope.has("lora_a") || scope.has("lora_b") else { return nil }
        do {
            let a = Self.rows(of: try scope.tensor("lora_a", [rank, columns]))
            let padding = [Float](repeating: 0, count: paddedRank - rank)
            let b = Self.rows(of: try scope.tensor("lora_b", [rows, rank])).map { $0 + padding }
            return Linear.LowRank(
                a: PackedMatrix(rows: a), b: PackedMatrix(rows: b), factor: factor)
        } catch { throw .adapter(path: path, reason: "\(error)") }
    }

    /// Refuses an adapter with tensors that no matrix of the model has taken.
    func requireAllTaken() throws(LanguageModelError) {
        do { try checkpoint.requireAllTaken() } catch {
            throw .adapter(path: path, reason: "\(error)")
        }
    }

    private static func rows(of tensor: Tensor) -> [[Float]] {
        let columns = tensor.shape[1]
        return (0..<tensor.shape[0]).map { Array(tensor.values[$0 * columns..<($0 + 1) * columns]) }
    }
}
