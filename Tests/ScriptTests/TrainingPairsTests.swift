import Foundation
import Script
import Testing

/// `pairs.txt` is what `Training/planner/synth.py 7 120` prints: prompt, script, empty line.
@Suite struct TrainingPairsTests {
    @Test("what the adapter is trained to answer is in the language, and as the printer writes it")
    func pairs() throws {
        let file = try #require(Bundle.module.url(forResource: "pairs", withExtension: "txt"))
        let text = try String(contentsOf: file, encoding: .utf8)
        let pairs = text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
        #expect(pairs.count == 120)
        for pair in pairs {
            let lines = pair.split(separator: "\n", maxSplits: 1)
            let script = String(try #require(lines.last))
            let strings = QuotedPrompt(String(lines[0])).strings
            let parsed = try ScriptParser.parse(script, strings: strings.count)
            #expect(parsed.description == script)
            #expect(Set(parsed.entities.flatMap(\.strings)) == Set(strings.indices.map { $0 + 1 }))
            #expect(parsed.placingAll(strings: strings.count) == parsed)
            let grammar = ScriptGrammar(strings: strings.count)
            var state = grammar.start
            for byte in script.utf8 { state = try #require(grammar.next(state, byte), "\(script)") }
            #expect(grammar.isAccepting(state))
            #expect(QuotedPrompt(String(lines[0])).text == lines[0])
        }
    }
}
