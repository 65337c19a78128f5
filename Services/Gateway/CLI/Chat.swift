import ArgumentParser
import Conversations
import Foundation
import Picture
import PictureFile
import PlantainProto
import ServiceKit

struct Chat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a picture and change it, turn by turn; conversations are kept.",
        usage: """
            plantain chat \"a red mug on a table\"
            plantain chat photograph.jpg \"put a red apple on the table\"
            plantain chat --resume ID \"make it blue\"
            plantain chat --list
            """)

    @Argument(
        help: ArgumentHelp(
            "What to say; several messages are several turns. A picture's file in the first place is what the "
                + "conversation is about. (default: read lines)"))
    var messages: [String] = []

    @Option(help: "Go on with this conversation.")
    var resume: String?

    @Option(help: "Name a new conversation.")
    var session: String?

    @Flag(help: "List conversations.")
    var list = false

    @Option(
        help: "Write this conversation's pictures, plans and thoughts into a folder, see --output.")
    var export: String?

    @Option(help: "Forget this conversation and its pictures.")
    var delete: String?

    @Option(
        name: .shortAndLong,
        help: "The folder that pictures are written to. (default: the present one)")
    var output = "."

    @Option(help: "plantain-1 (2K), plantain-pro (4K) or plantain-2 (fast).")
    var model = "plantain-1"

    @Option(help: "1K, 2K or 4K.")
    var size = "1K"

    @Option(help: "1:1, 16:9 and the like.")
    var aspect = "1:1"

    @Option(help: "The same seed gives the same pictures. (default: drawn)")
    var seed: UInt64 = 0

    @OptionGroup var elsewhere: GatewayArguments

    @Flag(inversion: .prefixedNo, help: "Show what changes and why.")
    var thoughts = true

    func run() async throws {
        do {
            if list { return try listAll() }
            if let export { return try exportAll(export) }
            if let delete {
                try ConversationStore(folder: Home.conversations).delete(delete)
                return print("\(delete) is forgotten")
            }
            try await talk()
        } catch {
            throw Complaint(error)
        }
    }

    // MARK: Kept conversations

    private func listAll() throws {
        for one in try ConversationStore(folder: Home.conversations).sessions() {
            let turns = "\(one.turns) turn\(one.turns == 1 ? "" : "s")"
            let day = one.begun.formatted(.iso8601.year().month().day())
            print("\(one.id)  \(day)  \(turns)  \(one.first.prefix(70))")
        }
    }

    private func exportAll(_ id: String) throws {
        let store = try ConversationStore(folder: Home.conversations)
        let turns = try store.turns(id)
        guard !turns.isEmpty else { throw StoreError.unknownSession(id) }
        try FileManager.default.createDirectory(
            atPath: output, withIntermediateDirectories: true)
        for turn in turns {
            let path = Self.path(output, id, turn.number)
            let plan = try ScenePlan(json: Data(turn.plan)).json()
            let parts: [(String, [UInt8])] = [
                (".png", try store.picture(turn.picture)), (".plan.json", [UInt8](plan)),
                (".thoughts.txt", Array("\(turn.message)\n\n\(turn.thoughts)\n".utf8)),
            ]
            for (ending, bytes) in parts {
                let file = try OutputFile(path: path.dropLast(4) + ending)
                try file.write(bytes)
                try file.commit()
            }
            print("\(path)  \(turn.message)")
        }
    }

    private static func path(_ folder: String, _ id: String, _ turn: Int) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent("\(id)-\(turn).png").relativePath
    }

    // MARK: Talking

    private func talk() async throws {
        guard let tier = PromptArguments.tiers[model] else {
            throw Complaint("unknown model \"\(model)\"")
        }
        let picture = try picture()
        if elsewhere.remote == nil, let name = resume ?? (picture == nil ? nil : session) {
            let isKnown = try !ConversationStore(folder: Home.conversations).turns(name).isEmpty
            // A name that was misspelt would begin another conversation.
            if !isKnown, resume != nil { throw StoreError.unknownSession(name) }
            if isKnown, picture != nil {
                throw Complaint(
                    "a conversation called \(name) has a picture already; leave the file out to go on with it"
                )
            }
        }
        let place = Place(name: resume ?? session ?? "", picture: picture)
        let base = ChatRequest(model: tier, size: size, aspect: aspect, seed: seed)
        let messages = picture == nil ? messages : Array(messages.dropFirst())
        let (folder, thoughts) = (output, thoughts)
        try await Interrupts.cancelling {
            try await Stages.chat(gateway: elsewhere.remote) { turn in
                var told = messages[...]
                while let message = told.popFirst() ?? (messages.isEmpty ? Self.line() : nil) {
                    guard !message.allSatisfy(\.isWhitespace) else { continue }
                    try PromptArguments.check(message)
                    var request = base
                    request.message = message
                    request.session = await place.name
                    do {
                        try await Self.answer(request, turn, place, folder, thoughts: thoughts)
                    } catch {
                        // One misunderstanding does not end a conversation that is typed.
                        guard messages.isEmpty, !(error is CancellationError) else { throw error }
                        Complaint.print(Complaint(error).description)
                    }
                }
            }
        }
    }

    /// The file that the first message names, if it is one of a picture.
    private func picture() throws -> [UInt8]? {
        guard let first = messages.first, FileManager.default.fileExists(atPath: first) else {
            return nil
        }
        let bytes = try Edit.file(first)
        guard PictureFile.format(of: bytes) != nil else {
            throw Complaint("\(first) is no PNG, JPEG or WebP picture")
        }
        return bytes
    }

    private static func line() -> String? {
        try? FileHandle.standardError.write(contentsOf: Data("> ".utf8))
        return readLine()
    }

    private static func answer(
        _ request: ChatRequest, _ turn: Stages.ChatTurn, _ place: Place, _ folder: String,
        thoughts: Bool
    ) async throws {
        let screen = Screen(thoughts: thoughts)
        let begun = ContinuousClock.now
        await place.begin(in: folder)
        try await turn(request, await place.picture) { event in
            await screen.show(event)
            switch event.event {
            case .session(let info): try await place.open(info, folder)
            case .image(let piece): try await place.write(piece)
            default: break
            }
        }
        await screen.finish()
        try await place.commit()
        await screen.summarize(output: await place.path, seconds: begun.duration(to: .now))
    }

    /// Where the conversation is, and the file of the present turn.
    private actor Place {
        private(set) var name: String
        private(set) var path = ""
        /// What a new conversation is about, until it is kept.
        private(set) var picture: [UInt8]?
        private var writer: PieceWriter?

        init(name: String, picture: [UInt8]?) {
            self.name = name
            self.picture = picture
        }

        func begin(in folder: String) { writer = nil }

        func open(_ info: SessionInfo, _ folder: String) throws {
            name = info.id
            picture = nil
            path = Chat.path(folder, info.id, Int(info.turn))
            writer = PieceWriter(try OutputFile(path: path))
        }

        func write(_ piece: ImageChunk) async throws { try await writer?.write(piece) }
        func commit() async throws { try await writer?.commit() }
    }
}
