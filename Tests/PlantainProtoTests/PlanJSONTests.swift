import Foundation
import PlantainProto
import Testing

@Suite struct PlanJSONTests {
    @Test("a plan survives the way to JSON and back")
    func roundTrip() throws {
        var plan = ScenePlan()
        plan.seed = .max
        plan.model = .plantainPro
        plan.camera = Camera(position: Vec3(y: 1, z: 2), verticalFov: 0.6)
        plan.objects = [SceneObject(id: "a", material: Material(substance: .gold), group: 1)]
        let json = try plan.json()
        #expect(try ScenePlan(json: json) == plan)
    }

    @Test("JSON uses the contract's names and leaves defaults out")
    func names() throws {
        var plan = ScenePlan()
        plan.seed = 7
        plan.environment = Environment(place: .interior, time: .goldenHour)
        let text = String(decoding: try plan.json(pretty: false), as: UTF8.self)
        #expect(text == #"{"environment":{"place":"INTERIOR","time":"GOLDEN_HOUR"},"seed":"7"}"#)
    }

    @Test("an enum value that the contract does not know is refused by name")
    func unknownEnum() {
        let json = Data(#"{"environment":{"place":"MOON"}}"#.utf8)
        #expect(throws: DecodingError.self) { try ScenePlan(json: json) }
    }
}
