import Foundation
public import GuideMap
import Guides
import Knowledge
public import PlantainProto
import SceneGeometry

/// What the stages draw for a photograph: new things under its camera and light, or another background.
public struct Drawing: Sendable {
    /// What is drawn; its canvas is the photograph's, or a whole fraction of it.
    public let plan: ScenePlan
    /// The part of the canvas that is needed.
    public let region: PixelRect

    private enum Kind: Sendable {
        /// Ids of what is new, and the photograph's own things with their masks.
        case things([String], [(SceneObject, Plane)])
        /// What stays before the new background.
        case background(Plane)
    }

    private let kind: Kind

    /// Parts of more pixels are drawn smaller and grown.
    static let maxPixels = 2_700_000
    /// Canvases of more pixels aren't on offer.
    private static let maxCanvas = 4096 * 4096

    /// New things on the photograph's ground; nil if none of them would be seen.
    init?(
        added: [String], to plan: ScenePlan, photograph: Photograph,
        figures: [(SceneObject, Plane)], library: AssetLibrary
    ) {
        var own = plan
        own.objects = plan.objects.filter { added.contains($0.id) }
        own.texts = plan.texts.filter { added.contains($0.object) }
        own.relations = []
        let walls = Set(own.objects.map(\.support))
        // A wall that nothing hangs on would only throw its guessed colour on things.
        own.surfaces = plan.surfaces.filter { $0.kind != .wall || walls.contains($0.id) }
        own.model = .plantain2
        guard !own.objects.isEmpty else { return nil }
        // As large as the photograph, unless what is new fills much of a large one.
        var divisor = 1
        var part: PixelRect?
        repeat {
            own.canvas = Self.canvas(photograph, divisor: divisor)
            if photograph.width * photograph.height <= Self.maxCanvas * divisor * divisor {
                guard let found = Self.region(own, library) else { return nil }
                if found.width * found.height <= Self.maxPixels { part = found }
            }
            divisor += 1
        } while part == nil && divisor < 64
        guard let part else { return nil }
        self.plan = own
        region = part
        kind = .things(added, figures)
    }

    /// Another place behind the figures; nil if there are none.
    init?(background plan: ScenePlan, photograph: Photograph, masks: Plane) {
        guard masks.mean > 0.003 else { return nil }
        var own = plan
        var divisor = 1
        while photograph.width / divisor * (photograph.height / divisor) > Self.maxPixels {
            divisor += 1
        }
        own.canvas = Self.canvas(photograph, divisor: divisor)
        own.objects = plan.objects.filter { $0.asset != Retouch.seenAsset }
        own.texts = []
        own.relations = []
        own.model = .plantain2
        self.plan = own
        region = PixelRect(
            x: 0, y: 0, width: Int(own.canvas?.width ?? 1), height: Int(own.canvas?.height ?? 1))
        kind = .background(masks)
    }

    private static func canvas(_ photograph: Photograph, divisor: Int) -> Canvas {
        Canvas(
            width: UInt32(max(64, photograph.width / divisor)),
            height: UInt32(max(64, photograph.height / divisor)), size: "", aspect: "")
    }

    // MARK: Guides

