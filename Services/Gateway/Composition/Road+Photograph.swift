import Foundation
import Knowledge
import Perception
import Photographs
import Picture
import PlantainAPI
import PlantainProto
import RPC
import Retouching
import ServiceKit

extension Road {
    /// Changes a picture that carries no plan of ours: what is in it is estimated, the planner changes the estimate,
    /// and what differs is done to the pixels.
    ///
    /// - Returns: the plan that it led to.
    func editPhotograph(
        _ job: EditJob, _ library: AssetLibrary,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> ScenePlan {
        let watch = Stopwatch("perception")
        let opened = try await stage("perception") {
            try Self.photographErrors {
                let perceiver = try Perceiver(path: Home.weights("perception").path)
                return try OpenedPhotograph(
                    file: job.picture, mask: job.mask, instruction: job.instruction,
                    perceiver: perceiver, library: library,
                    seed: job.seed == 0 ? UInt64.random(in: 1...999_999) : job.seed)
            }
        }
        for remark in opened.remarks { try await emit(.thought("perception", remark)) }
        try await emit(GatewayEvent(event: .timing(watch.timing())))
        let request = ThinkRequest(
            prompt: job.instruction, model: opened.plan.model, seed: opened.plan.seed,
            history: [Turn(instruction: opened.plan.prompt, plan: opened.plan)],
            region: opened.painted?.bounds ?? opened.groundRegion)
        let wished = try await planner.plan(request, emit: emit)
        let plan = try await stage("edit") {
            try Self.photographErrors { try opened.settled(wished) }
        }
        try await emit(GatewayEvent(event: .plan(plan)))
        let begun = try await stage("edit") {
            try Self.photographErrors { try Retouch(opened, to: plan, library: library) }
        }
        for remark in begun.remarks { try await emit(.thought(remark.step, remark.text)) }
        var retouch = begun
        if let drawing = begun.drawing {
            let grid = try await write(drawing.plan, fixed: [], seed: job.seed, emit: emit)
            let blank = Sheet(
                width: Int(drawing.plan.canvas?.width ?? 0),
                height: Int(drawing.plan.canvas?.height ?? 0))
            let drawn = try await pixels(
                drawing.plan, grid, [drawing.region], over: blank, job, emit: emit)
            retouch = try await stage("edit") {
                try Self.photographErrors {
                    var laid = begun
                    try laid.lay(drawn, library: library)
                    return laid
                }
            }
        }
        let (result, story) = try retouch.finished()
        let percent = Int((opened.photograph.changedShare(in: result) * 100).rounded(.up))
        try await emit(
            .thought(
                "edit",
                "\(percent) % of the photograph's pixels change; the rest are its own, bit for bit")
        )
        let texts = [(key: "Software", text: "Plantain")] + (story.map { [$0] } ?? [])
        let file = try Self.png(result, texts)
        try await send(
            file, width: UInt32(result.width), height: UInt32(result.height), emit: emit)
        return plan
    }

    private static func png(
        _ photograph: Photograph, _ texts: [(key: String, text: String)]
    ) throws -> [UInt8] {
        let output = Output()
        let writer = try PNGWriter(
            width: photograph.width, height: photograph.height, texts: texts
        ) { output.bytes += $0 }
        try writer.write(rows: photograph.rgb)
        try writer.finish()
        return output.bytes
    }

    private final class Output {
        var bytes: [UInt8] = []
    }

    private static func photographErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as PhotographError {
            throw RPCError(.failedPrecondition, "\(error)")
        } catch let error as RetouchError {
            if case .unreadable = error { throw RPCError(.invalidArgument, "\(error)") }
            throw RPCError(.failedPrecondition, "\(error)")
        } catch let error as RPCError {
            throw error
        } catch {
            throw RPCError(.failedPrecondition, "\(error)")
        }
    }
}
