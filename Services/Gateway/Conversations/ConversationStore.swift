public import Foundation
internal import GRDB
import Picture

/// Conversations on disk: turns in SQLite, pictures in files named by their SHA-256.
///
/// A turn exists once its transaction is committed, and that happens after its picture is whole and on the
/// disk: whatever ends the process, and whenever, at most the turn in the making is lost.
public final class ConversationStore: Sendable {
    private let queue: DatabaseQueue
    private let pictures: URL

    /// Opens the store in a folder, which is made if it is missing.
    public init(folder: URL) throws(StoreError) {
        pictures = folder.appendingPathComponent("pictures")
        do {
            try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA foreign_keys = ON")
            }
            queue = try DatabaseQueue(
                path: folder.appendingPathComponent("conversations.sqlite").path,
                configuration: configuration)
            try Self.migrations.migrate(queue)
        } catch {
            throw StoreError.unusable(path: folder.path, reason: "\(error)")
        }
    }

    private static let migrations: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("turns") { db in
            try db.execute(
                sql: """
                    CREATE TABLE session (
                        id TEXT PRIMARY KEY NOT NULL,
                        begun REAL NOT NULL
                    );
                    CREATE TABLE turn (
                        session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        message TEXT NOT NULL,
                        state INTEGER NOT NULL,
                        parent INTEGER NOT NULL,
                        plan BLOB NOT NULL,
                        picture TEXT NOT NULL,
                        made REAL NOT NULL,
                        PRIMARY KEY (session, number)
                    );
                    CREATE INDEX turn_picture ON turn(picture);
                    """)
        }
        migrator.registerMigration("thoughts") { db in
            try db.execute(
                sql: "ALTER TABLE turn ADD COLUMN thoughts TEXT NOT NULL DEFAULT ''")
        }
        return migrator
    }()

    // MARK: Reading

    public func sessions() throws(StoreError) -> [SessionSummary] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, begun, (SELECT COUNT(*) FROM turn WHERE session = id) AS turns,
                        (SELECT message FROM turn WHERE session = id ORDER BY number LIMIT 1) AS first
                    FROM session ORDER BY begun
                    """)
            return rows.map {
                SessionSummary(
                    id: $0["id"], begun: Date(timeIntervalSince1970: $0["begun"]),
                    turns: $0["turns"],
                    first: $0["first"] ?? "")
            }
        }
    }

    /// All turns of a session in their order; empty for one that is not known.
    public func turns(_ session: String) throws(StoreError) -> [StoredTurn] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM turn WHERE session = ? ORDER BY number",
                arguments: [session]
            ).map {
                StoredTurn(
                    number: $0["number"], message: $0["message"], state: $0["state"],
                    parent: $0["parent"],
                    plan: [UInt8]($0["plan"] as Data), thoughts: $0["thoughts"],
                    picture: $0["picture"])
            }
        }
    }

    /// The states that led to the present one, oldest first: what was taken back is left out.
    public func history(_ session: String) throws(StoreError) -> [StoredTurn] {
        let turns = try turns(session)
        var chain: [StoredTurn] = []
        var state = turns.last?.state ?? 0
        while let turn = turns.first(where: { $0.number == state }), chain.count <= turns.count {
            chain.append(turn)
            state = turn.parent
        }
        return chain.reversed()
    }

    /// The bytes of a picture, held against their name.
    public func picture(_ digest: String) throws(StoreError) -> [UInt8] {
        let url = place(of: digest)
        guard let data = FileManager.default.contents(atPath: url.path) else {
            throw .missingPicture(digest)
        }
        let bytes = [UInt8](data)
        guard SHA256.hex(of: bytes) == digest else { throw .damagedPicture(digest) }
        return bytes
    }

    // MARK: Writing

    /// Adds a turn; its picture is on the disk before the turn is.
    ///
    /// - Parameters:
    ///   - session: made if it is new.
    ///   - thoughts: what was said on the way, one a line
    ///   - state: the number of an earlier turn whose picture this one shows again; nil = a new one.
    /// - Returns: the turn's number, from 1.
    @discardableResult
    public func append(
        to session: String, message: String, plan: [UInt8], picture: [UInt8],
        thoughts: String = "", state: Int? = nil
    ) throws(StoreError) -> Int {
        let digest = try keep(picture)
        return try write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO session (id, begun) VALUES (?, ?)",
                arguments: [session, Date().timeIntervalSince1970])
            let last = try Row.fetchOne(
                db,
                sql:
                    "SELECT number, state FROM turn WHERE session = ? ORDER BY number DESC LIMIT 1",
                arguments: [session])
            let number: Int = (last?["number"] ?? 0) + 1
            try db.execute(
                sql:
                    "INSERT INTO turn (session, number, message, state, parent, plan, picture, thoughts, made) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    session, number, message, state ?? number, last?["state"] ?? 0, Data(plan),
                    digest, thoughts,
                    Date().timeIntervalSince1970,
                ])
            return number
        }
    }

    /// Forgets a session and the pictures that no other one shows.
    public func delete(_ session: String) throws(StoreError) {
        let orphans = try write { db in
            guard
                try Row.fetchOne(
                    db, sql: "SELECT id FROM session WHERE id = ?", arguments: [session]) != nil
            else {
                throw StoreError.unknownSession(session)
            }
            let shown = try String.fetchAll(
                db, sql: "SELECT DISTINCT picture FROM turn WHERE session = ?", arguments: [session]
            )
            try db.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [session])
            return try shown.filter { digest in
                try Row.fetchOne(
                    db, sql: "SELECT 1 FROM turn WHERE picture = ?", arguments: [digest]) == nil
            }
        }
        for digest in orphans { try? FileManager.default.removeItem(at: place(of: digest)) }
    }

    private func place(of digest: String) -> URL {
        pictures.appendingPathComponent(String(digest.prefix(2))).appendingPathComponent(
            "\(digest).png")
    }

    /// Puts a picture on the disk under its digest: a file without a name, flushed, then named.
    private func keep(_ bytes: [UInt8]) throws(StoreError) -> String {
        let digest = SHA256.hex(of: bytes)
        let url = place(of: digest)
        guard !FileManager.default.fileExists(atPath: url.path) else { return digest }
        do {
            let folder = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = try OutputFile(path: url.path)
            try file.write(bytes)
            try file.commit()
            OutputFile.flush(folder: folder.path)
            OutputFile.flush(folder: pictures.path)
        } catch {
            throw .unusable(path: url.path, reason: "\(error)")
        }
        return digest
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try queue.read(body) } catch { throw StoreError(error) }
    }

    private func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try queue.write(body) } catch { throw StoreError(error) }
    }
}

public struct SessionSummary: Sendable, Hashable {
    public var id: String
    public var begun: Date
    public var turns: Int
    /// The first message.
    public var first: String
}

public struct StoredTurn: Sendable, Hashable {
    /// From 1.
    public var number: Int
    public var message: String
    /// The turn whose picture it shows: its own number, or an earlier one's after something was taken back.
    public var state: Int
    /// The state before; 0 = none.
    public var parent: Int
    /// JSON
    public var plan: [UInt8]
    /// What was said on the way, one a line.
    public var thoughts: String
    /// SHA-256 of the picture's file.
    public var picture: String
}

/// Why conversations cannot be read or kept.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    case unusable(path: String, reason: String)
    case unknownSession(String)
    case missingPicture(String)
    case damagedPicture(String)
    case database(String)

    init(_ error: any Error) {
        self = error as? StoreError ?? .database("\(error)")
    }

    public var description: String {
        switch self {
        case .unusable(let path, let reason): "conversations cannot be kept in \(path): \(reason)"
        case .unknownSession(let id):
            "no conversation is called \(id); list them with plantain chat --list"
        case .missingPicture(let digest):
            "the picture \(digest.prefix(12)) of this conversation is missing"
        case .damagedPicture(let digest):
            "the picture \(digest.prefix(12)) of this conversation is damaged"
        case .database(let reason): "the conversations cannot be read or written: \(reason)"
        }
    }
}
