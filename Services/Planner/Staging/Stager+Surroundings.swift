import Layout
public import PlantainProto
import Space

/// Another place for things that stand already; light is given to the plan between the two steps.
extension Stager {
    /// Other ground, floor and wall; tables stay, set dressing goes.
    public func grounded(_ old: ScenePlan, in set: SetBrief) -> ScenePlan {
        guard let camera = old.camera else { return old }
        var plan = old
        let carriers = Set(old.objects.filter { $0.group > 0 }.map(\.support))
        plan.objects.removeAll { $0.group == 0 && !carriers.contains($0.id) }
        let stands = old.surfaces.filter { [.table, .counter, .shelf].contains($0.kind) }
        let builder = SetBuilder(set: set, arrangement: Arrangement(standingOn: set.ground.base))
        let isRaised = ![.floor, .ground, .water].contains(set.ground.base) && !stands.isEmpty
        plan.surfaces = stands
        if !isRaised { plan.surfaces.insert(builder.base(plan.objects, stands: stands), at: 0) }
        builder.surround(&plan, view: Viewpoint(camera, aspect: set.aspect))
        let there = Set(plan.surfaces.map(\.id))
        let ground = plan.surfaces.first { [.floor, .ground, .watertop].contains($0.kind) }
        let level = Set(
            old.surfaces.filter { [.floor, .ground, .watertop].contains($0.kind) }.map(\.id))
        for i in plan.objects.indices where !there.contains(plan.objects[i].support) {
            if level.contains(plan.objects[i].support), let ground {
                plan.objects[i].support = ground.id
            }
        }
        return plan
    }

    /// What is usually found around.
    public func dressed(_ plan: ScenePlan, in set: SetBrief) -> ScenePlan {
        guard let camera = plan.camera else { return plan }
        var plan = plan
        Dresser(library: library, set: set).dress(
            &plan, view: Viewpoint(camera, aspect: set.aspect))
        return plan
    }
}
