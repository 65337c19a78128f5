import ArgumentParser
import Foundation
import Perception
import Photographs
import Picture
import PictureFile
import ServiceKit

/// Draws what is made out in a photograph: sky, ground, things, nearness, facing.
@main
struct SightDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sight-dump",
        abstract: "Draw what is made out in a photograph.",
        usage: "sight-dump PHOTOGRAPH --out sight.png")

    @Argument(help: "A PNG, JPEG or WebP picture.")
    var photograph: String

    @Option(help: "The PNG to write: the photograph, sky, ground, things, nearness, facing.")
    var out = "sight.png"

    /// Argument errors keep their own wording and codes; everything else is one plain sentence.
    func run() throws {
        do {
            try draw()
        } catch {
            FileHandle.standardError.write(Data("sight-dump: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func draw() throws {
        let file = try Data(contentsOf: URL(fileURLWithPath: photograph))
        let picture = Photograph(try PictureFile.read([UInt8](file)))
        let perceiver = try Perceiver(path: Home.weights("perception").path)
        let clock = ContinuousClock()
        var sight: Sight?
        let time = clock.measure { sight = Sight(picture, perceiver) }
        guard let sight else { return }
        let p = sight.percept
        print(
            "\(sight.width) x \(sight.height) in \(time); horizon \(p.horizon), tangent \(p.tangent), "
                + "camera \(p.cameraHeight) m up, light \(p.light), contrast \(p.contrast), "
                + "place \(p.place), time \(p.time)")
        for figure in sight.figures {
            let best = figure.kinds.indices.max { figure.kinds[$0] < figure.kinds[$1] } ?? 0
            print("  \(Kind.allCases[best]) \(figure.kinds[best]), salience \(figure.salience)")
        }
        try Self.sheet(sight, picture, out)
    }

    private static func sheet(_ sight: Sight, _ picture: Photograph, _ path: String) throws {
        let (w, h) = (sight.width, sight.height)
        let seen = picture.display(width: w, height: h)
        var things = [Plane](repeating: Plane(width: w, height: h), count: 3)
        let colors: [(Float, Float, Float)] = [
            (1, 0.2, 0.2), (0.2, 1, 0.2), (0.3, 0.4, 1), (1, 1, 0.2), (1, 0.2, 1), (0.2, 1, 1),
        ]
        for (figure, color) in zip(sight.figures, colors) {
            for k in figure.mask.values.indices {
                things[0].values[k] += figure.mask.values[k] * color.0
                things[1].values[k] += figure.mask.values[k] * color.1
                things[2].values[k] += figure.mask.values[k] * color.2
            }
        }
        func grey(_ plane: Plane) -> [Plane] { [plane, plane, plane] }
        var facing = sight.normal
        for c in 0..<3 {
            for k in facing[c].values.indices {
                facing[c].values[k] = facing[c].values[k] / 2 + 0.5
            }
        }
        let tiles = [
            [seen, grey(sight.sky), grey(sight.support)], [things, grey(sight.near), facing],
        ]
        var sheet = Picture(width: 3 * w, height: 2 * h)
        for (row, line) in tiles.enumerated() {
            for (column, tile) in line.enumerated() {
                var one = Picture(width: w, height: h)
                for k in 0..<w * h {
                    for c in 0..<3 {
                        one.bytes[3 * k + c] = UInt8(min(max(tile[c].values[k], 0), 1) * 255)
                    }
                }
                sheet.paste(one, x: column * w, y: row * h)
            }
        }
        let file = try OutputFile(path: path)
        let writer = try PNGWriter(width: sheet.width, height: sheet.height) { try file.write($0) }
        try writer.write(rows: sheet.bytes)
        try writer.finish()
        try file.commit()
    }
}
