import Canvas
import Foundation
import Knowledge
import Perception
import PlantainProto

/// A plan of what a photograph seems to show: camera, light, ground, and a box for each thing.
///
/// It is a guess that is good enough to speak of things and to put others among them; it is never drawn as it is.
struct PlanEstimate {
    private(set) var plan: ScenePlan
    /// Of each object, at the sight's size.
    private(set) var masks: [String: Plane] = [:]
    /// What each object may be, in the order of `Kind`.
    private(set) var kinds: [String: [Float]] = [:]
    /// What was made out, in plain words.
    private(set) var remarks: [String] = []

    private let sight: Sight
    /// Linear light at the sight's size.
    private let small: [Plane]
    private let library: AssetLibrary
    private let canvas: (width: Float, height: Float)

    /// - Parameter painted: what the user painted, at the sight's size; then it is the thing that is spoken of.
    init(
        _ photograph: Photograph, _ sight: Sight, spoken: Spoken, painted: Plane?,
        library: AssetLibrary, seed: UInt64
    ) {
        self.sight = sight
        self.library = library
        small = photograph.reduced(width: sight.width, height: sight.height)
        canvas = (Float(photograph.width), Float(photograph.height))
        plan = ScenePlan(
            version: 1, seed: seed,
            canvas: Canvas(
                width: UInt32(photograph.width), height: UInt32(photograph.height), size: "",
                aspect: CanvasSizes.nearestAspect(
                    width: photograph.width, height: photograph.height)))
        plan.model = .plantain2
        plan.prompt = "a photograph"
        let place = Self.place(sight, spoken)
        plan.camera = camera(place, spoken)
        light(place)
        ground(place, spoken)
        things(spoken, painted)
    }

    // MARK: Where

    private static func place(_ sight: Sight, _ spoken: Spoken) -> Place {
        let hasSky = sight.sky.mean > 0.03
        if hasSky || sight.percept.place[2] > 0.5 { return .field }
        return sight.percept.place[0] > 0.6 ? .studio : .interior
    }

    /// The horizon lies above all ground that is seen.
    private func camera(_ place: Place, _ spoken: Spoken) -> Camera {
        var horizon = sight.percept.horizon
        var rows: [Int] = []
        for y in 0..<sight.height {
            let count = (0..<sight.width).count { sight.support[$0, y] > 0.6 }
            if count > sight.width / 12 { rows.append(y) }
        }
        if let top = rows.first {
            horizon = min(horizon, Float(top) / Float(sight.height) - 0.02)
        }
        // Who looks at a table looks down on it.
        if spoken.ground == .table { horizon = min(horizon, -0.3) }
        // Nor lies it above what is seen of the sky.
        let skies = (0..<sight.height).filter { y in
            (0..<sight.width).count { sight.sky[$0, y] > 0.6 } > sight.width / 8
        }
        if let end = skies.last, place == .field {
            horizon = max(horizon, Float(end + 1) / Float(sight.height) + 0.01)
        }
        let tangent = min(max(sight.percept.tangent, 0.21), 0.6)
        let slope = min(max((horizon - 0.5) * 2 * tangent, -2.2), 0.35)
        let pitch = atanf(slope)
        let forward = SIMD3<Float>(0, sinf(pitch), -cosf(pitch))
        let height = height(place, spoken, pitch: pitch, tangent: tangent)
        // Focused where the axis meets the ground, or on something a little away.
        let distance = forward.y < -0.08 ? min(height / -forward.y, 12 * height) : 6 * height
        let position = SIMD3<Float>(0, height, 0)
        let target = position + forward * distance
        return Camera(
            position: Vec3(x: 0, y: height, z: 0),
            target: Vec3(x: target.x, y: target.y, z: target.z),
            verticalFov: 2 * atanf(tangent), focusDistance: distance)
    }

    /// Of the camera above the ground: a photographer stands; over a table the largest thing tells.
    private func height(_ place: Place, _ spoken: Spoken, pitch: Float, tangent: Float) -> Float {
        if place == .field, spoken.ground != .table { return 1.55 }
        let guess = sight.percept.cameraHeight
        guard spoken.ground == .table || spoken.ground == nil && guess < 1.1,
            let box = sight.figures.first?.mask.bounds()
        else { return min(max(guess, 0.8), 1.6) }
        let noun = spoken.things.first ?? ""
        let known = library.match(noun)?.assets.first?.size
        let size = known.map { max($0.x, $0.y) } ?? 0.2
        let share = Float(max(box.x.count, 1)) / Float(sight.width)
        let bottom = Float(box.y.upperBound) / Float(sight.height)
        let depth = size / (share * 2 * tangent * canvas.width / canvas.height)
        // How steeply its foot is looked down on.
        let slope = tangent * (2 * bottom - 1)
        let down = sinf(-pitch) + slope * cosf(pitch)
        return min(max(depth * max(down, 0.15), 0.12), 1.2)
    }

