import Foundation
public import PlantainProto

/// Measures one request for its ``StageTiming``.
public struct Stopwatch: Sendable {
    private let stage: String
    private let begun = ContinuousClock.now

    public init(_ stage: String) { self.stage = stage }

    /// Seconds since the start, and the most memory this process has held so far.
    /// - Parameter parts: where the seconds went
    public func timing(_ parts: [PartTiming] = []) -> StageTiming {
        let time = begun.duration(to: .now).components
        return StageTiming(
            stage: stage, seconds: Double(time.seconds) + Double(time.attoseconds) * 1e-18,
            peakMemoryBytes: Self.peakMemoryBytes(), parts: parts)
    }

    /// `VmHWM` of this process, in bytes; 0 where the system does not tell.
    public static func peakMemoryBytes() -> UInt64 { memory("VmHWM:") }

    /// A line of this process's status, in bytes.
    static func memory(_ name: String) -> UInt64 {
        guard let status = FileManager.default.contents(atPath: "/proc/self/status") else {
            return 0
        }
        for line in String(decoding: status, as: UTF8.self).split(separator: "\n")
        where line.hasPrefix(name) {
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first
            return (kilobytes.flatMap { UInt64($0) } ?? 0) * 1024
        }
        return 0
    }
}
