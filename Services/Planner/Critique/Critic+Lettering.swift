public import PlantainProto
import Space

extension Critic {
    /// Of what must be, below which letters are lost to a reader.
    public static let lost: Float = 0.72

    /// Texts, as indices into the plan's, that a reader of the picture would miss: far too small, turned away, or
    /// on what something else hides.
    /// - Parameter share: of the height that letters must have, below which they count as far too small
    public static func unreadable(
        in plan: ScenePlan, _ findings: [Finding], below share: Float = lost
    ) -> [Int] {
        guard let camera = plan.camera, let canvas = plan.canvas else { return [] }
        let view = Viewpoint(camera, aspect: Float(canvas.width) / Float(max(1, canvas.height)))
        let hidden = Set(findings.filter { $0.kind == .hidden }.flatMap(\.objects))
        return plan.texts.indices.filter { place in
            let run = plan.texts[place]
            guard let object = plan.objects.first(where: { $0.id == run.object }) else {
                return false
            }
            return hidden.contains(object.id) || legibility(run, in: plan) < share
                || isTurnedAway(run, on: object, view)
        }
    }
}
