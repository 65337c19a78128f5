import ArgumentParser
import Canvas
import Foundation
import PlantainProto

/// What generate and plan have in common: words, and how large.
struct PromptArguments: ParsableArguments {
    @Argument(help: "What the picture shows. Put lettering in quotes.")
    var prompt: String

    @Option(help: "plantain-1 (2K), plantain-pro (4K) or plantain-2 (fast).")
    var model = "plantain-1"

    @Option(help: "512, 1K, 2K or 4K. (default: 2K; 4K for plantain-pro)")
    var size: String?

    @Option(help: "1:1, 2:3, 3:2, 3:4, 4:3, 4:5, 5:4, 9:16, 16:9, 21:9, 1:4, 4:1, 1:8 or 8:1.")
    var aspect = "1:1"

    @Option(help: "The same seed gives the same picture. (default: drawn)")
    var seed: UInt64?

    @Option(help: "Draw this plan (JSON, or a PNG of ours) instead of planning anew.")
    var plan: String?

    @Option(help: "Another language model for the planner: a GGUF file, llama architecture.")
    var llm: String?

    @Flag(inversion: .prefixedNo, help: "Show the planner's thoughts.")
    var thoughts = true

    static let promptLimit = 32_000

    func request() throws(Complaint) -> GenerateRequest {
        try Self.check(prompt)
        guard let tier = Self.tiers[model] else {
            throw Complaint(
                "unknown model \"\(model)\"; choose \(Self.tiers.keys.sorted().joined(separator: ", "))"
            )
        }
        let size = size ?? (tier == .plantainPro ? "4K" : "2K")
        do {
            _ = try CanvasSizes.canvas(size: size, aspect: aspect)
        } catch {
            throw Complaint("\(error)")
        }
        var request = GenerateRequest(
            prompt: prompt, model: tier, size: size, aspect: aspect,
            seed: seed ?? UInt64.random(in: 1...999_999))
        if let plan { request.plan = try PlanFile.read(plan) }
        return request
    }

    static let tiers: [String: ModelTier] = [
        "plantain-1": .plantain1, "plantain-pro": .plantainPro, "plantain-2": .plantain2,
    ]

    /// Refuses what no planner could read, before anything is started.
    static func check(_ prompt: String) throws(Complaint) {
        if prompt.allSatisfy(\.isWhitespace) {
            throw Complaint("the prompt is empty; say what the picture should show")
        }
        if prompt.utf8.count > promptLimit {
            throw Complaint(
                "the prompt has \(prompt.utf8.count) bytes; shorten it to \(promptLimit) or less")
        }
        // Swift repairs broken arguments; the raw ones tell.
        for argument in rawArguments() where String(validating: argument, as: UTF8.self) == nil {
            throw Complaint("an argument is not valid UTF-8; check the terminal's encoding")
        }
    }

    private static func rawArguments() -> [[UInt8]] {
        var found: [[UInt8]] = []
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
            let count = unsafe strlen(argument)
            unsafe found.append([UInt8](UnsafeRawBufferPointer(start: argument, count: count)))
        }
        return found
    }
}