    // MARK: Light

    /// Light as strong as the picture is bright, if it shows middling greys on average.
    private mutating func light(_ place: Place) {
        var (sum, weight) = (SIMD3<Float>.zero, Float(0))
        var bands = [SIMD4<Float>](repeating: .zero, count: 3)
        for y in 0..<sight.height {
            for x in 0..<sight.width {
                let k = y * sight.width + x
                let color = SIMD3(small[0].values[k], small[1].values[k], small[2].values[k])
                bands[min(2, 3 * y / sight.height)] += SIMD4(color, 1)
                let share = 1 - sight.sky.values[k]
                sum += color * share
                weight += share
            }
        }
        let mean = sum / max(weight, 1)
        let level = min(max(luminance(mean), 0.02), 0.6)
        // Grey on average, half believed: a red room is no red light.
        let cast = mean / max(luminance(mean), 1e-3)
        let tint = (SIMD3<Float>(repeating: 1) * 0.65 + cast * 0.35)
        let neutral = tint / max(luminance(tint), 1e-3)
        let contrast = min(max(sight.percept.contrast, 0.35), 2.5)
        let toward = world(sight.percept.light)
        let irradiance = contrast
        let isOpen = place == .field
        let hour: TimeOfDay =
            // What is bright was not taken at night, whatever it looks like.
            sight.percept.time[2] > 0.5 && level < 0.05
            ? .night
            : sight.percept.time[1] > 0.6 && isOpen
                ? .goldenHour
                : .afternoon
        let up = max(toward.y, 0.15)
        let total = 1 + irradiance * up
        let exposure = Self.scene(level) / (0.28 * total / .pi)
        func radiance(_ band: Int) -> Color {
            let c = bands[band]
            let mean = SIMD3(c.x, c.y, c.z) / max(c.w, 1)
            let r = SIMD3(Self.scene(mean.x), Self.scene(mean.y), Self.scene(mean.z)) / exposure
            return Color(r: r.x, g: r.y, b: r.z)
        }
        plan.film = Film(exposure: exposure, whiteBalance: Color(r: 1, g: 1, b: 1))
        plan.environment = Environment(
            place: place, time: hour, sky: .unspecified, zenith: radiance(0),
            horizon: radiance(1), ground: radiance(2), ambient: 1)
        var lamp = Light(
            id: "light1", kind: isOpen ? .sun : .panel,
            direction: Vec3(x: toward.x, y: toward.y, z: toward.z), radius: 0.03,
            color: Color(r: neutral.x, g: neutral.y, b: neutral.z), irradiance: irradiance)
        if !isOpen, let target = plan.camera?.target {
            let distance = 2.2 * max(0.4, plan.camera?.focusDistance ?? 1)
            lamp.position = Vec3(
                x: target.x + toward.x * distance, y: target.y + toward.y * distance,
                z: target.z + toward.z * distance)
            lamp.radius = 0.3 * distance
        }
        plan.lights = [lamp]
    }

    /// Exposed scene light of a display value: the film's curve backwards.
    static func scene(_ linear: Float) -> Float {
        let y = min(max(linear, 0), 0.97)
        // y = x (2.51 x + 0.03) / (x (2.43 x + 0.59) + 0.14), solved for x
        let (a, b, c) = (2.51 - 2.43 * y, 0.03 - 0.59 * y, -0.14 * y)
        return (-b + max(b * b - 4 * a * c, 0).squareRoot()) / (2 * a)
    }

    /// Camera space to the world; lights come from above.
    private func world(_ direction: SIMD3<Float>) -> SIMD3<Float> {
        let axes = Axes(plan.camera ?? Camera())
        var d = axes.right * direction.x + axes.up * direction.y + axes.back * direction.z
        d.y = max(d.y, 0.3)
        return d / max((d * d).sum().squareRoot(), 1e-6)
    }

