public import Foundation
import Zlib

/// Reads files out of a zip archive (stored or deflated, no encryption, no zip64).
public struct ZipArchive: Sendable {
    private struct Entry: Sendable {
        let offset: Int
        let packed: Int
        let size: Int
        let method: UInt16
    }

    public let path: String
    /// In the order of the central directory.
    public let names: [String]
    private let data: Data
    private let entries: [String: Entry]
    private let folded: [String: String]

    public init(_ url: URL) throws(PackBuildError) {
        path = url.path
        do {
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw .unreadable(path: url.path, reason: error.localizedDescription)
        }
        guard let end = Self.endRecord(data) else { throw .notAZip(path: url.path) }
        let count = Int(data.u16(end + 10))
        var at = Int(data.u32(end + 16))
        var names: [String] = []
        var entries: [String: Entry] = [:]
        var folded: [String: String] = [:]
        for _ in 0..<count {
            guard at + 46 <= data.count, data.u32(at) == 0x0201_4B50 else {
                throw .notAZip(path: url.path)
            }
            let (nameLength, extra, comment) = (
                Int(data.u16(at + 28)), Int(data.u16(at + 30)), Int(data.u16(at + 32))
            )
            guard at + 46 + nameLength <= data.count else { throw .notAZip(path: url.path) }
            let bytes = data.subdata(in: (at + 46)..<(at + 46 + nameLength))
            let name = String(decoding: bytes, as: UTF8.self)
            names.append(name)
            folded[name.lowercased()] = name
            entries[name] = Entry(
                offset: Int(data.u32(at + 42)), packed: Int(data.u32(at + 20)),
                size: Int(data.u32(at + 24)),
                method: data.u16(at + 10))
            at += 46 + nameLength + extra + comment
        }
        self.names = names
        self.entries = entries
        self.folded = folded
    }

    /// The name as stored, found without regard to case; nil when there is none.
    public func find(_ name: String) -> String? {
        entries[name] != nil ? name : folded[name.lowercased()]
    }

    /// The picture of a folder that has just one; nil otherwise.
    func onlyPicture(in folder: String) -> String? {
        let pictures = names.filter { name in
            name.hasPrefix(folder + "/")
                && [".jpg", ".jpeg", ".png"].contains { name.lowercased().hasSuffix($0) }
        }
        return pictures.count == 1 ? pictures.first : nil
    }

    public func read(_ name: String) throws(PackBuildError) -> Data {
        guard let entry = entries[name] else { throw .missing(name, archive: path) }
        let head = entry.offset
        guard head + 30 <= data.count, data.u32(head) == 0x0403_4B50, entry.size < 1 << 28 else {
            throw .notAZip(path: path)
        }
        let start = head + 30 + Int(data.u16(head + 26)) + Int(data.u16(head + 28))
        guard start + entry.packed <= data.count else { throw .notAZip(path: path) }
        let packed = data.subdata(in: start..<(start + entry.packed))
        if entry.method == 0 { return packed }
        do {
            return try Zlib.inflate(packed, count: entry.size, raw: true)
        } catch {
            throw .unreadable(path: "\(path):\(name)", reason: error.description)
        }
    }

    /// The end of central directory record lies in the last 64 KiB.
    private static func endRecord(_ data: Data) -> Int? {
        guard data.count >= 22 else { return nil }
        var at = data.count - 22
        let last = max(0, data.count - 65_557)
        while at >= last {
            if data.u32(at) == 0x0605_4B50 { return at }
            at -= 1
        }
        return nil
    }
}

extension Data {
    fileprivate func u16(_ at: Int) -> UInt16 { UInt16(self[at]) | UInt16(self[at + 1]) << 8 }
    fileprivate func u32(_ at: Int) -> UInt32 { UInt32(u16(at)) | UInt32(u16(at + 2)) << 16 }
}

/// What can go wrong while a pack is built.
public enum PackBuildError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case notAZip(path: String)
    case missing(String, archive: String)
    case malformed(String, line: Int, reason: String)
    case unwritable(path: String, reason: String)
    case noLibraries(folder: String)
    /// What the user gave cannot be learnt from.
    case unfit(String)

    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .notAZip(let path): "expected a zip archive, but \(path) is none, or is damaged"
        case .missing(let name, let archive): "\(archive) holds no \(name)"
        case .malformed(let name, let line, let reason):
            line > 0 ? "\(name), line \(line): \(reason)" : "\(name): \(reason)"
        case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
        case .unfit(let reason): reason
        case .noLibraries(let folder):
            "no furniture libraries (*.sh3f) in \(folder); install the Debian package sweethome3d-furniture"
        }
    }
}