    private static func guides(
        _ plan: ScenePlan, _ library: AssetLibrary, _ rect: PixelRect,
        of size: (width: Int, height: Int)
    ) -> GuideMap? {
        guard let scene = try? Scene(plan: plan, library: library) else { return nil }
        return try? GuideRenderer(scene: scene, plan: plan)
            .guides(tile: rect, of: size, threads: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// What plans of the same camera differ by: the light on the ground with the things and without them.
    private static func pair(
        _ plan: ScenePlan, _ library: AssetLibrary, _ rect: PixelRect,
        of size: (width: Int, height: Int)
    ) -> (alpha: Plane, shadow: Plane)? {
        var bare = plan
        bare.objects = []
        bare.texts = []
        var alone = plan
        alone.surfaces = []
        guard let with = guides(plan, library, rect, of: size),
            let without = guides(bare, library, rect, of: size),
            let things = guides(alone, library, rect, of: size)
        else { return nil }
        let area = rect.width * rect.height
        func brightness(_ map: GuideMap, _ plan: ScenePlan) -> [Float] {
            let light = Shading.preview(map, plan: plan)
            return (0..<area).map { k in
                luminance(SIMD3(light[k], light[area + k], light[2 * area + k]))
            }
        }
        let (lit, open) = (brightness(with, plan), brightness(without, bare))
        var alpha = Plane(width: rect.width, height: rect.height)
        var shadow = Plane(width: rect.width, height: rect.height, value: -1)
        let surfaces = UInt16(plan.surfaces.count)
        for k in 0..<area {
            alpha.values[k] = min(max(things.values[GuideChannel.hit * area + k], 0), 1)
            let isGround = with.objectID[k] > 0 && with.objectID[k] <= surfaces
            if alpha.values[k] < 0.004 {
                shadow.values[k] =
                    isGround && open[k] > 1e-4
                    ? powf(min(max(lit[k] / open[k], 0.02), 1.25), 1.7) : 1
            }
        }
        shadow.spread()
        return (alpha, shadow)
    }

    /// Where something is seen or casts a shadow, in pixels of the plan's canvas.
    private static func region(_ plan: ScenePlan, _ library: AssetLibrary) -> PixelRect? {
        let (w, h) = (Int(plan.canvas?.width ?? 1), Int(plan.canvas?.height ?? 1))
        let divisor = max(1, max(w, h) / 256)
        let size = (width: max(1, w / divisor), height: max(1, h / divisor))
        let whole = PixelRect(x: 0, y: 0, width: size.width, height: size.height)
        guard let pair = pair(plan, library, whole, of: size) else { return nil }
        guard pair.alpha.values.contains(where: { $0 > 0.2 }) else { return nil }
        var touched = pair.alpha
        for k in touched.values.indices where abs(pair.shadow.values[k] - 1) > 0.02 {
            touched.values[k] = 1
        }
        guard let box = touched.bounds(above: 0.02) else { return nil }
        let margin = 3
        return PixelRect(
            x: (box.x.lowerBound - margin) * divisor, y: (box.y.lowerBound - margin) * divisor,
            width: (box.x.count + 2 * margin) * divisor,
            height: (box.y.count + 2 * margin) * divisor
        ).intersection(PixelRect(x: 0, y: 0, width: w, height: h))
    }

    // MARK: Laying in

    /// - Parameter rgb: of the plan's canvas
    /// - Returns: masks of what is new, at the sight's size
    func lay(
        _ rgb: [UInt8], on photograph: inout Photograph, opened: OpenedPhotograph,
        library: AssetLibrary
    ) throws -> [String: Plane] {
        let size = (width: Int(plan.canvas?.width ?? 1), height: Int(plan.canvas?.height ?? 1))
        guard rgb.count == 3 * size.width * size.height else {
            throw PhotographError.impossible("what was drawn does not fit its plan")
        }
        switch kind {
        case .background(let figures):
            layBackground(rgb, size, figures, on: &photograph, opened)
            return [:]
        case .things(let ids, let figures):
            return try layThings(
                rgb, size, ids, figures, on: &photograph, opened, library: library)
        }
    }

    private func layBackground(
        _ rgb: [UInt8], _ size: (width: Int, height: Int), _ figures: Plane,
        on photograph: inout Photograph, _ opened: OpenedPhotograph
    ) {
        let (w, h) = (photograph.width, photograph.height)
        let fine = opened.native(figures)
        let drawn = (0..<3).map { c in
            Plane(
                width: size.width, height: size.height,
                values: (0..<size.width * size.height).map { Float(rgb[3 * $0 + c]) / 255 }
            ).resized(width: w, height: h)
        }
        for k in 0..<w * h {
            let keep = fine.values[k]
            guard keep < 0.997 else { continue }
            for c in 0..<3 {
                let own = Float(photograph.rgb[3 * k + c]) / 255
                let value = drawn[c].values[k] + (own - drawn[c].values[k]) * keep
                photograph.rgb[3 * k + c] = UInt8(min(max(value, 0), 1) * 255 + 0.5)
            }
        }
    }

    private func layThings(
        _ rgb: [UInt8], _ size: (width: Int, height: Int), _ ids: [String],
        _ figures: [(SceneObject, Plane)], on photograph: inout Photograph,
        _ opened: OpenedPhotograph, library: AssetLibrary
    ) throws -> [String: Plane] {
        guard let pair = Self.pair(plan, library, region, of: size) else {
            throw PhotographError.impossible("what is new cannot be drawn")
        }
        let (rw, rh) = (region.width, region.height)
        // Colours of things alone: pixels that they share with the ground take those of their neighbours.
        var planes = [Plane](repeating: Plane(width: rw, height: rh, value: -1), count: 3)
        for y in 0..<rh {
            for x in 0..<rw where pair.alpha[x, y] > 0.97 {
                let at = 3 * ((region.y + y) * size.width + region.x + x)
                for c in 0..<3 { planes[c][x, y] = Photograph.linear[Int(rgb[at + c])] }
            }
        }
        for c in 0..<3 { planes[c].spread() }
        // To the photograph's pixels.
        let (w, h) = (photograph.width, photograph.height)
        let (sx, sy) = (Double(w) / Double(size.width), Double(h) / Double(size.height))
        let xs = Int(Double(region.x) * sx)..<min(w, Int(Double(region.maxX) * sx))
        let ys = Int(Double(region.y) * sy)..<min(h, Int(Double(region.maxY) * sy))
        guard !xs.isEmpty, !ys.isEmpty else { return [:] }
        func grown(_ plane: Plane) -> Plane { plane.resized(width: xs.count, height: ys.count) }
        // What is new is as soft as what the photograph shows around it.
        let soft = Softness(photograph, xs: xs, ys: ys).radius
        let (alpha, shadow) = (
            grown(pair.alpha).blurred(radius: soft), grown(pair.shadow).blurred(radius: 2 * soft)
        )
        let colors = planes.map { grown($0).blurred(radius: soft) }
        let hidden = nearer(figures, than: ids)
        let front = hidden.map { opened.native($0) }
        let others = figures.reduce(
            Plane(width: opened.sight.width, height: opened.sight.height)
        ) { sum, figure in
            var sum = sum
            for k in sum.values.indices {
                sum.values[k] = max(sum.values[k], figure.1.values[k])
            }
            return sum
        }.resized(width: w, height: h)
        let grain = Grain(photograph)
        var mask = Plane(width: w, height: h)
        for y in ys {
            for x in xs {
                let (k, at) = (y * w + x, (y - ys.lowerBound) * xs.count + x - xs.lowerBound)
                let cover = 1 - (front?.values[k] ?? 0)
                let share = alpha.values[at] * cover
                // Things that stand there take little of a shadow that is meant for the ground.
                let shade = 1 + (shadow.values[at] - 1) * (1 - 0.75 * others.values[k]) * cover
                guard share > 0.004 || abs(shade - 1) > 0.008 else { continue }
                let old = photograph.color(k) * shade
                var color = SIMD3(
                    colors[0].values[at], colors[1].values[at], colors[2].values[at])
                color = grain.added(to: color, at: k)
                photograph.set(old + (color - old) * share, k)
                mask.values[k] = share
            }
        }
        let small = mask.resized(width: opened.sight.width, height: opened.sight.height)
        // Several new things share a mask: they come and go by one instruction.
        return Dictionary(uniqueKeysWithValues: ids.map { ($0, small) })
    }

    /// Masks of what stands nearer to the camera than all that is new; nil if nothing does.
    private func nearer(_ figures: [(SceneObject, Plane)], than ids: [String]) -> Plane? {
        let axes = Axes(plan.camera ?? Camera())
        func depth(_ object: SceneObject) -> Float {
            let p = object.position ?? Vec3()
            return axes.project(SIMD3(p.x, p.y, p.z), aspect: 1)?.depth ?? 0
        }
        let mine = plan.objects.filter { ids.contains($0.id) }.map(depth).min() ?? 0
        var all: Plane?
        // Specks that were taken for things hide nothing.
        for (object, mask) in figures
        where depth(object) < mine - 0.02 && !object.support.isEmpty && mask.mean > 0.004 {
            guard var sum = all else {
                all = mask
                continue
            }
            for k in sum.values.indices { sum.values[k] = max(sum.values[k], mask.values[k]) }
            all = sum
        }
        return all
    }
}

/// The noise of a photograph's pixels, given to what is laid in.
struct Grain {
    private let strength: Float

    init(_ photograph: Photograph) {
        // The middle of the differences between neighbours: edges are few, noise is everywhere.
        var gaps: [Int] = []
        let (w, h) = (photograph.width, photograph.height)
        for y in stride(from: 1, to: h - 1, by: max(1, h / 97)) {
            for x in stride(from: 1, to: w - 1, by: max(1, w / 97)) {
                let k = 3 * (y * w + x) + 1
                let mean = Int(photograph.rgb[k - 3]) + Int(photograph.rgb[k + 3])
                gaps.append(abs(2 * Int(photograph.rgb[k]) - mean))
            }
        }
        gaps.sort()
        let middle = gaps.isEmpty ? 0 : Float(gaps[gaps.count / 2])
        strength = min(middle / 2 / 0.82 / 255, 0.02)
    }

    func added(to color: SIMD3<Float>, at k: Int) -> SIMD3<Float> {
        guard strength > 0.001 else { return color }
        var z = UInt64(truncatingIfNeeded: k) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        let bits = z ^ (z >> 31)
        // Four dice make a bell.
        let sum = (0..<4).reduce(Float(0)) { $0 + Float(bits >> (16 * $1) & 0xFFFF) / 65_535 }
        let deviation = (sum - 2) * 1.73 * strength
        let level = max(luminance(color), 0.002)
        let display = powf(level, 1 / 2.2)
        return color * powf(max((display + deviation) / display, 0.2), 2.2)
    }
}

extension Plane {
    /// Gives unknown places (−1) the mean of known neighbours, from the border inward.
    mutating func spread() {
        var open = values.indices.filter { values[$0] < 0 }
        guard open.count < values.count else {
            for k in values.indices { values[k] = 1 }
            return
        }
        while !open.isEmpty {
            var left: [Int] = []
            var found: [(Int, Float)] = []
            for k in open {
                let (x, y) = (k % width, k / width)
                var (sum, count) = (Float(0), Float(0))
                for dy in -1...1 {
                    for dx in -1...1 {
                        let (u, v) = (x + dx, y + dy)
                        guard u >= 0, v >= 0, u < width, v < height else { continue }
                        let value = values[v * width + u]
                        if value >= 0 { (sum, count) = (sum + value, count + 1) }
                    }
                }
                if count > 0 { found.append((k, sum / count)) } else { left.append(k) }
            }
            for (k, value) in found { values[k] = value }
            open = left
        }
    }
}
