import Knowledge
import PlantainProto

/// How deep what water bears lies in it.
///
/// In a plan it stands on the water's surface, as everything stands on something; drawn, it lies in the water.
struct Draught {
    private let waters: Set<String>
    private let objects: [String: SceneObject]
    private let library: AssetLibrary

    init(_ plan: ScenePlan, _ library: AssetLibrary) {
        waters = Set(plan.surfaces.filter { $0.kind == .watertop }.map(\.id))
        objects = Dictionary(
            waters.isEmpty ? [] : plan.objects.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        self.library = library
    }

    /// Metres; 0 for what neither floats nor is aboard something that does.
    func depth(of object: SceneObject) -> Float {
        var bearer = object
        // A plan from elsewhere may go round in circles.
        for _ in 0..<8 {
            if waters.contains(bearer.support) { return own(bearer) }
            guard let next = objects[bearer.support] else { return 0 }
            bearer = next
        }
        return 0
    }

    private func own(_ object: SceneObject) -> Float {
        guard let asset = library.asset(object.asset) else { return 0 }
        let size = object.size?.simd ?? asset.size
        // A hull by its length: a mast makes it no deeper.
        if asset.category == .vehicle || Afloat.hulls.contains(asset.concept) {
            return min(0.28 * size.y, 0.06 * max(size.x, size.z))
        }
        switch asset.category {
        case .outdoor, .opening, .plant: return min(0.05, 0.03 * size.y)
        default: return 0.25 * size.y
        }
    }
}
