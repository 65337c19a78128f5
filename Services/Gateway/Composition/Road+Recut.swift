import GuideMap
import Knowledge
import PlantainProto
import Retouching

extension Road {
    /// Draws what a new shape shows beyond a picture's borders; but for the seam the picture keeps its pixels.
    func recutting(
        _ old: OwnPicture, _ recut: Recut, as plan: ScenePlan, _ job: EditJob,
        _ library: AssetLibrary, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        let mask = ChangeMask(outside: recut.kept, width: recut.width, height: recut.height)
        let laid = recut.continued(old.rgb)
        let known = try await tokenized(laid, as: plan)
        guard !mask.isEmpty else {
            try await emit(
                .thought("edit", "the picture is cut; what is left is its own, bit for bit"))
            return try await send(laid, plan, known, emit: emit)
        }
        let percent = Int((mask.share * 100).rounded())
        try await emit(
            .thought(
                "edit",
                "\(percent) % of the new picture is drawn anew; the rest is the old one's, bit for bit"
            ))
        let grid = try await write(
            plan, fixed: Self.fixed(known, outside: mask), seed: job.seed, emit: emit)
        let new = try await pixels(
            plan, grid, mask.regions(),
            over: Sheet(width: recut.width, height: recut.height, rgb: laid), job, emit: emit)
        try await send(mask.blend(laid, new, beyond: recut.kept), plan, grid, emit: emit)
    }
}
