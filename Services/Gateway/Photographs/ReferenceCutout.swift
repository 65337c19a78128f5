import GuideMap
import Guides
public import Knowledge
public import Perception
public import Picture
import PictureFile
import PlantainProto
import Retouching
import SceneGeometry

/// A thing cut out of a picture, to be drawn elsewhere.
public enum ReferenceCutout {
    /// RGBA, no larger than the thing: the picture's own alpha; in a picture of ours the thing of that name, else the
    /// largest; in any other what stands out most.
    ///
    /// - Throws: `PhotographError.impossible` if nothing stands out, `RetouchError` for a plan that does not hold.
    public static func cut(
        _ file: [UInt8], name: String, library: () throws -> AssetLibrary,
        perceiver: () throws -> Perceiver
    ) throws -> Picture {
        let picture = try PictureFile.read(file)
        if picture.channels == 4 {
            let clear = stride(from: 3, to: picture.bytes.count, by: 4)
                .count { picture.bytes[$0] < 128 }
            if clear * 50 > picture.width * picture.height { return picture }
        }
        let photograph = Photograph(picture)
        if OwnPicture.isOurs(file), let mask = try own(file, name, try library()) {
            return cut(photograph, mask)
        }
        let sight = Sight(photograph, try perceiver())
        guard let figure = sight.figures.first else {
            throw PhotographError.impossible(
                "nothing stands out in the picture; give one with a transparent background")
        }
        let lit = withoutShadow(figure.mask, photograph)
        return cut(photograph, lit.resized(width: picture.width, height: picture.height))
    }

    /// Where a thing of a picture of ours is seen, at the picture's size; nil if it shows none.
    private static func own(
        _ file: [UInt8], _ name: String, _ library: AssetLibrary
    ) throws -> Plane? {
        let picture = try OwnPicture(file: file, check: PlanCheck(library))
        let plan = picture.plan
        let size = (width: picture.width, height: picture.height)
        let renderer = try GuideRenderer(scene: Scene(plan: plan, library: library), plan: plan)
        let map = try renderer.guides(
            tile: PixelRect(x: 0, y: 0, width: size.width, height: size.height), of: size,
            threads: 2)
        var areas = [Int](repeating: 0, count: plan.objects.count)
        for id in map.objectID {
            let at = Int(id) - plan.surfaces.count - 1
            if areas.indices.contains(at) { areas[at] += 1 }
        }
        let words = Set(name.lowercased().split(separator: " ").map(String.init))
        let named = plan.objects.indices.filter {
            words.contains(plan.objects[$0].noun) || words.contains(plan.objects[$0].concept)
        }
        let asked = plan.objects.indices.filter { plan.objects[$0].group > 0 }
        let choice = [named, asked].first { $0.contains { areas[$0] > 60 } } ?? []
        guard let best = choice.max(by: { areas[$0] < areas[$1] }) else { return nil }
        let id = UInt16(plan.surfaces.count + best + 1)
        let whole = Plane(
            width: size.width, height: size.height, values: map.objectID.map { $0 == id ? 1 : 0 })
        // Pixels at its rim show what lies behind it too.
        return whole.blurred(radius: 1).map { smoothstep(0.45, 0.95, $0) }
    }

    /// Without the shadow that contrast takes for a part of the thing: what is as grey as the ground, and darker.
    private static func withoutShadow(_ mask: Plane, _ photograph: Photograph) -> Plane {
        let (w, h) = (mask.width, mask.height)
        let small = photograph.reduced(width: w, height: h)
        func color(_ k: Int) -> SIMD3<Float> {
            SIMD3(small[0].values[k], small[1].values[k], small[2].values[k])
        }
        let around = mask.map { $0 > 0.3 ? 1 : 0 }.grown(by: max(w, h) / 16)
        var ground = mask.values.indices.filter { mask.values[$0] < 0.1 && around.values[$0] > 0.5 }
        guard ground.count > 80 else { return mask }
        ground.sort { luminance(color($0)) < luminance(color($1)) }
        let lit = color(ground[ground.count * 2 / 3])
        let tint = lit / max(lit.sum(), 1e-5)
        var result = mask
        for k in mask.values.indices where mask.values[k] > 0.02 {
            let c = color(k)
            let off = c / max(c.sum(), 1e-5) - tint
            if luminance(c) < 0.75 * luminance(lit), (off * off).sum() < 0.003 {
                result.values[k] = 0
            }
        }
        // A thing that is itself as grey as its ground keeps what it has.
        let (before, after) = (mask.values.reduce(0, +), result.values.reduce(0, +))
        guard after > 0.55 * before else { return mask }
        let soft = result.blurred(radius: 1).map { smoothstep(0.35, 0.65, $0) }
        return soft.touching(result.map { $0 > 0.5 ? 1 : 0 }).filled { $0.count * 40 < w * h }
    }

    /// The part of a photograph that a mask of its size covers.
    private static func cut(_ photograph: Photograph, _ mask: Plane) -> Picture {
        let box = mask.bounds() ?? (0..<1, 0..<1)
        var result = Picture(width: box.x.count + 2, height: box.y.count + 2, channels: 4)
        for y in box.y {
            for x in box.x {
                let from = y * photograph.width + x
                let to = 4 * ((y - box.y.lowerBound + 1) * result.width + x - box.x.lowerBound + 1)
                for c in 0..<3 { result.bytes[to + c] = photograph.rgb[3 * from + c] }
                result.bytes[to + 3] = UInt8(smoothstep(0.3, 0.7, mask.values[from]) * 255)
            }
        }
        return result
    }
}
