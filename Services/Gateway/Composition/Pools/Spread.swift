package import PlantainProto
import RPC
import Synchronization

/// One picture, or a region of it, that several renderers draw: who draws what, and what has come.
package final class Spread: Sendable {
    /// Renderers draw on one absolute grid of squares of this many pixels.
    static let grid: UInt32 = 512

    /// What one call is to draw.
    struct Part: Sendable {
        let index: Int
        let rectangle: Rectangle
    }

    private struct State {
        var coverage: Coverage
        var progress: [Int: StageProgress] = [:]
        var shown = StageProgress()
        var thoughts: Set<String> = []
        var misses: Set<UInt32> = []
        var timings: [StageTiming] = []
        var hasPreview = false
    }

    let parts: [Part]
    private let whole: RenderRequest
    private let begun = ContinuousClock.now
    private let state: Mutex<State>
    private let emit: @Sendable (RenderEvent) -> Void

    init(
        _ request: RenderRequest, parts count: Int, emit: @escaping @Sendable (RenderEvent) -> Void
    ) throws(RPCError) {
        guard let canvas = request.plan?.canvas, (1...16_384).contains(canvas.width),
            (1...16_384).contains(canvas.height)
        else { throw RPCError(.invalidArgument, "expected a plan with a canvas") }
        whole = request
        let region = Self.snapped(request.region, canvas.width, canvas.height)
        parts = Self.cut(region, into: count).enumerated().map {
            Part(index: $0.offset, rectangle: $0.element)
        }
        state = Mutex(State(coverage: Coverage(width: canvas.width, height: canvas.height)))
        self.emit = emit
    }

    /// A region widened to the grid and cut to the canvas; the whole canvas if there is none.
    package static func snapped(_ region: Rectangle?, _ width: UInt32, _ height: UInt32)
        -> Rectangle
    {
        guard let region, region.width > 0, region.height > 0, region.x < width, region.y < height
        else { return Rectangle(width: width, height: height) }
        func end(_ start: UInt32, _ length: UInt32, _ limit: UInt32) -> UInt32 {
            let end = UInt64(start) + UInt64(length) + UInt64(grid) - 1
            return UInt32(min(end / UInt64(grid) * UInt64(grid), UInt64(limit)))
        }
        let (x, y) = (region.x / grid * grid, region.y / grid * grid)
        return Rectangle(
            x: x, y: y, width: end(region.x, region.width, width) - x,
            height: end(region.y, region.height, height) - y)
    }

    /// Cuts a region along the grid into that many parts of about the same size, or as many as it has
    /// squares: bands, because what lies beside a part is computed too.
    package static func cut(_ region: Rectangle, into count: Int) -> [Rectangle] {
        let rows = steps(region.height)
        let columns = steps(region.width)
        let bands = min(count, rows)
        return (0..<bands).flatMap { band -> [Rectangle] in
            let (top, bottom) = (band * rows / bands, (band + 1) * rows / bands)
            // Bands that are left over are cut across.
            let pieces = min(columns, (band + 1) * count / bands - band * count / bands)
            return (0..<pieces).map { piece in
                let (left, right) = (piece * columns / pieces, (piece + 1) * columns / pieces)
                return clipped(region, (left, top), (right, bottom))
            }
        }
    }

    private static func steps(_ length: UInt32) -> Int { Int((length + grid - 1) / grid) }

    /// Squares of a region, from one corner up to another.
    private static func clipped(
        _ region: Rectangle, _ from: (x: Int, y: Int), _ to: (x: Int, y: Int)
    ) -> Rectangle {
        let (x, y) = (UInt32(from.x) * grid, UInt32(from.y) * grid)
        return Rectangle(
            x: region.x + x, y: region.y + y, width: min(UInt32(to.x) * grid, region.width) - x,
            height: min(UInt32(to.y) * grid, region.height) - y)
    }

    // MARK: Calls

    /// What of a part has not come: all of it, or the rows of squares that are not whole.
    func missing(in part: Part) -> [Rectangle] {
        let all = part.rectangle
        return state.withLock { state in
            if state.coverage.isUntouched(all) { return [all] }
            var missing: [Rectangle] = []
            for row in 0..<Self.steps(all.height) {
                let band = Self.clipped(all, (0, row), (Self.steps(all.width), row + 1))
                if state.coverage.isWhole(band) { continue }
                if let last = missing.last, last.y + last.height == band.y {
                    missing[missing.count - 1].height += band.height
                } else {
                    missing.append(band)
                }
            }
            return missing
        }
    }

    func isCovered(_ rectangle: Rectangle) -> Bool {
        state.withLock { $0.coverage.isWhole(rectangle) }
    }

    func request(for rectangle: Rectangle) -> RenderRequest {
        var request = whole
        let isAll = parts.count == 1 && rectangle == parts[0].rectangle
        if !isAll { request.region = rectangle }
        request.previews = whole.previews && state.withLock { !$0.hasPreview }
        return request
    }

    /// Passes on what is new of an event.
    func take(_ event: RenderEvent, of part: Part) throws(RPCError) {
        switch event.event {
        case .tile(let tile):
            let new = try state.withLock { state throws(RPCError) in try state.coverage.add(tile) }
            for tile in new { emit(RenderEvent(event: .tile(tile))) }
        case .progress(let progress):
            if let shown = merged(progress, of: part) { emit(RenderEvent(event: .progress(shown))) }
        case .preview:
            if state.withLock({ !$0.hasPreview }) { emit(event) }
            state.withLock { $0.hasPreview = true }
        case .thought(let thought):
            if state.withLock({ $0.thoughts.insert(thought.text).inserted }) { emit(event) }
        case .miss(let miss):
            if state.withLock({ $0.misses.insert(miss.text).inserted }) { emit(event) }
        case .timing(let timing): state.withLock { $0.timings.append(timing) }
        case nil: break
        }
    }

    /// How far the whole is when a part says how far it is; nil if nothing is to be said.
    private func merged(_ progress: StageProgress, of part: Part) -> StageProgress? {
        if parts.count == 1 { return progress }
        return state.withLock { state in
            state.progress[part.index] = progress
            var shown = StageProgress(stage: progress.stage, total: 100)
            shown.ahead = state.progress.values.map(\.ahead).max() ?? 0
            let done = parts.reduce(0.0) { sum, part in
                guard let own = state.progress[part.index], own.total > 0 else { return sum }
                return sum + Double(own.done) / Double(own.total) * Self.area(part.rectangle)
            }
            let all = parts.reduce(0.0) { $0 + Self.area($1.rectangle) }
            shown.done = max(state.shown.done, UInt32(min(done / all, 1) * 100))
            guard shown != state.shown else { return nil }
            state.shown = shown
            return shown
        }
    }

    private static func area(_ rectangle: Rectangle) -> Double {
        Double(rectangle.width) * Double(rectangle.height)
    }

    /// The timing of all calls together.
    func finish() {
        let timings = state.withLock { $0.timings }
        guard let first = timings.first else { return }
        var whole = first
        for timing in timings.dropFirst() {
            whole.peakMemoryBytes = max(whole.peakMemoryBytes, timing.peakMemoryBytes)
            for part in timing.parts {
                if let known = whole.parts.firstIndex(where: { $0.part == part.part }) {
                    whole.parts[known].seconds += part.seconds
                    whole.parts[known].operations += part.operations
                } else {
                    whole.parts.append(part)
                }
            }
        }
        if timings.count > 1 { whole.seconds = begun.duration(to: .now) / .seconds(1) }
        emit(RenderEvent(event: .timing(whole)))
    }
}
