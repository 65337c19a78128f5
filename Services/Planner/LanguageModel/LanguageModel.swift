import Dispatch
import GGUF
import LanguageModelKernels

/// A Llama-architecture language model from a GGUF file, with or without a LoRA adapter.
///
/// Weights are immutable and shared: any number of requests may run at once, each with its own
/// state. Threads serve one loop at a time, so requests that overlap slow each other down.
///
///     let model = try LanguageModel(gguf: "model.gguf", threads: 2)
///     let answer = try model.generate(
///         .chat([ChatMessage(.user, "a red cup")]), grammar: model.grammar(ScriptGrammar()),
///         maxTokens: 200, sampling: .greedy)
public final class LanguageModel: Sendable {
    public let tokenizer: Tokenizer
    public let chatFormat: ChatFormat
    /// Longest prompt and answer together, in tokens.
    public let contextLength: Int
    /// `general.name` of the file.
    public let name: String

    let network: Network
    @usableFromInline let trie: TokenTrie
    /// Model work blocks its thread for long: it stays off Swift's cooperative pool.
    let queue = DispatchQueue(label: "plantain.language-model", attributes: .concurrent)

    /// - Parameters:
    ///   - gguf: path of the model, mapped into memory
    ///   - adapter: path of a safetensors file with low-rank changes; see `Adapter` for its names
    ///   - threads: how many threads work on a loop, the caller's among them
    public convenience init(
        gguf: String, adapter: String? = nil, threads: Int = 2
    ) throws(LanguageModelError) {
        try self.init(gguf: gguf, adapter: adapter, threads: threads, level: lmk_level())
    }

    /// - Parameter level: the instruction set of the kernels, at most what the processor has
    package init(
        gguf: String, adapter: String?, threads: Int, level: Int32
    ) throws(LanguageModelError) {
        let file: GGUFFile
        do { file = try GGUFFile(path: gguf) } catch { throw .file(error) }
        let machine = Machine(pool: WorkerPool(threads: threads), level: min(level, lmk_level()))
        let changes: Adapter? =
            if let adapter { try Adapter(path: adapter) } else { nil }
        network = try Network(file, adapter: changes, machine: machine)
        tokenizer = try Tokenizer(file, vocabulary: network.configuration.vocabulary)
        chatFormat = ChatFormat(tokenizer)
        contextLength = network.configuration.contextLength
        if case .string(let name) = file.metadata["general.name"] {
            self.name = name
        } else {
            name = "unnamed"
        }
        trie = TokenTrie(tokenizer.bytes)
    }

    /// A grammar ready for use with this model. Keep it for further answers.
    @inlinable
    public func grammar<Grammar: ByteGrammar>(_ grammar: Grammar) -> TokenGrammar<Grammar> {
        TokenGrammar(
            grammar, bytes: tokenizer.bytes, walk: { [trie] in trie.allowed(grammar, from: $0) })
    }

    /// An empty state with room for `capacity` tokens.
    package func evaluation(capacity: Int, batch: Int? = nil) -> Evaluation {
        Evaluation(network, capacity: capacity, batch: batch)
    }
}
