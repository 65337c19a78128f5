public import GuideMap
import Guides
import ImageTokens
public import PlantainProto
import Tensor

/// What lies in the air between camera and scene, as the last step of a picture: haze by depth, the glow of
/// lamps in it, and rain or snow that falls.
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
            environment.weather != .unspecified || environment.extinction > 0
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

    /// Lays the air over display values.
    ///
    /// - Parameters:
    ///   - picture: planar (3, height, width) of `rect`, display sRGB
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
            "three colours, a nearness and a share that is hit for each of \(area) pixels")
        let canvas = plan.canvas ?? Canvas(width: 1024, height: 1024)
        let view = View(
            plan.camera ?? Camera(), width: Float(canvas.width) / Float(divisor),
            height: Float(canvas.height) / Float(divisor))
        let bands = stride(from: 0, to: rect.height, by: 32).map {
            PixelRect(
                x: rect.x, y: rect.y + $0, width: rect.width, height: min(32, rect.height - $0))
        }
        unsafe picture.withUnsafeMutableBufferPointer { buffer in
            let planes = unsafe Planes(values: buffer, area: area)
            Parallel.forEach(bands.count, threads: threads) { number in
                veil(planes, bands[number], from: rect, view, nearness, hit)
            }
        }
    }

    private func veil(
        _ planes: Planes, _ band: PixelRect, from rect: PixelRect, _ view: View,
        _ nearness: [Float], _ hit: [Float]
    ) {
        let first = (band.y - rect.y) * rect.width
        let area = band.width * band.height
        let depths = (0..<area).map { k -> Float in
            let (near, share) = (nearness[first + k], hit[first + k])
            return share > 1e-3 && near > 1e-6 ? view.focusDistance * share / near : .infinity
        }
        let free = falling?.free(band, view: view, depths: depths)
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
                let seen = free?[k] ?? 1
                for c in 0..<3 {
                    let light = lines[c][x] * clear + added[c]
                    lines[c][x] = light * seen + (falling?.light[c] ?? 0) * (1 - seen)
                }
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
