import Foundation
import GuideMap
import Knowledge
import RayCast

/// The 32 guides of one pixel, or of one sample of it.
typealias GuideValues = SIMD32<Float>

/// A place on a surface that a pixel shows, or a fourth of one.
struct SurfaceSample {
    var hit: Hit
    /// From the eye, as long as the way to depth 1.
    var direction: SIMD3<Float>
    var footprint: Footprint
    var visibility: SIMD3<Float>
    var openness: Float
    /// Its share of the pixel.
    var weight: Float
    /// In its cell.
    var pixel: Int
}

extension BlockPainter {
    /// Gathers the values of a cell's pixels.
    mutating func gather(_ x: Int, _ y: Int) {
        sampleCount = 0
        var edges: UInt32 = 0
        for pixel in 0..<16 {
            let (column, row) = (x + pixel % 4, y + pixel / 4)
            unsafe values.initializeElement(at: pixel, to: .zero)
            // What ripples mirror and lenses show changes as fast as an edge.
            if unsafe isEdge(column, row) || scene.isRippled(hits[index(column, row)])
                || scene.isLens(hits[index(column, row)])
            {
                edges |= 1 << UInt32(pixel)
                continue
            }
            let hit = unsafe hits[index(column, row)]
            let direction = view.direction(x: Float(column) + 0.5, y: Float(row) + 0.5)
            guard hit.isHit else {
                unsafe values[pixel] = missValues(direction)
                continue
            }
            let footprint = Footprint(
                view: view, direction: direction, depth: hit.distance, normal: hit.facet, step: 1)
            add(
                SurfaceSample(
                    hit: hit, direction: direction, footprint: footprint,
                    visibility: grid.visibility(hit, footprint, x: column, y: row, &packet),
                    openness: grid.openness(hit, x: column, y: row, &packet), weight: 1,
                    pixel: pixel))
        }
        while edges != 0 {
            // Four pixels with four samples each fill a packet.
            var four: UInt32 = 0
            for _ in 0..<4 where edges != 0 {
                four |= edges & ~(edges &- 1)
                edges &= edges &- 1
            }
            split(x, y, four)
        }
        for first in stride(from: 0, to: sampleCount, by: 16) {
            shade(first, min(16, sampleCount - first))
        }
    }

    @inline(__always)
    private mutating func add(_ sample: SurfaceSample) {
        unsafe samples.initializeElement(at: sampleCount, to: sample)
        sampleCount += 1
    }

    /// Four samples of each of up to four pixels where surfaces meet.
    private mutating func split(_ x: Int, _ y: Int, _ pixels: UInt32) {
        packet.clear()
        var (first, last) = (0, 0)
        forEachLane(pixels) { pixel in
            for number in 0..<4 {
                let offset = SamplePattern.rotatedGrid(number)
                packet.set(
                    last, origin: view.position,
                    direction: view.direction(
                        x: Float(x + pixel % 4) + 0.5 + offset.x,
                        y: Float(y + pixel / 4) + 0.5 + offset.y))
                last += 1
            }
        }
        first = sampleCount
        let places = unsafe samples
        scene.first(&packet, coherent: true) { lane, hit in
            unsafe places.initializeElement(
                at: first + lane,
                to: SurfaceSample(
                    hit: hit, direction: .zero, footprint: Footprint(right: .zero, down: .zero),
                    visibility: .zero, openness: 1, weight: 0.25, pixel: 0))
        }
        var at = first
        forEachLane(pixels) { pixel in
            noteBorder(x + pixel % 4, y + pixel / 4, samples: at)
            for number in 0..<4 {
                let offset = SamplePattern.rotatedGrid(number)
                let direction = view.direction(
                    x: Float(x + pixel % 4) + 0.5 + offset.x,
                    y: Float(y + pixel / 4) + 0.5 + offset.y)
                var sample = unsafe places[at]
                at += 1
                guard sample.hit.isHit else {
                    unsafe values[pixel] += missValues(direction) * 0.25
                    continue
                }
                sample.pixel = pixel
                sample.direction = direction
                sample.footprint = Footprint(
                    view: view, direction: direction, depth: sample.hit.distance,
                    normal: sample.hit.facet, step: 0.5)
                sample.visibility[0] = Float(number)  // until its rays are cast
                unsafe places[sampleCount] = sample
                sampleCount += 1
            }
        }
        castLamps(x, y, first..<sampleCount)
        for sample in first..<sampleCount {
            let pixel = unsafe places[sample].pixel
            unsafe places[sample].openness = grid.openness(
                places[sample].hit, x: x + pixel % 4, y: y + pixel / 4, &packet)
        }
    }

    /// One ray from each of up to sixteen samples to each lamp; two where a half shadow may cross the pixel.
    private mutating func castLamps(_ x: Int, _ y: Int, _ range: Range<Int>) {
        let places = unsafe samples
        func cast(_ lamp: Int, second: Bool) -> (seen: UInt32, mixed: UInt32) {
            lampPacket.clear()
            var mixed: UInt32 = 0
            for at in range {
                let sample = unsafe places[at]
                let (column, row) = (x + sample.pixel % 4, y + sample.pixel / 4)
                let (all, any) = grid.bits(x: column, y: row)
                let isMixed = (all ^ any) & (1 << UInt8(lamp)) != 0
                if isMixed { mixed |= 1 << UInt32(at - range.lowerBound) }
                if second, !isMixed { continue }
                let start = scene.smoothed(sample.hit)
                lampPacket.aim(
                    at - range.lowerBound, at: lighting.lamps[lamp].aim(from: start),
                    from: sample.hit, start: start,
                    place: SamplePattern.turned(
                        Int(numbers[at - range.lowerBound]) + (second ? 4 : 0),
                        by: PixelNoise(x: column, y: row).uniform(UInt32(8 + lamp))))
            }
            let sent = lampPacket.lanes
            return (sent & ~scene.blocked(&lampPacket, lamp: lamp), mixed)
        }
        var numbers = SIMD16<Float>.zero
        for at in range {
            unsafe numbers[at - range.lowerBound] = places[at].visibility[0]
            unsafe places[at].visibility = .zero
        }
        for lamp in lighting.lamps.indices {
            let (once, mixed) = cast(lamp, second: false)
            let twice = mixed == 0 ? once : cast(lamp, second: true).seen | once & ~mixed
            for at in range {
                let bit = UInt32(1) << UInt32(at - range.lowerBound)
                unsafe places[at].visibility[lamp] =
                    (once & bit != 0 ? 0.5 : 0) + (twice & bit != 0 ? 0.5 : 0)
            }
        }
    }

    private func missValues(_ direction: SIMD3<Float>) -> GuideValues {
        var values = GuideValues.zero
        values.set(
            GuideChannel.environment, lighting.sky(normalize(direction), footprint: view.pixelSize))
        values[GuideChannel.circleOfConfusion] = view.circleOfConfusion(depth: .infinity) / 32
        return values
    }
}

extension Hit {
    /// The point, moved off its surface by more than the error of its own computation.
    @inline(__always)
    var lifted: SIMD3<Float> { point + facet * (distance * 1e-4) }

    /// A step off the surface to the side that a ray leaves to.
    @inline(__always)
    func lift(toward direction: SIMD3<Float>) -> SIMD3<Float> {
        let side: Float = dot(direction, facet) >= 0 ? 1 : -1
        return facet * (side * distance * 1e-4)
    }
}

extension SIMD32<Float> {
    @inline(__always)
    mutating func set(_ channel: Int, _ color: SIMD3<Float>) {
        self[channel] = color.x
        self[channel + 1] = color.y
        self[channel + 2] = color.z
    }
}
