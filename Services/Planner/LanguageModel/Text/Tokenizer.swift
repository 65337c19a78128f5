import GGUF

/// Byte-level byte-pair encoding with the vocabulary and merges of a GGUF file.
///
/// The same ids come out as with Hugging Face's `tokenizers`: text is cut by the file's named
/// pattern, bytes are merged inside each piece, nothing is normalised, nothing is added.
public struct Tokenizer: Sendable {
    /// Number of ids.
    public let count: Int
    /// The bytes of every id; control tokens have none.
    public let bytes: [[UInt8]]
    /// Control tokens (such as `<|im_start|>`) by their spelling.
    public let control: [String: Int]
    /// Ids that end an answer.
    public let ends: [Int]
    /// The id that texts begin with, if the file asks for one.
    public let beginning: Int?

    private let preTokenizer: PreTokenizer
    private let symbols: [Int32]  // the id of each byte
    private let merges: BytePairMerges
    /// Pieces found here whole are not merged step by step (Llama 3).
    private let whole: [[UInt8]: Int32]?

    init(_ file: GGUFFile, vocabulary: Int) throws(LanguageModelError) {
        do {
            let model = try file.string("tokenizer.ggml.model")
            guard model == "gpt2" else {
                throw LanguageModelError.unsupported(
                    what: "tokenizer.ggml.model", found: model, expected: "gpt2 (byte-level BPE)")
            }
            let name =
                file.metadata["tokenizer.ggml.pre"] == nil
                ? "default" : try file.string("tokenizer.ggml.pre")
            guard let style = PreTokenizer(name: name) else {
                throw LanguageModelError.unsupported(
                    what: "tokenizer.ggml.pre", found: name,
                    expected: "smollm, gpt-2, default or llama-bpe")
            }
            preTokenizer = style
            let pieces = try file.strings("tokenizer.ggml.tokens")
            let kinds = try Self.kinds(file, count: pieces.count)
            guard pieces.count == vocabulary else {
                throw GGUFError.malformed(
                    field: "tokenizer.ggml.tokens",
                    reason: "has \(pieces.count) entries for \(vocabulary) embeddings")
            }
            count = pieces.count
            (bytes, control) = Self.spell(pieces, kinds)
            let ids = Dictionary(
                pieces.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first }
            )
            symbols = try Self.byteSymbols(ids)
            merges = try Self.merges(file, ids)
            whole =
                style == .llama3
                ? Dictionary(
                    zip(bytes, 0...).filter { !$0.0.isEmpty },
                    uniquingKeysWith: { first, _ in first })
                : nil
            ends = try Self.ends(file, control, count: pieces.count)
            beginning = try Self.beginning(file, count: pieces.count)
        } catch let error as GGUFError {
            throw .file(error)
        } catch let error as LanguageModelError {
            throw error
        } catch {
            throw .unsupported(what: "tokenizer", found: "\(error)", expected: "byte-level BPE")
        }
    }

    /// The ids of a text. Control tokens spelled out in it stay plain text, so that a prompt cannot
    /// pretend to be a turn of the conversation, unless `parsingControl` is set.
    public func encode(_ text: String, parsingControl: Bool = false) -> [Int] {
        guard parsingControl, let (before, token, after) = firstControl(in: text[...]) else {
            return encodePlain(text[...])
        }
        var result = encodePlain(before) + [token]
        var rest = after
        while let (before, token, after) = firstControl(in: rest) {
            result += encodePlain(before) + [token]
            rest = after
        }
        return result + encodePlain(rest)
    }

    /// The text of some ids; control tokens are left out and broken UTF-8 becomes U+FFFD.
    public func decode(_ ids: some Sequence<Int>) -> String {
        String(decoding: ids.flatMap { bytes[$0] }, as: UTF8.self)
    }

    private func encodePlain(_ text: Substring) -> [Int] {
        let scalars = Array(text.unicodeScalars)
        var result: [Int] = []
        for piece in preTokenizer.pieces(of: scalars) {
            let utf8 = scalars[piece].flatMap { Array(UTF8.encode($0) ?? .init()) }
            if let id = whole?[utf8] {
                result.append(Int(id))
            } else {
                result += merges.merge(utf8.map { symbols[Int($0)] }).map { Int($0) }
            }
        }
        return result
    }

    /// Where the first control token stands; of several at one place, the longest.
    private func firstControl(in text: Substring) -> (Substring, Int, Substring)? {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let rest = scalars[index...]
            if let found = control.filter({ rest.starts(with: $0.key.unicodeScalars) })
                .max(by: { $0.key.utf8.count < $1.key.utf8.count })
            {
                let end = scalars.index(index, offsetBy: found.key.unicodeScalars.count)
                return (
                    Substring(scalars[..<index]), found.value, Substring(scalars[end...])
                )
            }
            scalars.formIndex(after: &index)
        }
        return nil
    }
}

