import Fonts
public import Foundation
import Knowledge
import PlantainProto

/// Converts furniture libraries and the colour emoji font into one knowledge pack and the list of those who made the models.
///
/// The same libraries always give the same bytes.
public struct PackBuilder {
    public static let standardFolder = URL(fileURLWithPath: "/usr/share/sweethome3d/furniture")

    /// Number of this converter. Raise it with every change that alters what packs hold:
    /// `./plantain` then converts anew, and nothing else is touched.
    public static let version = 5

    /// Told about each model that was left out by mistake of its file, and about progress.
    public var report: (String) -> Void
    /// Longest side of a texture in texels.
    public var textureLimit = 1024

    public struct Summary: Sendable {
        public var models = 0
        public var figurines = 0
        public var concepts = 0
        public var triangles = 0
        public var textures = 0
        public var bytes = 0
    }

    private struct Credit {
        let key: String
        let title: String
        let creator: String
        let licence: String
    }

    public init(report: @escaping (String) -> Void = { _ in }) { self.report = report }

    /// Writes `pack` and ATTRIBUTION.md beside it; both appear whole or not at all.
    public func build(from folder: URL = standardFolder, to pack: URL) throws(PackBuildError)
        -> Summary
    {
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
            .sorted()
        let libraries = files.compactMap { file in
            Catalogue.library(file).map { (folder.appendingPathComponent(file), $0) }
        }
        guard !libraries.isEmpty else { throw .noLibraries(folder: folder.path) }
        let catalogue = Catalogue()
        var (writer, summary) = (PackWriter(), Summary())
        writer.index.converter = Self.version
        var credits: [Credit] = []
        var concepts: Set<String> = []
        var textureOf: [UInt64: PackWriter.Texture] = [:]
        for (url, name) in libraries {
            let library = try FurnitureLibrary(url, name: name)
            for model in library.models {
                let key = library.key(model)
                guard let line = catalogue.lines[key] else { continue }
                let converter = ModelConverter(library: library, line: line, model: model)
                var parts: [ModelConverter.Part]
                do {
                    parts = try converter.parts()
                } catch {
                    report("left out \(key): \(error)")
                    continue
                }
                converter.mark(&parts)
                var entries: [PackIndex.PartEntry] = []
                for part in parts {
                    let texture = try part.texture.map { path throws(PackBuildError) in
                        try add(path, library, &writer, &textureOf)
                    }
                    entries.append(writer.add(part.part, texture: texture ?? nil))
                    summary.triangles += part.part.mesh.triangleCount
                }
                let title = model["name"] ?? line.concept
                let creator = model["creator"] ?? "unknown"
                writer.index.entries.append(
                    PackIndex.Entry(
                        key: "pack/" + key, concept: line.concept, title: title,
                        size: converter.size.list,
                        category: line.category, stance: line.stance,
                        mass: mass(converter.size, line), top: converter.top(parts)?.list,
                        inside: converter.inside?.list,
                        lampPoint: converter.lampPoint(parts)?.list,
                        creator: creator, licence: library.licence, parts: entries))
                credits.append(
                    Credit(key: key, title: title, creator: creator, licence: library.licence))
                concepts.insert(line.concept)
            }
            report("\(url.lastPathComponent): \(writer.index.entries.count) models so far")
        }
        summary.models = writer.index.entries.count
        try addFigurines(besides: concepts, &writer, &concepts, &summary)
        summary.concepts = concepts.count
        summary.textures = writer.index.textures.count
        summary.bytes = try writer.write(to: pack)
        try PackWriter.write(
            attribution(credits),
            to: pack.deletingLastPathComponent().appendingPathComponent("ATTRIBUTION.md"))
        return summary
    }

