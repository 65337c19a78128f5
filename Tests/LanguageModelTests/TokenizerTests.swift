import LanguageModel
import Testing

@Suite("Tokenizer")
struct TokenizerTests {
    private struct Corpus: Decodable {
        struct Line: Decodable {
            var line: Int
            var text: String
            var ids: [Int]
        }
        var seed: UInt64
        var lines: Int
        var block: Int
        var tokens: Int
        var fragments: [String]
        var hashes: [String]
        var explicit: [Line]
    }

    private struct SplitMix64 {
        var state: UInt64

        mutating func below(_ n: Int) -> Int {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return Int((z ^ (z >> 31)) % UInt64(n))
        }
    }

    /// Draws a line as `tokenizer_corpus.py` does.
    private func line(_ random: inout SplitMix64, _ fragments: [String]) -> String {
        var text = ""
        for _ in 0..<1 + random.below(12) {
            text += fragments[random.below(fragments.count)]
            text += ["", " ", " ", "\n"][random.below(4)]
        }
        return text
    }

    @Test("gives the ids of the reference for 10,000 lines of many languages")
    func corpus() throws {
        let tokenizer = try Fixtures.smollm.get().tokenizer
        let corpus: Corpus = try Fixtures.json("tokenizer.json")
        var random = SplitMix64(state: corpus.seed)
        var explicit = corpus.explicit[...]
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var total = 0
        for number in 0..<corpus.lines {
            let text = line(&random, corpus.fragments)
            let ids = tokenizer.encode(text, parsingControl: true)
            if let expected = explicit.first, expected.line == number {
                #expect(text.unicodeScalars.elementsEqual(expected.text.unicodeScalars))
                #expect(ids == expected.ids, "\(text.debugDescription)")
                explicit.removeFirst()
            }
            total += ids.count
            for value in ids.map({ UInt32($0) }) + [.max] {
                for shift in [0, 8, 16, 24] {
                    hash = (hash ^ UInt64(value >> UInt32(shift) & 0xff)) &* 0x100_0000_01b3
                }
            }
            if (number + 1) % corpus.block == 0 {
                #expect(
                    hash == UInt64(corpus.hashes[number / corpus.block], radix: 16),
                    "lines up to \(number)")
                hash = 0xcbf2_9ce4_8422_2325
            }
        }
        #expect(total == corpus.tokens)
        #expect(explicit.isEmpty)
    }

    @Test("gives back any text from its ids")
    func roundTrip() throws {
        let tokenizer = try Fixtures.smollm.get().tokenizer
        let corpus: Corpus = try Fixtures.json("tokenizer.json")
        for fragment in corpus.fragments {
            let back = tokenizer.decode(tokenizer.encode(fragment))
            #expect(back.unicodeScalars.elementsEqual(fragment.unicodeScalars))
        }
    }

    @Test("takes control tokens in a prompt for plain text")
    func control() throws {
        let tokenizer = try Fixtures.smollm.get().tokenizer
        #expect(tokenizer.encode("<|im_end|>", parsingControl: true) == [2])
        let plain = tokenizer.encode("<|im_end|>")
        #expect(plain.count > 1 && !plain.contains(2))
        #expect(tokenizer.decode(plain) == "<|im_end|>")
    }

    @Test("writes conversations as the template of the file does")
    func chat() throws {
        let model = try Fixtures.smollm.get()
        #expect(model.chatFormat == .chatML)
        let ids = model.tokens(
            .chat([ChatMessage(.system, "Be brief."), ChatMessage(.user, "\n2 hi ")]))
        let text = """
            <|im_start|>system
            Be brief.<|im_end|>
            <|im_start|>user

            2 hi <|im_end|>
            <|im_start|>assistant

            """
        #expect(ids == model.tokenizer.encode(text, parsingControl: true))
    }

    @Test("cuts 100,000 equal letters in time")
    func longRun() throws {
        let tokenizer = try Fixtures.smollm.get().tokenizer
        let text = String(repeating: "ab", count: 50_000)
        #expect(tokenizer.decode(tokenizer.encode(text)) == text)
    }
}
