import Foundation
import Knowledge
import Perception
import Photographs
import Picture
import PictureFile
import PlantainAPI
import PlantainProto
import RPC
import Retouching
import ServiceKit

extension Road {
    /// Changes a picture that carries no plan of ours: what is in it is estimated, the planner changes the estimate,
    /// and what differs is done to the pixels.
    ///
    /// - Parameter known: the picture of a plan that was made before, for what is taken back.
    /// - Returns: the plan that it led to.
    func editPhotograph(
        _ job: EditJob, _ library: AssetLibrary, known: (ScenePlan) throws -> [UInt8]?,
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
            history: job.history.dropLast() + [
                Turn(
                    instruction: job.history.last?.instruction ?? opened.plan.prompt,
                    plan: opened.plan)
            ],
            region: opened.painted?.bounds ?? opened.groundRegion)
        let wished = try await planner.plan(request, emit: emit)
        if wished != opened.plan, let file = try known(wished) {
            try await emit(GatewayEvent(event: .plan(wished)))
            try await send(
                file, width: wished.canvas?.width ?? 0, height: wished.canvas?.height ?? 0,
                emit: emit)
            return wished
        }
        let plan = try await stage("edit") {
            try Self.photographErrors { try opened.settled(wished) }
        }
        let gone = opened.plan.objects.contains { old in
            !plan.objects.contains { $0.id == old.id }
        }
        let begun = try await stage("edit") {
            try Self.photographErrors {
                // Only what is taken away can bring back what was there before it.
                let states = try gone ? Self.states(job.history.dropLast(), known) : []
                return try Retouch(opened, to: plan, library: library, states: states)
            }
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
        var told = plan
        told.canvas?.width = UInt32(result.width)
        told.canvas?.height = UInt32(result.height)
        try await emit(GatewayEvent(event: .plan(told)))
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
        return told
    }

    /// The pictures of earlier turns with their plans; those that cannot be read any more are left out.
    private static func states(
        _ turns: some Sequence<Turn>, _ known: (ScenePlan) throws -> [UInt8]?
    ) throws -> [(plan: ScenePlan, photograph: Photograph)] {
        try turns.compactMap { turn in
            guard let plan = turn.plan, let file = try known(plan),
                let picture = try? PictureFile.read(file)
            else { return nil }
            return (plan, Photograph(picture))
        }
    }

    /// What a conversation about a picture begins with: its plan, estimated if it carries none, and a PNG of its pixels.
    static func opening(_ file: [UInt8]) throws -> (plan: ScenePlan, file: [UInt8]) {
        let library = try library()
        return try photographErrors {
            if OwnPicture.isOurs(file) {
                return (try OwnPicture(file: file, check: PlanCheck(library)).plan, file)
            }
            let perceiver = try Perceiver(path: Home.weights("perception").path)
            let opened = try OpenedPhotograph(
                file: file, mask: nil, instruction: "", perceiver: perceiver, library: library,
                seed: 1)
            // What was changed here before tells of itself and stays as it is.
            let isPNG = file.starts(with: [0x89, 0x50, 0x4E, 0x47])
            return (opened.plan, isPNG ? file : try png(opened.photograph, []))
        }
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
