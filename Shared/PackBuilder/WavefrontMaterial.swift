import Foundation
import Knowledge
import PlantainProto

/// One material of an MTL file.
struct WavefrontMaterial {
    var diffuse = SIMD3<Float>(repeating: 0.6)
    var specular = SIMD3<Float>(repeating: 0)
    var shininess: Float = 20
    var opacity: Float = 1
    var illumination = 2
    var texture: String?

    static func read(_ bytes: [UInt8]) -> [String: WavefrontMaterial] {
        var result: [String: WavefrontMaterial] = [:]
        var name = ""
        var reader = LineReader(bytes)
        while reader.nextLine() {
            guard let word = reader.word() else { continue }
            switch word {
            case "newmtl":
                name = reader.rest()
                result[name] = WavefrontMaterial()
            case "Kd": result[name]?.diffuse = SIMD3(reader.float(), reader.float(), reader.float())
            case "Ks":
                result[name]?.specular = SIMD3(reader.float(), reader.float(), reader.float())
            case "Ns": result[name]?.shininess = reader.float()
            case "d": result[name]?.opacity = reader.float()
            case "illum": result[name]?.illumination = Int(reader.float())
            case "map_Kd": result[name]?.texture = reader.rest()
            default: continue
            }
        }
        return result
    }

    /// A physical material: what the name says comes first, then what the numbers suggest.
    func asset(named name: String, textured: Bool) -> AssetMaterial {
        let words = name.lowercased()
        func says(_ any: String...) -> Bool { any.contains { words.contains($0) } }
        let gloss = (specular.x + specular.y + specular.z) / 3
        var result = AssetMaterial()
        // Diffuse colours were picked by eye on a screen; nothing is blacker than coal or whiter than paint.
        for k in 0..<3 { result.baseColor[k] = min(max(pow(max(diffuse[k], 0), 2.2), 0.012), 0.86) }
        let shiny = gloss > 0.03 && illumination >= 2
        result.roughness = shiny ? min(max(pow(2 / (max(shininess, 1) + 2), 0.3), 0.12), 0.75) : 0.7
        if says("chrome", "cromo", "mirror") && !says("sweethome3d_window") {
            result.metalness = 1
            result.roughness = says("mirror") ? 0.03 : 0.1
            result.baseColor = pointwiseMax(result.baseColor, SIMD3(repeating: 0.55))
        } else if says(
            "metal", "alu", "steel", "inox", "brass", "copper", "gold", "silver", "iron", "acero",
            "nickel"),
            !says("paint", "plastic")
        {
            let bright = result.baseColor.max()
            // Painted ironwork is dark and coloured; bare metal is grey or warm and bright.
            if bright > 0.12 || says("chrome", "gold", "brass", "copper", "silver") {
                result.metalness = 1
                result.baseColor *= max(1, 0.5 / bright)
                result.roughness = min(max(result.roughness, 0.18), 0.4)
            } else {
                result.roughness = 0.4
            }
        } else if says("rubber", "tire", "tyre", "pneu") {
            result.roughness = 0.75
        } else if says("ceramic", "porcel") {
            result.roughness = min(result.roughness, 0.2)
        } else if says(
            "fabric", "cloth", "textile", "cushion", "pillow", "mattress", "matress", "sheet",
            "carpet", "couss", "tela", "sofa", "couch")
        {
            result.roughness = 0.9
            if !textured { result.substance = .fabric }
        } else if says("leather", "cuir") {
            if !textured { result.substance = .leather }
            result.roughness = 0.45
        } else if says("wood", "bois", "madera", "oak", "pine", "teak", "walnut"), !says("plastic")
        {
            result.roughness = min(max(result.roughness, 0.35), 0.6)
            // White lacquer shows no grain.
            let c = result.baseColor
            if !textured, c.max() - c.min() > 0.03, c.min() < 0.5 { result.substance = .wood }
        } else if says("plastic", "plastico") {
            result.roughness = min(max(result.roughness, 0.25), 0.5)
        }
        let clear = says(
            "glass", "vidrio", "verre", "cristal", "window_mirror", "water", "transparent")
        if !textured, opacity < 0.6 || (clear && opacity < 0.95) {
            result.transmission = 0.95
            result.metalness = 0
            result.substance = .glass
            result.roughness = 0.03
            let tint = result.baseColor
            let most = max(tint.max(), 0.05)
            // A grey pane is clear glass; a coloured one keeps its hue.
            result.baseColor =
                tint.max() - tint.min() < 0.1 ? SIMD3(repeating: 0.96) : (tint / most) * 0.3 + 0.64
        }
        return result
    }
}
