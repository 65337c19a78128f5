import Foundation
import GuideMap

/// Writes maps as the trainers read them: float16 (height, width, 32) and uint16 (height, width).
enum GuideFile {
    static func write(_ map: GuideMap, name: String, to folder: URL) throws {
        let area = map.width * map.height
        let channels = GuideMap.channelCount
        var halves = [Float16](repeating: 0, count: area * channels)
        for channel in 0..<channels {
            for pixel in 0..<area {
                halves[pixel * channels + channel] = Float16(map.values[channel * area + pixel])
            }
        }
        try bytes(halves).write(to: folder.appendingPathComponent("\(name).guides"))
        try bytes(map.objectID).write(to: folder.appendingPathComponent("\(name).ids"))
    }

    private static func bytes<T: BitwiseCopyable>(_ values: [T]) -> Data {
        unsafe values.withUnsafeBytes { unsafe Data($0) }
    }
}
