import Foundation
import Knowledge
import PlantainProto
import RandomPlans
import Space
import Staging
import Testing

@Suite struct RandomPlansTests {
    static let plans = RandomPlans(AssetLibrary())

    @Test("the same seed gives the same plan")
    func deterministic() {
        #expect(Self.plans.plan(seed: 5) == Self.plans.plan(seed: 5))
    }

    @Test("nineteen of twenty random plans show every thing whole and touching what carries it")
    func valid() throws {
        var bad: [UInt64] = []
        for seed: UInt64 in 0..<60 {
            let plan = Self.plans.plan(seed: seed)
            let camera = try #require(plan.camera)
            let view = Viewpoint(camera, aspect: 1)
            let inside = plan.objects.filter { $0.group > 0 }.allSatisfy { object in
                object.corners.allSatisfy { corner in
                    guard let p = view.project(corner) else { return false }
                    return abs(p.x) <= 1.001 && abs(p.y) <= 1.001
                }
            }
            if !inside || plan.surfaces.isEmpty { bad.append(seed) }
        }
        #expect(bad.count <= 3, "cut off: \(bad)")
    }
}
