import Composition
import Fleet
import Foundation
import PlantainAPI
import PlantainProto
import RPC
import Testing

@Suite struct TwentyPromptsTests {
    private struct Case: Decodable {
        let prompt: String
        let things: [Thing]
        let relations: [[String]]
        let strings: [String]
    }

    /// [noun, count, colour]; a count of 0 is left open, an empty colour too.
    private struct Thing: Decodable {
        let noun: String
        let count: Int
        let color: String

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            noun = try fields.decode(String.self)
            count = try fields.decode(Int.self)
            color = try fields.decode(String.self)
        }
    }

    @Test("of twenty prompts at least seventeen become plans that hold what was asked for")
    func twenty() async throws {
        let file = try #require(Bundle.module.url(forResource: "twenty", withExtension: "json"))
        let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
        let fleet = try await Fleet([.planner], programs: Programs.folder)
        defer { fleet.stop() }
        let planner = PlannerClient(RPCClient(to: try Address(fleet.address(of: .planner))))
        var failures: [String] = []
        for (index, item) in cases.enumerated() {
            let plan = try await planner.plan(
                ThinkRequest(
                    prompt: item.prompt, model: .plantain1, size: "2K", seed: UInt64(index + 1))
            ) { _ in }
            let faults = faults(of: plan, item)
            if !faults.isEmpty {
                failures.append("\(item.prompt)\n    \(faults.joined(separator: "; "))")
            }
        }
        #expect(cases.count == 20)
        #expect(failures.count <= 3, "\n\(failures.joined(separator: "\n"))")
        print("twenty prompts: \(cases.count - failures.count) of \(cases.count) plans correct")
        for failure in failures { print(failure) }
    }

    private func faults(of plan: ScenePlan, _ item: Case) -> [String] {
        var faults: [String] = []
        func found(_ noun: String) -> [SceneObject] {
            plan.objects.filter {
                $0.noun == noun || $0.noun.hasSuffix(" \(noun)")
                    || $0.noun.hasPrefix("\(noun) of ") || $0.concept == noun
            }
        }
        for thing in item.things {
            let objects = found(thing.noun)
            // 0 stands for a number that the prompt leaves open: a stack of books.
            if thing.count == 0 ? objects.isEmpty : objects.count != thing.count {
                faults.append("\(objects.count) \(thing.noun), not \(thing.count)")
            }
            if !thing.color.isEmpty, !objects.allSatisfy({ Self.looks($0, thing.color) }) {
                faults.append("the \(thing.noun) is not \(thing.color)")
            }
        }
        for relation in item.relations {
            guard let a = found(relation[0]).first?.position,
                let b = found(relation[2]).first?.position
            else { continue }
            if !Self.holds(relation[1], a, b, plan) {
                faults.append(relation.joined(separator: " "))
            }
        }
        // Two strings on one board are two lines of one run.
        let lines = plan.texts.flatMap { $0.text.split(separator: "\n").map(String.init) }
        for string in item.strings where !lines.contains(string) {
            faults.append("\"\(string)\" is missing")
        }
        return faults
    }

    /// Whether an object was given a colour of that name, judged by hue and lightness.
    private static func looks(_ object: SceneObject, _ name: String) -> Bool {
        let substances: [String: Substance] = ["gold": .gold, "silver": .silver]
        if let substance = substances[name], object.material?.substance == substance { return true }
        guard let tint = object.material?.tint else { return false }
        let (r, g, b) = (tint.r, tint.g, tint.b)
        let (high, low) = (max(r, g, b), min(r, g, b))
        let grey = high - low < 0.25 * high
        switch name {
        case "white": return grey && low > 0.5
        case "black": return high < 0.08
        case "grey", "silver": return grey && high > 0.08 && low < 0.7
        case "red": return r > 2 * g && r > 2 * b
        case "green": return g > 1.3 * r && g > 1.3 * b
        case "blue": return b > 1.3 * r && b > 1.2 * g
        case "yellow", "gold": return r > 1.5 * b && g > 1.5 * b && g > 0.4 * r
        case "orange": return r > 1.5 * g && g > 1.2 * b
        case "brown": return r > g && g >= b && high < 0.5
        case "pink": return r > g && r > b && low > 0.1
        case "purple": return r > 1.3 * g && b > 1.3 * g
        default: return false
        }
    }

    /// Sides and depth as the camera sees them.
    private static func holds(_ word: String, _ a: Vec3, _ b: Vec3, _ plan: ScenePlan) -> Bool {
        guard let camera = plan.camera, let eye = camera.position, let target = camera.target else {
            return false
        }
        let (fx, fz) = (target.x - eye.x, target.z - eye.z)
        let (dx, dz) = (a.x - b.x, a.z - b.z)
        let right = -fz * dx + fx * dz
        let away = fx * dx + fz * dz
        switch word {
        case "left": return right < 0
        case "right": return right > 0
        case "behind": return away > 0
        case "front": return away < 0
        case "on": return a.y > b.y && abs(dx) < 0.5 && abs(dz) < 0.5
        case "inside": return abs(dx) < 0.3 && abs(dz) < 0.3
        default: return false
        }
    }
}