// MARK: Reading the file
extension Tokenizer {
    /// Token types: 1 normal, 2 unknown, 3 control, 4 user-defined, 5 unused, 6 byte.
    private static func kinds(_ file: GGUFFile, count: Int) throws(GGUFError) -> [Int64] {
        guard file.metadata["tokenizer.ggml.token_type"] != nil else {
            return [Int64](repeating: 1, count: count)
        }
        let kinds = try file.integers("tokenizer.ggml.token_type")
        guard kinds.count == count else {
            throw .malformed(
                field: "tokenizer.ggml.token_type",
                reason: "has \(kinds.count) entries, not \(count)")
        }
        return kinds
    }

    private static func spell(
        _ pieces: [String], _ kinds: [Int64]
    ) -> (bytes: [[UInt8]], control: [String: Int]) {
        var bytes: [[UInt8]] = []
        var control: [String: Int] = [:]
        for (id, piece) in pieces.enumerated() {
            switch kinds[id] {
            case 1: bytes.append(ByteAlphabet.bytes(of: piece) ?? Array(piece.utf8))
            case 4:
                bytes.append(Array(piece.utf8))
                control[piece] = id
            default:
                bytes.append([])
                if kinds[id] == 3, !piece.isEmpty { control[piece] = id }
            }
        }
        return (bytes, control)
    }

    private static func byteSymbols(_ ids: [String: Int32]) throws(GGUFError) -> [Int32] {
        var result: [Int32] = []
        for scalar in ByteAlphabet.characters {
            // A byte without a token falls back to id 0, the unknown token.
            result.append(ids[String(Character(scalar))] ?? 0)
        }
        return result
    }

    private static func merges(
        _ file: GGUFFile, _ ids: [String: Int32]
    ) throws(GGUFError) -> BytePairMerges {
        let key = "tokenizer.ggml.merges"
        let lines = try file.strings(key)
        var merges = BytePairMerges(capacity: lines.count)
        for line in lines {
            let parts = line.utf8.split(separator: UInt8(ascii: " "))
            guard parts.count == 2,
                let left = ids[String(Substring(parts[0]))],
                let right = ids[String(Substring(parts[1]))],
                let result = ids[String(Substring(parts[0])) + String(Substring(parts[1]))]
            else { throw .malformed(field: key, reason: "\"\(line)\" names unknown tokens") }
            merges.append(left, right, result: result)
        }
        return merges
    }

    private static func ends(
        _ file: GGUFFile, _ control: [String: Int], count: Int
    ) throws(GGUFError) -> [Int] {
        var ends: Set<Int> = []
        for key in ["tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id"]
        where file.metadata[key] != nil {
            ends.insert(try file.integer(key, in: 0...Int64(count - 1)))
        }
        for name in ["<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|end_of_text|>"] {
            if let id = control[name] { ends.insert(id) }
        }
        return ends.sorted()
    }

    private static func beginning(_ file: GGUFFile, count: Int) throws(GGUFError) -> Int? {
        guard file.metadata["tokenizer.ggml.add_bos_token"] == .bool(true) else { return nil }
        return try file.integer("tokenizer.ggml.bos_token_id", in: 0...Int64(count - 1))
    }
}
