import Knowledge
import RayCast

extension BlockPainter {
    /// Leads the rays of up to sixteen samples through clear bodies, border by border, and leaves in the packet
    /// where they leave them or meet something within.
    ///
    /// - Returns: the lanes of bodies; those of single sheets keep what the packet holds. Their shares are in `paths`.
    mutating func passThrough(_ first: Int, _ lanes: UInt32) -> UInt32 {
        let (samples, looks, paths, scene) = unsafe (samples, looks, paths, scene)
        var bodies: UInt32 = 0
        for lane in 0..<16 where lanes & (1 << UInt32(lane)) != 0 {
            let sample = unsafe samples[first + lane]
            let matter = scene.clearMatter(sample.hit) ?? .none
            let path: ClearPath
            if matter.ior > 1 {
                bodies |= 1 << UInt32(lane)
                path = unsafe ClearPath(
                    sample.hit, direction: sample.direction, normal: looks[lane].normal,
                    into: matter)
            } else {
                // Straight ways wait until the bent ones are done.
                path = ClearPath(origin: packet.origin(lane), direction: packet.direction(lane))
            }
            unsafe paths.initializeElement(at: lane, to: path)
        }
        guard bodies != 0 else { return 0 }
        var going = bodies
        var left = Self.mostBorders
        while going != 0, left > 0 {
            left -= 1
            packet.clear()
            for lane in 0..<16 where going & (1 << UInt32(lane)) != 0 {
                let path = unsafe paths[lane]
                packet.set(lane, origin: path.origin, direction: path.direction)
                packet.resume(lane, near: path.travelled * 1e-5 + 1e-6)
            }
            going = scene.borders(&packet) { lane, border in
                unsafe paths[lane].meet(
                    border.matter, mesh: border.mesh, at: border.point,
                    distance: border.distance, normal: border.normal,
                    isEntering: border.isEntering)
            }
        }
        packet.clear()
        for lane in 0..<16 where lanes & (1 << UInt32(lane)) != 0 {
            let path = unsafe paths[lane]
            packet.set(lane, origin: path.origin, direction: path.direction)
        }
        return bodies
    }

    /// More borders than these one behind the other only a chandelier has.
    private static var mostBorders: Int { 10 }
}
