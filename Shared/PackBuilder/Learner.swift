public import Foundation
public import Knowledge
public import Picture

/// Teaches new nouns: a model or a cut-out picture of the user's becomes a concept of its own.
///
/// Each is a little pack in the user's cache, written whole or not at all; every program that opens the knowledge
/// reads them too.
public struct Learner {
    /// Where the packs are.
    public let shelf: URL
    /// Textures of models and pictures are reduced to this, texels.
    static let textureLimit = 1024

    /// What was made of a file.
    public struct Lesson: Sendable, Equatable {
        public var concept: String
        /// Metres.
        public var size: SIMD3<Float>
        public var triangles: Int
    }

    public init(shelf: URL = AssetLibrary.learnedFolder) { self.shelf = shelf }

    /// - Parameters:
    ///   - name: a noun, of several words if need be.
    ///   - height: metres; by default what the file says, if that is plausible, or 30 cm.
    public func learn(
        _ name: String, from file: URL, height: Float? = nil
    ) throws(PackBuildError) -> Lesson {
        let concept = try Self.concept(name)
        if let height, !(height >= 0.005 && height <= 100) {
            throw .unfit("expected a height between 0.005 and 100 metres, got \(height)")
        }
        let bytes = try Self.read(file)
        var writer = PackWriter()
        writer.index.converter = PackBuilder.version
        let entry: PackIndex.Entry
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            let cut = try TextureConverter.cutout(
                bytes, name: file.lastPathComponent, limit: Self.textureLimit)
            entry = try picture(cut, file.lastPathComponent, concept, height, &writer)
        } else if bytes.starts(with: Array("glTF".utf8)) {
            let parts = try GLB(bytes, name: file.lastPathComponent).parts.map(Piece.init)
            entry = try model(parts, concept, height, &writer)
        } else if file.pathExtension.lowercased() == "obj" {
            entry = try model(Piece.wavefront(bytes, file), concept, height, &writer)
        } else {
            throw .unfit(
                "expected an OBJ model, a GLB model (glTF 2.0) or a PNG picture with a transparent "
                    + "background, got \(file.lastPathComponent)")
        }
        return try finish(entry, &writer)
    }

    /// The same from a cut-out picture, RGBA.
    public func learn(
        _ name: String, from cutout: Picture, height: Float? = nil
    ) throws(PackBuildError) -> Lesson {
        let concept = try Self.concept(name)
        var writer = PackWriter()
        writer.index.converter = PackBuilder.version
        let cut = TextureConverter.cutout(cutout, limit: Self.textureLimit)
        return try finish(picture(cut, name, concept, height, &writer), &writer)
    }

    private func finish(
        _ entry: PackIndex.Entry, _ writer: inout PackWriter
    ) throws(PackBuildError) -> Lesson {
        let concept = entry.concept
        writer.index.entries = [entry]
        _ = try writer.write(to: pack(of: concept))
        return Lesson(
            concept: concept, size: SIMD3(entry.size[0], entry.size[1], entry.size[2]),
            triangles: entry.triangles ?? entry.parts.reduce(0) { $0 + $1.indices / 3 })
    }

    /// - Returns: whether there was anything to forget.
    public func forget(_ name: String) throws(PackBuildError) -> Bool {
        let file = pack(of: try Self.concept(name))
        guard FileManager.default.fileExists(atPath: file.path) else { return false }
        do {
            try FileManager.default.removeItem(at: file)
        } catch {
            throw .unwritable(path: file.path, reason: error.localizedDescription)
        }
        return true
    }

    /// A noun as it is looked up: lower case, singular, letters and digits only.
    static func concept(_ name: String) throws(PackBuildError) -> String {
        let words = Noun.words(name)
        let concept = words.joined(separator: " ")
        guard !words.isEmpty, words.count <= 5, concept.utf8.count <= 60,
            concept.contains(where: \.isLetter)
        else { throw .unfit("expected a noun of one to five words, got \"\(name)\"") }
        return concept
    }

    private func pack(of concept: String) -> URL {
        let letters = concept.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        return shelf.appendingPathComponent(String(letters) + ".pack")
    }

    private static func read(_ file: URL) throws(PackBuildError) -> [UInt8] {
        do {
            let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard size <= 400 << 20 else {
                throw PackBuildError.unfit("\(file.path) is larger than 400 MiB")
            }
            return [UInt8](try Data(contentsOf: file))
        } catch let error as PackBuildError {
            throw error
        } catch {
            throw .unreadable(path: file.path, reason: error.localizedDescription)
        }
    }

    // MARK: Pictures

    private func picture(
        _ picture: TextureConverter.Result, _ name: String, _ concept: String, _ height: Float?,
        _ writer: inout PackWriter
    ) throws(PackBuildError) -> PackIndex.Entry {
        guard
            let cutout = Cutout(width: picture.width, height: picture.height, rgba: picture.rgba)
        else {
            throw .unfit("\(name) shows nothing: all of it is transparent")
        }
        let solid = stride(from: 3, to: picture.rgba.count, by: 4).count { picture.rgba[$0] > 127 }
        guard solid < picture.rgba.count / 4 * 98 / 100 else {
            throw .unfit(
                "\(name) has no transparent background; cut the thing out first")
        }
        let number = try writer.add(
            picture.rgba, width: picture.width, height: picture.height, hasAlpha: true)
        let made = Figurine.measure(cutout, thickness: Self.thickness)
        let size = made.proportions * (height ?? 0.3)
        return PackIndex.Entry(
            key: "learned/" + concept.replacing(" ", with: "-"), concept: concept, title: concept,
            size: size.list, category: .decoration, stance: size.y > 0.75 ? .floor : .table,
            mass: max(400 * size.x * size.y * size.z, 0.01), creator: "you", licence: "",
            parts: [], cutout: number, thickness: Self.thickness, triangles: made.triangles)
    }

    /// Photographs swell less than figurines do: their shading already says how round they are.
    private static let thickness: Float = 0.45

    // MARK: Models

    private func model(
        _ pieces: [Piece], _ concept: String, _ height: Float?, _ writer: inout PackWriter
    ) throws(PackBuildError) -> PackIndex.Entry {
        var parts = pieces.map {
            ModelConverter.Part(part: $0.part, texture: $0.texture.map { "\(checksum(Data($0)))" })
        }
        let whole = AssetGeometry(parts: parts.map(\.part), size: .zero)
        let own = whole.bounds.size
        guard own.max() > 1e-6, own.max().isFinite else {
            throw .unfit("the model has no size: all its points coincide")
        }
        let plausible = (0.01...60).contains(own.max())
        let scale =
            height.map { $0 / max(own.y, own.max() * 0.01) } ?? (plausible ? 1 : 0.3 / own.max())
        let size = pointwiseMax(own * scale, SIMD3(repeating: 0.001))
        let fitted = whole.fitted(to: size)
        for i in parts.indices { parts[i].part.mesh = fitted.parts[i].mesh }
        Recolouring.mark(&parts, category: .decoration)
        var known: [String: PackWriter.Texture] = [:]
        var entries: [PackIndex.PartEntry] = []
        for (part, piece) in zip(parts, pieces) {
            var texture = part.texture.flatMap { known[$0] }
            if texture == nil, let bytes = piece.texture, let id = part.texture {
                let picture = try TextureConverter.convert(
                    bytes, name: part.part.name, limit: Self.textureLimit)
                let number = try writer.add(
                    picture.rgba, width: picture.width, height: picture.height,
                    hasAlpha: picture.cutsHoles)
                texture = PackWriter.Texture(number: number, cutsHoles: picture.cutsHoles)
                known[id] = texture
            }
            entries.append(writer.add(part.part, texture: texture))
        }
        return PackIndex.Entry(
            key: "learned/" + concept.replacing(" ", with: "-"), concept: concept, title: concept,
            size: size.list, category: .decoration, stance: size.y > 0.75 ? .floor : .table,
            mass: max(200 * size.x * size.y * size.z, 0.01), creator: "you", licence: "",
            parts: entries)
    }
}
