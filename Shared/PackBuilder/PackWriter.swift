import Foundation
import Knowledge
import Picture
import PlantainProto
import Zlib

/// Gathers models and pictures and writes them as one pack.
struct PackWriter {
    var index = PackIndex()
    private(set) var data = Data()

    /// A picture of the pack, and whether it cuts holes.
    struct Texture {
        var number: Int
        var cutsHoles: Bool
    }

    /// Appends the part's mesh; the entry goes into a model of the index.
    mutating func add(_ part: AssetPart, texture: Texture?) -> PackIndex.PartEntry {
        let bytes = part.mesh.packed()
        let offset = data.count
        data.append(bytes)
        let (box, m) = (part.mesh.bounds, part.material)
        return PackIndex.PartEntry(
            name: part.name, offset: offset, vertices: part.mesh.positions.count,
            indices: part.mesh.indices.count, low: box.low.list, high: box.high.list,
            checksum: checksum(bytes), texture: texture?.number,
            substance: m.substance.rawValue, color: m.baseColor.list, roughness: m.roughness,
            metalness: m.metalness, transmission: m.transmission,
            alphaCut: texture?.cutsHoles ?? false, glow: m.glow, recolourable: part.recolourable,
            doubleSided: part.doubleSided)
    }

    /// Appends a picture; returns its number.
    mutating func add(
        _ rgba: [UInt8], width: Int, height: Int, hasAlpha: Bool
    ) throws(PackBuildError) -> Int {
        let packed: Data
        do {
            packed = try Zlib.deflate(Data(rgba), level: 6)
        } catch {
            throw .unwritable(path: "a picture", reason: error.description)
        }
        index.textures.append(
            PackIndex.TextureEntry(
                offset: data.count, length: packed.count, width: width, height: height,
                hasAlpha: hasAlpha, checksum: checksum(packed)))
        data.append(packed)
        return index.textures.count - 1
    }

    /// Writes the whole pack, or nothing; returns its size in bytes.
    func write(to url: URL) throws(PackBuildError) -> Int {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json: Data
        do {
            json = try encoder.encode(index)
        } catch {
            throw .unwritable(path: url.path, reason: "\(error)")
        }
        let whole = KnowledgePack.header(index: json, dataLength: data.count) + json + data
        try Self.write(whole, to: url)
        return whole.count
    }

    static func write(_ data: Data, to url: URL) throws(PackBuildError) {
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            // Programs that have the old file mapped keep it: the new one takes its name, not its bytes.
            let file = try OutputFile(path: url.path)
            try file.write(data)
            try file.commit()
        } catch let error as PictureError {
            throw .unwritable(path: url.path, reason: "\(error)")
        } catch {
            throw .unwritable(path: url.path, reason: error.localizedDescription)
        }
    }
}

extension SIMD3<Float> {
    var list: [Float] { [x, y, z] }
}

extension SupportArea {
    var list: [Float] {
        [height, halfExtents.x, halfExtents.y, center.x, center.y] + (depth > 0 ? [depth] : [])
    }
}