    /// Figurines of what no model and no rule depicts.
    private func addFigurines(
        besides known: Set<String>, _ writer: inout PackWriter,
        _ concepts: inout Set<String>, _ summary: inout Summary
    ) throws(PackBuildError) {
        let font: Font
        do {
            font = try Font(Self.figurineFont)
        } catch {
            report("no figurines: \(error)")
            return
        }
        let known = known.union(AssetLibrary().concepts)
        for line in FigurineList().lines where !known.contains(line.concept) {
            guard let glyph = font.colorGlyph(of: line.glyph),
                let cutout = Cutout(width: glyph.width, height: glyph.height, rgba: glyph.rgba)
            else {
                report("left out the figurine of \(line.title): the font has no such picture")
                continue
            }
            let number = try writer.add(
                glyph.rgba, width: glyph.width, height: glyph.height, hasAlpha: true)
            let made = Figurine.measure(cutout, thickness: line.thickness)
            let height = FigurineList.figurineHeight(line.height)
            let size = made.proportions * height
            writer.index.entries.append(
                PackIndex.Entry(
                    key: "figurine/" + line.concept.replacing(" ", with: "-")
                        + (concepts.contains(line.concept) ? "-2" : ""),
                    concept: line.concept,
                    title: "glazed ceramic \(line.title)\(line.isHead ? " head" : "")",
                    size: size.list, category: line.category, stance: .table,
                    mass: max(Self.ceramicDensity * size.x * size.y * size.z, 0.01),
                    creator: "Google", licence: "SIL OFL 1.1", parts: [], cutout: number,
                    thickness: line.thickness,
                    lifeHeight: line.height > height * 1.5 ? line.height : nil,
                    triangles: made.triangles))
            concepts.insert(line.concept)
            summary.figurines += 1
        }
        report("\(Self.figurineFont): \(summary.figurines) figurines")
    }

    private static let figurineFont = "NotoColorEmoji.ttf"

    /// Kilograms per cubic metre of the box around a hollow figurine.
    private static let ceramicDensity: Float = 500

    private func mass(_ size: SIMD3<Float>, _ line: Catalogue.Line) -> Float {
        max(Catalogue.density(line.category) * size.x * size.y * size.z, 0.005)
    }

    /// The number of a texture and whether it cuts holes; nil when its file cannot be read.
    private func add(
        _ path: String, _ library: FurnitureLibrary, _ writer: inout PackWriter,
        _ known: inout [UInt64: PackWriter.Texture]
    ) throws(PackBuildError) -> PackWriter.Texture? {
        let file = try library.archive.read(path)
        let id = checksum(file)
        if let texture = known[id] { return texture }
        let picture: TextureConverter.Result
        do {
            picture = try TextureConverter.convert([UInt8](file), name: path, limit: textureLimit)
        } catch {
            report("left out texture \(path): \(error)")
            return nil
        }
        let number = try writer.add(
            picture.rgba, width: picture.width, height: picture.height,
            hasAlpha: picture.cutsHoles)
        let texture = PackWriter.Texture(number: number, cutsHoles: picture.cutsHoles)
        known[id] = texture
        return texture
    }

    private func attribution(_ credits: [Credit]) -> Data {
        var text = """
            # Who made the models

            The models of knowledge.pack come from the furniture libraries of Sweet Home 3D
            (Debian package sweethome3d-furniture, https://www.sweethome3d.com), converted to metres, with
            textures reduced and normals computed where they were missing.

            | model | name | creator | licence |
            |---|---|---|---|

            """
        for c in credits { text += "| \(c.key) | \(c.title) | \(c.creator) | \(c.licence) |\n" }
        text += """

            CC0 1.0: https://creativecommons.org/publicdomain/zero/1.0/
            CC BY 3.0: https://creativecommons.org/licenses/by/3.0/
            CC BY 3.0 US: https://creativecommons.org/licenses/by/3.0/us/

            The figurines are swollen from pictures of Noto Color Emoji (Debian package
            fonts-noto-color-emoji), © 2013 Google Inc., SIL Open Font License 1.1:
            https://openfontlicense.org

            """
        return Data(text.utf8)
    }
}
