import Knowledge
import Layout
public import PlantainProto
public import Script
import Space
public import Staging

extension Thinker {
    /// How the things of a plan would be set in a place that an instruction names.
    public func brief(
        for plan: ScenePlan, in place: SceneScript.Place, time: SceneScript.Time?,
        sky: SceneScript.Sky?
    ) -> SetBrief {
        let props = plan.objects.filter { $0.group > 0 }.compactMap { object in
            library.asset(object.asset).map {
                Prop(
                    id: object.id, group: Int(object.group), noun: object.noun, asset: $0,
                    size: V3(object.size), material: object.material)
            }
        }
        let script = SceneScript(place: place, time: time, sky: sky)
        var reader = SceneReader(script: script, props: props, dice: Dice(plan.seed &+ 17))
        var set = reader.read(canvas: plan.canvas ?? Canvas(), seed: plan.seed)
        // What stands stays where it is: no banks are drawn among it.
        set.waters = nil
        // What stands on a table keeps it; everything else stands on the ground of the place.
        let raised = plan.surfaces.first { surface in
            [.table, .counter, .shelf].contains(surface.kind)
                && plan.objects.contains { $0.group > 0 && $0.support == surface.id }
        }
        if let raised {
            set.ground = SetBrief.Ground(
                raised.kind == .shelf ? .shelf : raised.kind == .counter ? .counter : .table,
                raised.material ?? Material())
        } else {
            set.ground = SetBrief.Ground(set.isOutdoors ? .ground : .floor, set.floor)
        }
        return set
    }
}
