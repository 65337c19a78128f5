import Script
import Testing

@Suite struct QuotedPromptTests {
    @Test(
        "takes quoted strings out, whatever the marks",
        arguments: [
            (
                ##"A sign that says "OPEN LATE" above a door"##,
                ##"a sign that says "#1" above a door"##, ["OPEN LATE"]
            ),
            ("A mug with “Good Day”.", "a mug with \"#1\".", ["Good Day"]),
            (
                "the cover of a book called 'Backpropaganda' by I.C.",
                "the cover of a book called \"#1\" by i.c.", ["Backpropaganda"]
            ),
            ("招牌写着「春风」和『夏雨』", "招牌写着 \"#1\" 和 \"#2\"", ["春风", "夏雨"]),
            ("un panneau «Bonjour»", "un panneau \"#1\"", ["Bonjour"]),
            ("ein Schild „Guten Tag“ hier", "ein schild \"#1\" hier", ["Guten Tag"]),
            (##"two: "A's" and "B""##, ##"two: "#1" and "#2""##, ["A's", "B"]),
            ("a sign reading: 'It's 5 o'clock'", "a sign reading: \"#1\"", ["It's 5 o'clock"]),
        ])
    func quotes(prompt: String, text: String, strings: [String]) {
        let quoted = QuotedPrompt(prompt)
        #expect(quoted.text == text)
        #expect(quoted.strings == strings)
    }

    @Test(
        "leaves apostrophes alone",
        arguments: [
            "the dogs' bowls and the cat's toy", "rock 'n roll from the '80s", "a 6' man", "",
            "an inch is written 1\"",
        ])
    func apostrophes(prompt: String) {
        #expect(QuotedPrompt(prompt).strings.isEmpty)
        #expect(QuotedPrompt(prompt).text == prompt.lowercased())
    }

    @Test("quotes lettering in capitals where the words before ask for lettering")
    func capitals() {
        let sign = QuotedPrompt("A neon sign reading OPEN 24 HOURS, over a bar. NASA wrote it")
        #expect(QuotedPrompt("the word KA-BOOM on it").text == ##"the word "#1" on it"##)
        #expect(sign.text == ##"a neon sign reading "#1", over a bar. nasa wrote it"##)
        #expect(sign.strings == ["OPEN 24 HOURS"])
        #expect(QuotedPrompt("a sign that says STOP").strings == ["STOP"])
        #expect(QuotedPrompt("a man reading A book").strings.isEmpty)
    }

    @Test(
        "quotes what a sign says without marks, up to where the scene goes on",
        arguments: [
            ("a sign that says Hello World on a wall", ["Hello World"]),
            ("two posters reading save water, and a cat", ["save water"]),
            ("a man saying hello", []), ("a girl reading a book", []),
            ("a sign that says", []), ("a sign saying \"no\" twice", ["no"]),
        ])
    func plain(prompt: String, strings: [String]) {
        #expect(QuotedPrompt(prompt).strings == strings)
    }

    @Test("is one line of single spaces, in lower case")
    func normal() {
        #expect(QuotedPrompt("  A red\n\n mug\ton A table ").text == "a red mug on a table")
    }

    @Test("formats one turn of ChatML without a system message")
    func format() {
        #expect(
            ScriptPrompt.format("A red mug")
                == "<|im_start|>user\na red mug<|im_end|>\n<|im_start|>assistant\n")
    }

    @Test("cuts an endless prompt at a word")
    func long() {
        let text = QuotedPrompt(String(repeating: "word ", count: 1000)).text
        #expect(text.count <= ScriptPrompt.limit)
        #expect(text.hasSuffix("word"))
    }
}
