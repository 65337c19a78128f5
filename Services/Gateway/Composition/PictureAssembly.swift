import Picture
package import PlantainProto
import RPC
import Retouching

/// Collects tiles in any order and writes the PNG as soon as whole rows are there.
package struct PictureAssembly {
    private var picture: Picture
    private var filled: [Int]  // pixels known, a row
    private var next = 0  // first row not yet written
    private let writer: PNGWriter
    private let output: Output
    private var offset: UInt64 = 0
    /// Wall clock that compressing took so far.
    package private(set) var seconds = 0.0

    /// Of the pixels as they are written.
    private var digest = SHA256()

    private final class Output {
        var bytes: [UInt8] = []
    }

    /// - Parameter tokens: what the picture was drawn from; an edit keeps those that it need not change.
    package init(plan: ScenePlan, tokens: TokenGrid? = nil) throws {
        let (width, height) = (Int(plan.canvas?.width ?? 0), Int(plan.canvas?.height ?? 0))
        guard width > 0, height > 0, width <= 16_384, height <= 16_384, width * height <= 50_000_000
        else {
            throw RPCError(.invalidArgument, "the plan's canvas is \(width)x\(height) pixels")
        }
        picture = Picture(width: width, height: height)
        filled = [Int](repeating: 0, count: height)
        let output = Output()
        let json = String(decoding: try plan.json(pretty: false), as: UTF8.self)
        let story = tokens.map { [(OwnPicture.tokensKey, OwnPicture.text(of: $0))] } ?? []
        writer = try PNGWriter(
            width: width, height: height,
            texts: [(OwnPicture.planKey, json), ("Software", "Plantain")] + story
        ) { output.bytes += $0 }
        self.output = output
    }

    /// Adds one tile; returns the pieces of the file that became ready.
    package mutating func take(_ tile: Tile) throws -> [ImageChunk] {
        let (x, y, width, height) = (Int(tile.x), Int(tile.y), Int(tile.width), Int(tile.height))
        guard x + width <= picture.width, y + height <= picture.height,
            tile.rgb8.count == width * height * 3
        else {
            throw RPCError(
                .internalError,
                "a tile of \(width)x\(height) at (\(x), \(y)) with \(tile.rgb8.count) bytes does not fit "
                    + "\(picture.width)x\(picture.height)")
        }
        picture.paste(Picture(width: width, height: height, bytes: tile.rgb8), x: x, y: y)
        for row in y..<y + height { filled[row] += width }
        var end = next
        while end < picture.height, filled[end] >= picture.width { end += 1 }
        if end > next {
            let row = picture.width * 3
            let begun = ContinuousClock.now
            digest.update(picture.bytes[next * row..<end * row])
            try writer.write(rows: picture.bytes[next * row..<end * row])
            seconds += begun.duration(to: .now) / .seconds(1)
            next = end
        }
        return drain()
    }

    /// The last pieces.
    package mutating func finish() throws -> [ImageChunk] {
        guard next == picture.height else {
            throw RPCError(.internalError, "row \(next) of \(picture.height) was never drawn")
        }
        try writer.finish(texts: [(OwnPicture.pixelsKey, digest.hex())])
        return drain()
    }

    /// Adds a whole picture at once.
    package mutating func take(whole rgb: [UInt8]) throws -> [ImageChunk] {
        try take(
            Tile(width: UInt32(picture.width), height: UInt32(picture.height), rgb8: rgb))
    }

    /// What the writer has produced, in pieces of at most 1 MiB.
    private mutating func drain() -> [ImageChunk] {
        var pieces: [ImageChunk] = []
        var rest = output.bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(1 << 20)
            pieces.append(
                ImageChunk(
                    mediaType: "image/png", width: UInt32(picture.width),
                    height: UInt32(picture.height), offset: offset, data: Array(piece)))
            offset += UInt64(piece.count)
            rest = rest.dropFirst(piece.count)
        }
        output.bytes = []
        return pieces
    }
}
