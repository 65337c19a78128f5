public import Foundation
import Synchronization

/// Everything that is known about things: models of the pack, shapes made by rule, names and their kin.
public final class AssetLibrary: Sendable {
    /// Nouns that can be drawn, sorted.
    public let concepts: [String]
    let packs: [KnowledgePack]
    private let entries: [Entry]
    private let byKey: [String: Int]
    let byConcept: [String: [Int]]
    let lexicon: Lexicon
    /// What is known of a shape is found by building it: only of those that somebody asks for, and once.
    private let built = Mutex<[Int: AssetInfo]>([:])

    /// Where an asset comes from.
    private enum Entry: Sendable {
        case shape(Shape)
        case model(AssetInfo)

        var key: String {
            switch self {
            case .shape(let shape): shape.key
            case .model(let info): info.key
            }
        }

        var concept: String {
            switch self {
            case .shape(let shape): shape.concept
            case .model(let info): info.concept
            }
        }
    }

    /// - Parameters:
    ///   - pack: models beside the shapes; without it only shapes are known.
    ///   - learned: packs of what the user has taught, which come before all others.
    public init(pack: KnowledgePack? = nil, learned: [KnowledgePack] = []) {
        packs = learned + (pack.map { [$0] } ?? [])
        let all = Shape.all.map(Entry.shape) + packs.flatMap(\.assets).map(Entry.model)
        entries = all.sorted { $0.key < $1.key }
        byKey = Dictionary(
            entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        byConcept = Dictionary(grouping: entries.indices, by: { [entries] in entries[$0].concept })
        concepts = byConcept.keys.sorted()
        lexicon = Lexicon(concepts: Set(concepts))
    }

    /// Opens the pack in the cache when there is one, and what the user has taught.
    public static func standard() throws(KnowledgeError) -> AssetLibrary {
        let url = KnowledgePack.standardURL
        let references = referencesFolder.map { Self.learned(in: $0).packs } ?? []
        let learned = references + learned().packs
        guard FileManager.default.fileExists(atPath: url.path) else {
            return AssetLibrary(learned: learned)
        }
        return AssetLibrary(pack: try KnowledgePack.open(url), learned: learned)
    }

    /// Beside the pack: one little pack for each noun that the user has taught.
    public static var learnedFolder: URL {
        KnowledgePack.standardURL.deletingLastPathComponent()
            .appendingPathComponent("learned", isDirectory: true)
    }

    /// What was taught for one picture alone: `$PLANTAIN_REFERENCES`, a folder of little packs.
    public static var referencesFolder: URL? {
        let path = ProcessInfo.processInfo.environment["PLANTAIN_REFERENCES"] ?? ""
        return path.isEmpty ? nil : URL(fileURLWithPath: path, isDirectory: true)
    }

    /// What the user has taught; a damaged file takes nothing else with it.
    public static func learned(
        in folder: URL = learnedFolder
    ) -> (packs: [KnowledgePack], unreadable: [KnowledgeError]) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var (packs, unreadable) = ([KnowledgePack](), [KnowledgeError]())
        for file in files.sorted() where file.hasSuffix(".pack") {
            do throws(KnowledgeError) {
                packs.append(try KnowledgePack.open(folder.appendingPathComponent(file)))
            } catch {
                unreadable.append(error)
            }
        }
        return (packs, unreadable)
    }

    /// All of them, sorted by key; every shape is built for it.
    public var assets: [AssetInfo] { entries.indices.map(info) }

    public func asset(_ key: String) -> AssetInfo? { byKey[key].map(info) }

    private func info(_ index: Int) -> AssetInfo {
        switch entries[index] {
        case .model(let info): return info
        case .shape(let shape):
            if let known = built.withLock({ $0[index] }) { return known }
            let info = shape.info
            built.withLock { $0[index] = info }
            return info
        }
    }

    /// Assets that depict a concept, typical ones and then shapes first; what the user has taught stands alone.
    public func assets(of concept: String) -> [AssetInfo] {
        let known = (byConcept[concept] ?? []).map(info)
        let learned = known.filter { $0.key.hasPrefix("learned/") }
        // A figurine stands in only where nothing shows the thing itself.
        let real = known.filter { !$0.isFigurine }
        func order(_ key: String) -> (Int, Int, String) {
            (Typical.rank(key) ?? .max, key.hasPrefix("shape/") ? 0 : 1, key)
        }
        return (learned.isEmpty ? real.isEmpty ? known : real : learned)
            .sorted { order($0.key) < order($1.key) }
    }

    /// Those of a concept's assets, given in their order, that people picture when they say its name: at most four.
    public func typical(_ assets: [AssetInfo]) -> [AssetInfo] {
        let named = assets.filter { Typical.rank($0.key) != nil }
        return Array((named.isEmpty ? assets : named).prefix(4))
    }

    /// The meshes of an asset, its bounding box exactly `size` (its natural size when nil).
    public func geometry(
        _ key: String, size: SIMD3<Float>? = nil
    ) throws(KnowledgeError) -> AssetGeometry {
        guard let index = byKey[key] else { throw .unknownAsset(key) }
        func wanted(_ natural: SIMD3<Float>) -> SIMD3<Float> {
            pointwiseMax(size ?? natural, SIMD3(repeating: 1e-4))
        }
        switch entries[index] {
        case .shape(let shape): return shape.geometry(wanted(shape.size))
        case .model(let info):
            guard let pack = packs.first(where: { $0.has(key) }) else { throw .unknownAsset(key) }
            return try pack.geometry(key).fitted(to: wanted(info.size))
        }
    }
}

extension Shape {
    var info: AssetInfo {
        let made = geometry(size)
        return AssetInfo(
            key: key, concept: concept, title: title, size: size, category: category,
            stance: stance,
            mass: max(density * size.x * size.y * size.z, 0.002),
            recolourable: made.parts.contains { $0.recolourable }, top: made.top,
            inside: made.inside, boards: made.boards,
            textPanels: made.textPanels, lampPoint: made.lampPoint, creator: "Plantain",
            licence: "",
            triangleCount: made.parts.reduce(0) { $0 + $1.mesh.triangleCount })
    }
}

/// What went wrong with knowledge: a file that is not a pack, or a key that is not in it.
public enum KnowledgeError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case notAPack(path: String)
    case wrongVersion(path: String, expected: UInt32, got: UInt32)
    case damaged(path: String, reason: String)
    case unknownAsset(String)

    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .notAPack(let path): "expected a knowledge pack, but \(path) does not begin like one"
        case .wrongVersion(let path, let expected, let got):
            "expected knowledge pack version \(expected), got \(got) in \(path); build it anew"
        case .damaged(let path, let reason): "the knowledge pack \(path) is damaged: \(reason)"
        case .unknownAsset(let key): "no asset is called \"\(key)\""
        }
    }
}
