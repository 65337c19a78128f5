public import Foundation
import PlantainProto
import Synchronization
import Zlib

/// A file of models, read on demand: 32-byte header, JSON index, data.
///
/// Header, little endian: magic "PLNTPACK", version u32, index length u32, index checksum u64, data length u64.
public final class KnowledgePack: Sendable {
    public static let magic = Array("PLNTPACK".utf8)
    public static let version: UInt32 = 1
    public static let headerLength = 32

    public let url: URL
    public let assets: [AssetInfo]
    /// Number of the converter that made it.
    public var converter: Int { index.converter ?? 1 }
    private let index: PackIndex
    private let entryOf: [String: Int]
    private let data: Data
    private let base: Int
    private let textures = Mutex<[Int: Texture]>([:])
    private let figurines = Mutex(RecentFigurines())

    /// `$XDG_CACHE_HOME/plantain/knowledge.pack`, by default in ~/.cache.
    public static var standardURL: URL {
        let environment = ProcessInfo.processInfo.environment
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: NSHomeDirectory()).appendingPathComponent(".cache")
        return cache.appendingPathComponent("plantain/knowledge.pack")
    }

    /// Maps the file and checks its header, its index and every offset; meshes are checked when they are read.
    public static func open(_ url: URL) throws(KnowledgeError) -> KnowledgePack {
        let data: Data
        do {
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw .unreadable(path: url.path, reason: error.localizedDescription)
        }
        return try KnowledgePack(url: url, data: data)
    }

    init(url: URL, data: Data) throws(KnowledgeError) {
        let path = url.path
        guard data.count >= Self.headerLength, Array(data.prefix(8)) == Self.magic else {
            throw .notAPack(path: path)
        }
        let version: UInt32 = data.little(8)
        guard version == Self.version else {
            throw .wrongVersion(path: path, expected: Self.version, got: version)
        }
        let indexLength = Int(data.little(12) as UInt32)
        let dataLength: UInt64 = data.little(24)
        base = Self.headerLength + indexLength
        guard UInt64(data.count) == UInt64(base) + dataLength else {
            throw .damaged(
                path: path, reason: "expected \(UInt64(base) + dataLength) bytes, got \(data.count)"
            )
        }
        let json = data.subdata(in: Self.headerLength..<base)
        guard checksum(json) == data.little(16) as UInt64 else {
            throw .damaged(path: path, reason: "the index does not match its checksum")
        }
        do {
            index = try JSONDecoder().decode(PackIndex.self, from: json)
        } catch {
            throw .damaged(path: path, reason: "the index is not readable: \(error)")
        }
        let textureCount = index.textures.count
        for entry in index.entries {
            guard entry.size.count == 3,
                (0..<textureCount).contains(entry.cutout ?? 0) || entry.cutout == nil
            else { throw .damaged(path: path, reason: "\(entry.key) has no size or no picture") }
            for part in entry.parts {
                let end = part.offset.addingReportingOverflow(part.byteCount)
                guard
                    part.offset >= 0, part.vertices > 0, part.vertices < 1 << 24,
                    part.indices % 3 == 0,
                    !end.overflow, end.partialValue <= Int(dataLength), part.low.count == 3,
                    part.high.count == 3, part.color.count == 3,
                    (0..<textureCount).contains(part.texture ?? 0) || part.texture == nil
                else {
                    throw .damaged(
                        path: path, reason: "part \(part.name) of \(entry.key) lies outside")
                }
            }
        }
        for t in index.textures
        where t.offset < 0 || t.length < 0 || t.offset + t.length > Int(dataLength) || t.width < 1
            || t.height < 1 || t.width > 4096 || t.height > 4096
        {
            throw .damaged(path: path, reason: "a texture of \(t.width)x\(t.height) lies outside")
        }
        self.url = url
        self.data = data
        assets = index.entries.map(\.info)
        entryOf = Dictionary(
            index.entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// The header that goes before an index and data of the given length.
    public static func header(index: Data, dataLength: Int) -> Data {
        var header = Data(magic)
        header.append(little: version)
        header.append(little: UInt32(index.count))
        header.append(little: checksum(index))
        header.append(little: UInt64(dataLength))
        return header
    }

    func has(_ key: String) -> Bool { entryOf[key] != nil }

    /// The meshes of a model at its natural size.
    public func geometry(_ key: String) throws(KnowledgeError) -> AssetGeometry {
        guard let number = entryOf[key] else { throw .unknownAsset(key) }
        let entry = index.entries[number]
        if let picture = entry.cutout { return try figurine(entry, picture) }
        var parts: [AssetPart] = []
        for part in entry.parts {
            var material = AssetMaterial(
                substance: Substance(rawValue: part.substance) ?? .unspecified,
                baseColor: SIMD3(part.color[0], part.color[1], part.color[2]),
                roughness: part.roughness,
                metalness: part.metalness, transmission: part.transmission, alphaCut: part.alphaCut,
                glow: part.glow)
            if let t = part.texture { material.texture = try texture(t) }
            parts.append(
                AssetPart(
                    name: part.name, mesh: try mesh(part, of: key), material: material,
                    recolourable: part.recolourable, doubleSided: part.doubleSided))
        }
        let info = entry.info
        return AssetGeometry(
            parts: parts, size: info.size, lampPoint: info.lampPoint, top: info.top,
            inside: info.inside)
    }

    /// Swollen when it is asked for: a picture of a few kilobytes takes a tenth of a second to become one.
    private func figurine(
        _ entry: PackIndex.Entry, _ picture: Int
    ) throws(KnowledgeError) -> AssetGeometry {
        if let known = figurines.withLock({ $0[entry.key] }) { return known }
        let size = index.textures[picture]
        guard
            let cutout = Cutout(
                width: size.width, height: size.height, rgba: [UInt8](try pixels(picture)))
        else { throw .damaged(path: url.path, reason: "the picture of \(entry.key) is empty") }
        let made = Figurine.geometry(
            cutout, thickness: entry.thickness ?? 1, isGlazed: entry.info.isFigurine)
        figurines.withLock { $0[entry.key] = made }
        return made
    }

    private func mesh(_ part: PackIndex.PartEntry, of key: String) throws(KnowledgeError) -> Mesh {
        let start = base + part.offset
        let bytes = data.subdata(in: start..<(start + part.byteCount))
        guard checksum(bytes) == part.checksum else {
            throw .damaged(
                path: url.path, reason: "part \(part.name) of \(key) does not match its checksum")
        }
        guard let mesh = Mesh(packed: bytes, part) else {
            throw .damaged(
                path: url.path,
                reason: "part \(part.name) of \(key) has an index beyond its vertices")
        }
        return mesh
    }

    /// Textures stay in memory once read: several parts and pictures share them.
    private func texture(_ number: Int) throws(KnowledgeError) -> Texture {
        if let known = textures.withLock({ $0[number] }) { return known }
        let entry = index.textures[number]
        let texture = Texture(
            width: entry.width, height: entry.height, pixels: try pixels(number),
            hasAlpha: entry.hasAlpha)
        return textures.withLock { known in
            if let other = known[number] { return other }
            known[number] = texture
            return texture
        }
    }

    private func pixels(_ number: Int) throws(KnowledgeError) -> Data {
        let entry = index.textures[number]
        let start = base + entry.offset
        let bytes = data.subdata(in: start..<(start + entry.length))
        guard checksum(bytes) == entry.checksum else {
            throw .damaged(path: url.path, reason: "texture \(number) does not match its checksum")
        }
        do {
            return try Zlib.inflate(bytes, count: entry.width * entry.height * 4)
        } catch {
            throw .damaged(path: url.path, reason: "texture \(number): \(error)")
        }
    }
}

/// The figurines made last: each takes some fifteen megabytes.
private struct RecentFigurines {
    private var made: [(key: String, geometry: AssetGeometry)] = []

    subscript(key: String) -> AssetGeometry? {
        get { made.first { $0.key == key }?.geometry }
        set {
            made.removeAll { $0.key == key }
            if let newValue { made.append((key, newValue)) }
            if made.count > 24 { made.removeFirst() }
        }
    }
}

extension PackIndex.Entry {
    var info: AssetInfo {
        let extents = SIMD3(size[0], size[1], size[2])
        return AssetInfo(
            key: key, concept: concept, title: title, size: extents, category: category,
            stance: stance,
            mass: mass, recolourable: cutout != nil || parts.contains { $0.recolourable },
            top: top.flatMap(SupportArea.init),
            inside: inside.flatMap(SupportArea.init),
            textPanels: [],
            lampPoint: lampPoint.flatMap { $0.count == 3 ? SIMD3($0[0], $0[1], $0[2]) : nil },
            creator: creator,
            licence: licence,
            triangleCount: triangles ?? parts.reduce(0) { $0 + $1.indices / 3 },
            lifeSize: lifeHeight.map { extents * ($0 / max(extents.y, 1e-6)) })
    }
}

extension SupportArea {
    /// From the five or six numbers of the index; nil when there are fewer.
    init?(_ numbers: [Float]) {
        guard numbers.count >= 5 else { return nil }
        self.init(
            height: numbers[0], halfExtents: SIMD2(numbers[1], numbers[2]),
            center: SIMD2(numbers[3], numbers[4]),
            depth: numbers.count > 5 ? numbers[5] : 0)
    }
}
