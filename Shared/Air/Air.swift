public import GuideMap
import Guides
import ImageTokens
public import PlantainProto
import Synchronization
import Tensor

/// What lies in the air between camera and scene, laid over a finished picture: haze by depth and the glow of lamps
/// in it before the lens blurs, rain or snow that falls, each drop with its own blur, after it.
///
/// A function of the plan, the pixel's place and its depth alone, so that a picture does not depend on how it was split.
public struct Air: Sendable {
    private let plan: ScenePlan
    /// 1/m
    private let extinction: Float
    /// Exposed light that thick air sends to the eye.
    private let airlight: SIMD3<Float>
    private let lamps: [Halo]
    /// How high the air reaches that veils the sky, metres.
    private let ceiling: Float
    private let falling: Precipitation?

    /// nil where the air is clear and nothing falls.
    public init?(_ plan: ScenePlan) {
        guard let environment = plan.environment,
            environment.extinction > 0
        else { return nil }
        self.plan = plan
        let light = PlanLight(plan)
        extinction = min(max(environment.extinction, 0), 10)
        let sky = EnvironmentGradient(environment)
        // Thick air shows the mean of the sky around it, a little of the ground, and what the sun adds; less gets
        // down into it than the sky above has.
        let mean = sky.horizon * 0.55 + sky.zenith * 0.3 + sky.ground * 0.15
        let suns = zip(plan.lights, light.lights).filter { $0.0.kind == .sun }
        airlight = suns.reduce(mean * light.film * 0.82) { $0 + $1.1 * 0.18 }
        lamps = plan.lights.filter { $0.kind == .bulb }.map { Halo($0, plan, film: light.film) }
        ceiling = environment.weather == .fog ? 60 : 35
        falling = Precipitation(plan, light: airlight + light.lights.reduce(.zero, +) * 0.12)
    }

    /// Lays haze and glow over display values; what falls is not among them.
    ///
    /// - Parameters:
    ///   - picture: planar, (3 or more, height, width) of `rect`: display sRGB first
    ///   - rect: in native pixels divided by `divisor`
    ///   - nearness: the guide `inverseDepth` of each pixel
    ///   - hit: the guide of that name
    public func veil(
        _ picture: inout [Float], of rect: PixelRect, divisor: Int = 1, nearness: [Float],
        hit: [Float], threads: Int = 1
    ) {
        let area = rect.width * rect.height
        guard area > 0 else { return }
        precondition(
            picture.count >= 3 * area && nearness.count == area && hit.count == area,
            "three colours and two guides a pixel")
        let view = view(divisor)
        let bands = bands(rect)
        unsafe picture.withUnsafeMutableBufferPointer { buffer in
            let planes = unsafe Planes(values: buffer, area: area)
            Parallel.forEach(bands.count, threads: threads) { number in
                veil(planes, bands[number], from: rect, view, nearness, hit)
            }
        }
    }

    /// The share of each pixel before which no drop or flake falls; nil where none does.
    public func free(
        _ rect: PixelRect, divisor: Int = 1, nearness: [Float], hit: [Float], threads: Int = 1
    ) -> [Float]? {
        guard let falling else { return nil }
        let view = view(divisor)
        let bands = bands(rect)
        let done = Mutex([Int: [Float]]())
        Parallel.forEach(bands.count, threads: threads) { number in
            let band = bands[number]
            let first = (band.y - rect.y) * rect.width
            let depths = depths(first..<first + band.width * band.height, view, nearness, hit)
            let free = falling.free(band, view: view, depths: depths)
            done.withLock { $0[number] = free }
        }
        return done.withLock { all in bands.indices.flatMap { all[$0] ?? [] } }
    }

    /// Lets drops or flakes fall before a finished picture: RGB, 8 bits, as many pixels as `free` has.
    public func fall(on rgb: inout [UInt8], free: some RandomAccessCollection<Float>) {
        guard let falling else { return }
        precondition(rgb.count == 3 * free.count, "a share a pixel")
        let covered = zip(0..., free).filter { $0.1 < 0.999 }
        for c in 0..<3 {
            var values = ToneCurve.light(
                display: covered.map { Float(rgb[3 * $0.0 + c]) / 255 })
            for k in covered.indices {
                let free = covered[k].1
                values[k] = values[k] * free + falling.light[c] * (1 - free)
            }
            for (one, value) in zip(covered, ToneCurve.display(light: values)) {
                rgb[3 * one.0 + c] = UInt8(min(max(value, 0), 1) * 255 + 0.5)
            }
        }
    }

    private func view(_ divisor: Int) -> View {
        let canvas = plan.canvas ?? Canvas(width: 1024, height: 1024)
        return View(
            plan.camera ?? Camera(), width: Float(canvas.width) / Float(divisor),
            height: Float(canvas.height) / Float(divisor))
    }

    private func bands(_ rect: PixelRect) -> [PixelRect] {
        stride(from: 0, to: rect.height, by: 32).map {
            PixelRect(
                x: rect.x, y: rect.y + $0, width: rect.width, height: min(32, rect.height - $0))
        }
    }

    /// Along the optical axis; infinite where nothing is met.
    private func depths(
        _ range: Range<Int>, _ view: View, _ nearness: [Float], _ hit: [Float]
    ) -> [Float] {
        range.map { k in
            hit[k] > 1e-3 && nearness[k] > 1e-6
                ? view.focusDistance * hit[k] / nearness[k] : .infinity
        }
    }

    private func veil(
        _ planes: Planes, _ band: PixelRect, from rect: PixelRect, _ view: View,
        _ nearness: [Float], _ hit: [Float]
    ) {
        let first = (band.y - rect.y) * rect.width
        let depths = depths(first..<first + band.width * band.height, view, nearness, hit)
        for row in 0..<band.height {
            var lines = (0..<3).map { c in
                ToneCurve.light(
                    display: planes.row(c, first + row * band.width, count: band.width))
            }
            for x in 0..<band.width {
                let k = row * band.width + x
                let ray = view.direction(
                    x: Float(band.x + x) + 0.5, y: Float(band.y + row) + 0.5)
                let long = (ray * ray).sum().squareRoot()
                let unit = ray / long
                let share = min(max(hit[first + k], 0), 1)
                let away = depths[k].isFinite ? depths[k] * long : 1e9
                let thick = min(1e4, ceiling / max(unit.y, 1e-3))
                let clear =
                    share * exponential(-extinction * away) + (1 - share)
                    * exponential(-extinction * thick)
                var added = airlight * (1 - clear)
                for lamp in lamps {
                    added += lamp.glow(
                        from: view.position, along: unit, to: min(away, 200), extinction)
                }
                for c in 0..<3 { lines[c][x] = lines[c][x] * clear + added[c] }
            }
            for c in 0..<3 {
                planes.set(c, first + row * band.width, ToneCurve.display(light: lines[c]))
            }
        }
    }
}

/// A picture's planes, which threads change at different rows.
@safe
private struct Planes: @unchecked Sendable {  // No two bands share a row.
    let values: UnsafeMutableBufferPointer<Float>
    let area: Int

    func row(_ plane: Int, _ at: Int, count: Int) -> [Float] {
        let start = plane * area + at
        return unsafe Array(values[start..<start + count])
    }

    func set(_ plane: Int, _ at: Int, _ line: [Float]) {
        let start = plane * area + at
        for k in line.indices { unsafe values[start + k] = line[k] }
    }
}

@inline(__always)
func exponential(_ x: Float) -> Float { VectorMath.exp(SIMD8(repeating: x))[0] }
