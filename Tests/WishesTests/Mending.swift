import Script
import Testing
import Wishes

/// A suite that gives prompts beside scripts that lost something, and says what is to become of them.
protocol Mending {
    /// What there is in the suite's world.
    var nouns: Nouns { get }
}

extension Mending {
    func mended(_ prompt: String, _ script: String) throws -> ScriptRepair {
        ScriptRepair(
            try ScriptParser.parse(script), wishes: Wishes(QuotedPrompt(prompt), nouns: nouns))
    }

    func expect(
        _ prompt: String, _ script: String, becomes result: String,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(
            try mended(prompt, script).script.description == result, sourceLocation: location)
    }
}
