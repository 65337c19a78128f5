import Foundation
import Knowledge
import Perception
import PlantainProto
import Retouching
import Zlib

/// What a photograph that was changed here carries, so that it can be changed again: the estimated plan, and where
/// its things are.
struct Story: Codable {
    /// Key of the text chunk.
    static let key = "plantain-photograph"
    /// Pixels of a mask's longer side.
    static let side = 448

    /// The plan as JSON.
    var plan: String
    var figures: [Figure]

    struct Figure: Codable {
        var id: String
        var kinds: [Float]
        var width: Int
        var height: Int
        /// One byte a pixel, deflated.
        var mask: Data
    }

    init(_ plan: ScenePlan, masks: [String: Plane], kinds: [String: [Float]]) throws {
        self.plan = String(decoding: try plan.json(pretty: false), as: UTF8.self)
        figures = try plan.objects.compactMap { object in
            guard let mask = masks[object.id] else { return nil }
            let bytes = Data(mask.values.map { UInt8(min(max($0, 0), 1) * 255 + 0.5) })
            return Figure(
                id: object.id, kinds: kinds[object.id] ?? [], width: mask.width,
                height: mask.height, mask: try Zlib.deflate(bytes, level: 9))
        }
    }

    func text() throws -> String {
        try JSONEncoder().encode(self).base64EncodedString()
    }

    /// What a stranger's chunk says, checked.
    /// - Throws: `RetouchError.tampered`
    static func read(
        _ text: String, width: Int, height: Int, check: PlanCheck
    ) throws -> (plan: ScenePlan, masks: [String: Plane], kinds: [String: [Float]]) {
        guard text.utf8.count <= 4 << 20, let data = Data(base64Encoded: text),
            let story = try? JSONDecoder().decode(Story.self, from: data),
            let plan = try? ScenePlan(json: Data(story.plan.utf8))
        else { throw RetouchError.tampered("its story cannot be read") }
        try check.check(plan)
        guard Int(plan.canvas?.width ?? 0) == width, Int(plan.canvas?.height ?? 0) == height else {
            throw RetouchError.resized(
                picture: [width, height],
                plan: [Int(plan.canvas?.width ?? 0), Int(plan.canvas?.height ?? 0)])
        }
        guard story.figures.count <= 64 else {
            throw RetouchError.tampered("it tells of \(story.figures.count) things")
        }
        let size = Photograph.fitted(Self.side, width: width, height: height)
        var masks: [String: Plane] = [:]
        var kinds: [String: [Float]] = [:]
        for figure in story.figures {
            guard figure.width == size.width, figure.height == size.height,
                plan.objects.contains(where: { $0.id == figure.id }),
                figure.kinds.isEmpty || figure.kinds.count == Kind.allCases.count,
                figure.kinds.allSatisfy({ $0.isFinite }),
                let bytes = try? Zlib.inflate(figure.mask, count: size.width * size.height)
            else { throw RetouchError.tampered("a mask does not fit") }
            masks[figure.id] = Plane(
                width: size.width, height: size.height, values: bytes.map { Float($0) / 255 })
            if !figure.kinds.isEmpty { kinds[figure.id] = figure.kinds }
        }
        return (plan, masks, kinds)
    }
}
