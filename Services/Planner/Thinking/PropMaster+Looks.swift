import Knowledge
import PlantainProto
import Script
import Space
import Staging

/// What things look like by season, place and occasion.
extension PropMaster {
    /// Of several presents each has its own paper and its own measures.
    mutating func wrapped(
        _ asset: AssetInfo, _ entity: SceneScript.Entity, _ member: Int
    ) -> (material: Material, stretch: V3)? {
        guard asset.concept == "gift", entity.count > 1, entity.color == nil,
            entity.material == nil, entity.formation == nil
        else { return nil }
        let papers = [
            V3(0.5, 0.02, 0.03), V3(0.03, 0.2, 0.09), V3(0.72, 0.66, 0.54), V3(0.05, 0.1, 0.3),
            V3(0.55, 0.36, 0.1),
        ]
        return (
            Material(
                tint: Color(papers[(member + dice.index(2)) % papers.count]),
                seed: UInt64(1 + dice.index(100_000))),
            V3(dice.between(0.85, 1.5), dice.between(0.6, 1.1), dice.between(0.85, 1.25))
        )
    }

    /// In autumn trees that have leaves have them in its colours.
    mutating func seasonal(_ asset: AssetInfo) -> Material? {
        guard isReal, remarks.season == .autumn, asset.category == .plant, asset.size.y > 2.5,
            ["tree", "oak tree", "birch", "apple tree", "willow"].contains(asset.concept)
        else { return nil }
        let colors = [V3(0.46, 0.17, 0.025), V3(0.5, 0.28, 0.03), V3(0.36, 0.08, 0.02)]
        return Material(tint: Color(dice.pick(colors, or: colors[0])))
    }

    /// What goes by the same name outdoors as something smaller does in a room.
    func wild(_ concept: String) -> [AssetInfo]? {
        let other: String? =
            switch concept {
            case "table lamp"
            where remarks.says("park street square path avenue snow snowy bench garden"):
                "street lamp"
            case "cactus": "saguaro"
            case "clock"
            where deck == .platform || remarks.says("street square station plaza town"):
                "station clock"
            case "umbrella" where remarks.says("beach seaside sand pool"): "parasol"
            case "garden shed" where remarks.says("hut cabin"): "cabin"
            default: nil
            }
        guard let other else { return nil }
        let assets = library.assets(of: other)
        return assets.isEmpty ? nil : assets
    }
}