    // MARK: What carries things

    private mutating func ground(_ place: Place, _ spoken: Spoken) {
        let height = plan.camera?.position?.y ?? 1
        let kind: SurfaceKind =
            switch spoken.ground {
            case .table: .table
            case .floor: .floor
            case .ground: .ground
            case .water: .watertop
            case nil: place == .field ? .ground : height < 0.75 ? .table : .floor
            }
        var (sum, weight) = (SIMD3<Float>.zero, Float(1e-6))
        for k in sight.support.values.indices {
            let share = sight.support.values[k]
            sum += SIMD3(small[0].values[k], small[1].values[k], small[2].values[k]) * share
            weight += share
        }
        let seen = weight > 20 ? sum / weight : SIMD3(repeating: 0.25)
        let exposure = plan.film?.exposure ?? 1
        let sun = plan.lights.first
        let total = 1 + (sun?.irradiance ?? 0) * max(sun?.direction?.y ?? 0, 0.1)
        func albedo(_ value: Float) -> Float {
            min(max(Self.scene(value) / (exposure * total / .pi), 0.02), 0.85)
        }
        let reach = place == .field ? max(60, 40 * height) : 12 * height
        plan.surfaces.append(
            Surface(
                id: kind == .ground ? "ground" : kind == .watertop ? "water" : "\(kind)",
                kind: kind,
                center: Vec3(x: 0, y: -0.025, z: -reach / 2 + 2 * height),
                size: Vec3(x: 2 * reach, y: 0.05, z: reach),
                material: Material(
                    substance: .plaster,
                    tint: Color(r: albedo(seen.x), g: albedo(seen.y), b: albedo(seen.z)), seed: 1)))
        guard place != .field || spoken.wantsBackground else { return }
        // Where the ground ends, a wall begins.
        let top = sight.support.bounds(above: 0.5)?.y.lowerBound ?? sight.height / 2
        let far = distance(x: 0.5, y: Float(top) / Float(sight.height)) ?? 6 * height
        let depth = min(max(far, 2 * height), 14 * height)
        plan.surfaces.append(
            Surface(
                id: "wall", kind: .wall,
                center: Vec3(x: 0, y: 5 * height, z: -depth - 0.1),
                size: Vec3(x: 30 * height, y: 10 * height, z: 0.2),
                material: Material(
                    substance: .plaster, tint: Color(r: 0.5, g: 0.5, b: 0.5), seed: 2)))
    }

    /// Metres along the level to where a point of the picture meets the ground; x, y in 0…1.
    private func distance(x: Float, y: Float) -> Float? {
        let axes = Axes(plan.camera ?? Camera())
        let ray = axes.ray(x: x, y: y, aspect: canvas.width / canvas.height)
        guard ray.y < -0.01 else { return nil }
        let t = (plan.camera?.position?.y ?? 1) / -ray.y
        return -ray.z * t
    }

    // MARK: Things

    private mutating func things(_ spoken: Spoken, _ painted: Plane?) {
        var figures = sight.figures
        if let painted {
            let kinds = [Float](repeating: 1, count: Kind.allCases.count)
            figures = [Sight.Figure(mask: painted, kinds: kinds, salience: 2)]
        }
        let naming = Naming(library: library)
        let nouns = naming.nouns(
            for: figures.map { ($0.kinds, $0.salience) }, spoken, isPainted: painted != nil)
        for (i, figure) in figures.enumerated() { add(figure, noun: nouns[i], number: i) }
        if !plan.objects.isEmpty {
            remarks.append("what stands out is taken for \(list)")
            let unknown = spoken.things.filter { noun in !nouns.contains(noun) }
            if let first = unknown.first, painted == nil {
                remarks.append(
                    "no \(first) could be made out; what stands out most can be called \"the object\", and a "
                        + "mask shows anything")
            }
        }
    }

    /// "a dog and 3 other things"
    private var list: String {
        let named = plan.objects.filter { $0.noun != Kind.ornament.noun }.map(\.noun)
        var parts = named.reduce(into: [String]()) { parts, noun in
            let one = Noun.withArticle(noun)
            if !parts.contains(one) { parts.append(one) }
        }
        let others = plan.objects.count - parts.count
        if parts.isEmpty { return others == 1 ? "an object" : "\(others) objects" }
        if others > 0 { parts.append("\(others) other thing\(others == 1 ? "" : "s")") }
        let last = parts.removeLast()
        return parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
    }

