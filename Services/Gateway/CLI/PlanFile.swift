import Foundation
import Picture
import PlantainProto

/// Plans on disk: JSON files, and the PNGs that carry their plan.
enum PlanFile {
    static func read(_ path: String) throws(Complaint) -> ScenePlan {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("cannot read the plan \(path); check the path")
        }
        do {
            guard data.starts(with: [0x89, 0x50]) else { return try ScenePlan(json: data) }
            let png = try PNG(decoding: [UInt8](data))
            guard let text = png.texts.first(where: { $0.key == "plantain" }) else {
                throw Complaint("\(path) carries no plan; only pictures made by plantain do")
            }
            return try ScenePlan(json: Data(text.text.utf8))
        } catch let error as DecodingError {
            throw Complaint("\(path) is no scene plan: \(error.plainWords)")
        } catch {
            throw Complaint(error)
        }
    }

    static func write(_ plan: ScenePlan, to path: String) throws {
        let file = try OutputFile(path: path)
        try file.write(try plan.json())
        try file.commit()
    }
}

extension DecodingError {
    /// Where and what, without Foundation's wrapping.
    var plainWords: String {
        let context: Context
        switch self {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
            .dataCorrupted(let found):
            context = found
        @unknown default: return "\(self)"
        }
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return (path.isEmpty ? "" : "at \(path.joined(separator: ".")): ")
            + context.debugDescription
    }
}
