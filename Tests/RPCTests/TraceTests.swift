import RPC
import Testing

/// The examples and rules of W3C Trace Context, sections 3.2.2 and 4.3.
@Suite("a trace")
struct TraceTests {
    static let example = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    @Test("is read, and handed on with another span")
    func reading() throws {
        let trace = try #require(Trace(parent: Self.example))
        #expect(trace.id == "4bf92f3577b34da6a3ce929d0e0e4736" && trace.span == "00f067aa0ba902b7")
        #expect(trace.isSampled && trace.header == Self.example)
        let child = trace.child
        #expect(child.id == trace.id && child.span != trace.span && child.isSampled)
        #expect(Trace(parent: child.header) == child)
        let fresh = Trace()
        #expect(Trace(parent: fresh.header) == fresh)
    }

    @Test(
        "that breaks the rules is not taken over",
        arguments: [
            "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        ])
    func rules(text: String) { #expect(Trace(parent: text) == nil) }

    @Test("of a later version may carry more")
    func later() { #expect(Trace(parent: "01" + Self.example.dropFirst(2) + "-more") != nil) }
}
