import Illumination
import Instructions
import Knowledge
import Layout
import PlantainProto
import Script
import Space
import Staging
import Thinking

/// Another place for the same things.
extension PlanEdit {
    mutating func place(_ place: SceneScript.Place, snowy: Bool = false) {
        let asked = plan.objects.filter { $0.group > 0 }
        guard !asked.isEmpty else {
            return refuse(
                "only surroundings are in the picture; describe the new ones as a new picture")
        }
        let time = plan.environment.flatMap { environment in
            SceneScript.Time.allCases.first { $0.category == environment.time }
        }
        var set = Thinker(library).brief(for: plan, in: place, time: time, sky: snowy ? .snow : nil)
        if snowy {
            set.scenery.isSnowy = true
            set.floor = Material(substance: .snow, seed: set.floor.seed)
            if set.ground.base == .ground { set.ground.material = set.floor }
        }
        // What hung on a wall has nothing to hang on any more.
        if set.wall == nil {
            let walls = Set(plan.surfaces.filter { $0.kind == .wall }.map(\.id) + ["wall"])
            let hung = plan.objects.indices.filter { walls.contains(plan.objects[$0].support) }
            if !hung.isEmpty {
                refuse(
                    "\(names(hung.filter { plan.objects[$0].group > 0 })) hung on the wall and is left out, for there is none"
                )
                take(hung)
            }
        }
        let stager = Stager(library, reliefs: reliefs)
        plan = stager.grounded(plan, in: set)
        relight(set.mood)
        plan = stager.dressed(plan, in: set)
        changed([])
        say(
            "it is \(place == .interior ? "in a room" : "at the \(place.rawValue)") now\(snowy ? ", where snow lies" : "")"
        )
    }
}

extension SceneScript.Time {
    var category: TimeOfDay {
        switch self {
        case .morning: .morning
        case .noon: .noon
        case .afternoon: .afternoon
        case .goldenHour: .goldenHour
        case .sunset: .sunset
        case .dusk: .dusk
        case .night: .night
        }
    }
}
