import ArgumentParser
import Composition
import Foundation
import PlantainProto

struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Think only: print the scene plan as JSON, the thoughts on standard error.")

    @OptionGroup var arguments: PromptArguments

    func run() async throws {
        do {
            let request = try arguments.request()
            let llm = arguments.llm
            let screen = Screen(thoughts: arguments.thoughts)
            let plan = try await Interrupts.cancelling {
                try await Stages.plan(ThinkRequest(of: request), llm: llm) { event in
                    await screen.show(event)
                }
            }
            await screen.finish()
            let json = try plan.json() + Data("\n".utf8)
            do {
                try FileHandle.standardOutput.write(contentsOf: json)
            } catch {
                throw Complaint(
                    "the plan could not be written: standard output is closed or full; "
                        + "save it with generate --save-plan")
            }
        } catch {
            throw Complaint(error)
        }
    }
}
