public import Conversations
public import PlantainAPI
public import PlantainProto
public import RPC
public import ServiceKit

/// The gateway as a service: the whole road behind one call.
public struct GatewayServer: GatewayHandler {
    private let road: Road
    private let conversations: ConversationStore?
    private let admission: Admission

    /// - Parameters:
    ///   - conversations: where chats are kept; without it there are none.
    ///   - admission: how many pictures are made at once and how many requests may wait.
    public init(
        _ road: Road, conversations: ConversationStore? = nil,
        admission: Admission = Admission(limit: 4, room: 64)
    ) {
        self.road = road
        self.conversations = conversations
        self.admission = admission
    }

    /// Works when it is this request's turn; until then the caller is told how many come first.
    private func admitted(
        _ replies: MessageWriter<GatewayEvent>, _ work: () async throws -> Void
    ) async throws {
        try await admission.run(
            report: { ahead in
                let progress = StageProgress(stage: "gateway", ahead: UInt32(ahead))
                try await replies.send(GatewayEvent(event: .progress(progress)))
            }, work)
    }

    public func generate(
        _ request: GenerateRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>
    ) async throws {
        var request = request
        if request.seed == 0 { request.seed = UInt64.random(in: 1...999_999) }
        try await admitted(replies) { [request] in
            try await road.generate(request) { event in try await replies.send(event) }
        }
    }

    public func edit(
        _ requests: MessageStream<EditRequest>, _ call: ServerCall,
        to replies: MessageWriter<GatewayEvent>
    ) async throws {
        let (job, session) = try await Self.job(requests)
        guard !session.isEmpty else {
            return try await admitted(replies) {
                try await road.edit(job) { event in try await replies.send(event) }
            }
        }
        guard let conversations else {
            throw RPCError(
                .unimplemented, "this gateway keeps no conversations; leave out the session")
        }
        guard job.mask == nil else {
            throw RPCError(.invalidArgument, "a conversation takes no mask; leave out the session")
        }
        guard ((try? conversations.turns(session)) ?? []).isEmpty else {
            throw RPCError(.alreadyExists, "a conversation of this name exists; go on with Chat")
        }
        let request = ChatRequest(
            session: session, message: job.instruction, model: job.model, seed: job.seed,
            previews: job.previews)
        try await admitted(replies) {
            try await Conversation(road, conversations).turn(request, about: job.picture) { event in
                try await replies.send(event)
            }
        }
    }

    /// A file may have this many bytes.
    static let fileLimit = 80 << 20

    /// The instruction, the picture and the mask, put together from their pieces, and the session's name.
    private static func job(
        _ requests: MessageStream<EditRequest>
    ) async throws -> (EditJob, session: String) {
        var job: EditJob?
        var session = ""
        for try await request in requests {
            switch request.part {
            case .instruction(let told):
                guard job == nil else {
                    throw RPCError(.invalidArgument, "one call takes one instruction")
                }
                session = told.session
                job = EditJob(
                    instruction: told.instruction, picture: [], model: told.model, seed: told.seed,
                    previews: told.previews)
            case .picture(let piece): job?.picture += piece
            case .mask(let piece):
                var mask = job?.mask ?? []
                mask += piece
                job?.mask = mask
            case nil: break
            }
            guard let job else {
                throw RPCError(.invalidArgument, "the instruction must come before the picture")
            }
            guard max(job.picture.count, job.mask?.count ?? 0) <= fileLimit else {
                throw RPCError(
                    .resourceExhausted, "a file of more than \(fileLimit) bytes is refused")
            }
        }
        guard let job, !job.picture.isEmpty else {
            throw RPCError(.invalidArgument, "expected an instruction and a picture")
        }
        guard !job.instruction.allSatisfy(\.isWhitespace) else {
            throw RPCError(.invalidArgument, "the instruction is empty; say what should change")
        }
        return (job, session)
    }

    public func chat(
        _ request: ChatRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>
    ) async throws {
        guard let conversations else {
            throw RPCError(.unimplemented, "this gateway keeps no conversations; use Generate")
        }
        guard !request.message.allSatisfy(\.isWhitespace) else {
            throw RPCError(.invalidArgument, "the message is empty")
        }
        try await admitted(replies) {
            try await Conversation(road, conversations).turn(request) { event in
                try await replies.send(event)
            }
        }
    }
}
