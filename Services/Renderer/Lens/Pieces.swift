import Foundation
import Synchronization

func sine(_ x: Float) -> Float { sin(x) }
func cosine(_ x: Float) -> Float { cos(x) }

/// Bands that several threads finish in any order.
final class Pieces: Sendable {
    private let bands: Mutex<[[UInt8]]>

    init(count: Int) { bands = Mutex([[UInt8]](repeating: [], count: count)) }

    func set(_ index: Int, _ band: [UInt8]) { bands.withLock { $0[index] = band } }

    func joined() -> [UInt8] { bands.withLock { Array($0.joined()) } }
}