    private mutating func add(_ figure: Sight.Figure, noun: String, number: Int) {
        guard let box = figure.mask.bounds() else { return }
        let (w, h) = (Float(sight.width), Float(sight.height))
        let (left, right) = (Float(box.x.lowerBound) / w, Float(box.x.upperBound) / w)
        let (top, bottom) = (Float(box.y.lowerBound) / h, Float(box.y.upperBound) / h)
        let axes = Axes(plan.camera ?? Camera())
        let aspect = canvas.width / canvas.height
        let camera = plan.camera?.position ?? Vec3(y: 1)
        let foot = axes.ray(x: (left + right) / 2, y: bottom, aspect: aspect)
        let reach = 30 * camera.y
        var t = foot.y < -0.02 ? camera.y / -foot.y : .infinity
        let stands = t < reach
        if !stands { t = 8 * camera.y }
        let place = SIMD3(camera.x, camera.y, camera.z) + foot * t
        // t is depth along the axis: a pixel's ray has length 1 along it.
        let tangent = axes.tangent
        let width = max(0.01, (right - left) * 2 * tangent * aspect * t)
        let height = max(0.01, (bottom - top) * 2 * tangent * t)
        let id = "seen\(number + 1)"
        plan.objects.append(
            SceneObject(
                id: id, noun: noun, concept: noun, asset: "shape/cube",
                size: Vec3(x: width, y: height, z: min(width, height) * 0.7),
                position: Vec3(x: place.x, y: stands ? 0 : place.y, z: place.z),
                rotation: Quaternion(w: 1),
                material: Material(tint: tint(figure.mask), seed: UInt64(number + 11)),
                support: stands ? plan.surfaces.first?.id ?? "" : "", group: UInt32(number + 1)))
        masks[id] = figure.mask
        kinds[id] = figure.kinds
    }

    /// The mean colour of what a mask covers, so that "the red cup" is found.
    private func tint(_ mask: Plane) -> Color {
        var (sum, weight) = (SIMD3<Float>.zero, Float(1e-6))
        for k in mask.values.indices where mask.values[k] > 0.5 {
            sum += SIMD3(small[0].values[k], small[1].values[k], small[2].values[k])
            weight += 1
        }
        let mean = sum / weight
        return Color(r: mean.x, g: mean.y, b: mean.z)
    }
}

/// A camera's axes in the world.
struct Axes {
    let right: SIMD3<Float>
    let up: SIMD3<Float>
    let back: SIMD3<Float>
    let position: SIMD3<Float>
    /// Half the picture's height at depth 1.
    let tangent: Float

    init(_ camera: Camera) {
        let p = camera.position ?? Vec3()
        let t = camera.target ?? Vec3(x: p.x, y: p.y, z: p.z - 1)
        position = SIMD3(p.x, p.y, p.z)
        func unit(_ v: SIMD3<Float>) -> SIMD3<Float> {
            v / max((v * v).sum().squareRoot(), 1e-9)
        }
        let b = unit(position - SIMD3(t.x, t.y, t.z))
        let r = abs(b.y) > 0.9999 ? SIMD3<Float>(1, 0, 0) : unit(SIMD3(b.z, 0, -b.x))
        right = r
        back = b
        up = SIMD3(
            b.y * r.z - b.z * r.y, b.z * r.x - b.x * r.z, b.x * r.y - b.y * r.x)
        tangent = tanf((camera.verticalFov > 0 ? camera.verticalFov : 0.7) / 2)
    }

    /// The ray through a point of the picture, x and y in 0…1 from its upper left; 1 long along the axis.
    func ray(x: Float, y: Float, aspect: Float) -> SIMD3<Float> {
        right * ((2 * x - 1) * tangent * aspect) + up * ((1 - 2 * y) * tangent) - back
    }

    /// Where a world point is seen, x and y in 0…1, and its depth; nil behind the camera.
    func project(_ point: SIMD3<Float>, aspect: Float) -> (x: Float, y: Float, depth: Float)? {
        let d = point - position
        let depth = -(d * back).sum()
        guard depth > 1e-5 else { return nil }
        let (u, v) = ((d * right).sum() / depth, (d * up).sum() / depth)
        return (0.5 + u / (2 * tangent * aspect), 0.5 - v / (2 * tangent), depth)
    }
}
