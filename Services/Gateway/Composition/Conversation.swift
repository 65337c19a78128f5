public import Conversations
import Foundation
import Knowledge
public import PlantainProto
import RPC
import Retouching

/// One turn of a conversation after another: each makes or changes its picture and is then kept.
public struct Conversation: Sendable {
    private let road: Road
    private let store: ConversationStore

    public init(_ road: Road, _ store: ConversationStore) {
        self.road = road
        self.store = store
    }

    /// A name for a new one.
    public static func freshName() -> String {
        let day = Date().formatted(.iso8601.year().month().day())
        let chance = String(UInt32.random(in: 0 ... .max), radix: 36)
        return "\(day)-\(chance)"
    }

    /// Answers one message; the turn counts once its picture is whole.
    ///
    /// - Parameter picture: a file that a new conversation is about; it is kept as the first turn.
    public func turn(
        _ request: ChatRequest, about picture: [UInt8]? = nil,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        let session = request.session.isEmpty ? Self.freshName() : request.session
        guard session.utf8.count <= 80,
            session.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
        else {
            throw RPCError(
                .invalidArgument, "a conversation's name has letters, digits, - _ . only")
        }
        var history = try kept { try store.history(session) }
        if let picture, history.isEmpty {
            try open(picture, as: session)
            history = try kept { try store.history(session) }
        }
        let next = UInt32((try kept { try store.turns(session) }.last?.number ?? 0) + 1)
        try await emit(GatewayEvent(event: .session(SessionInfo(id: session, turn: next))))
        let catcher = Catcher()
        let watch: @Sendable (GatewayEvent) async throws -> Void = { event in
            await catcher.take(event)
            try await emit(event)
        }
        var state: Int?
        if let last = history.last {
            state = try await change(last, history, request, catcher, emit: watch)
        } else {
            var first = GenerateRequest(
                prompt: request.message, model: request.model, size: request.size,
                aspect: request.aspect,
                seed: request.seed, previews: request.previews)
            if first.seed == 0 { first.seed = UInt64.random(in: 1...999_999) }
            try await road.generate(first, emit: watch)
        }
        guard let plan = await catcher.plan else {
            throw RPCError(.internalError, "the turn ended without a plan")
        }
        let (picture, thoughts) = (await catcher.picture, await catcher.thoughts)
        let json = [UInt8](try plan.json(pretty: false))
        _ = try kept {
            try store.append(
                to: session, message: request.message, plan: json, picture: picture,
                thoughts: thoughts.joined(separator: "\n"), state: state)
        }
    }

    private func open(_ picture: [UInt8], as session: String) throws {
        let (plan, file) = try Road.opening(picture)
        let json = [UInt8](try plan.json(pretty: false))
        _ = try kept {
            try store.append(to: session, message: "a picture", plan: json, picture: file)
        }
    }

    /// Changes the last state's picture; returns the number of an earlier state if that is what it led back to.
    private func change(
        _ last: StoredTurn, _ history: [StoredTurn], _ request: ChatRequest, _ catcher: Catcher,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> Int? {
        let picture = try kept { try store.picture(last.picture) }
        let turns = try history.suffix(16).map { turn in
            Turn(instruction: turn.message, plan: try ScenePlan(json: Data(turn.plan)))
        }
        let job = EditJob(
            instruction: request.message, picture: picture, history: turns, model: request.model,
            seed: request.seed, previews: request.previews)
        let earlier = Array(zip(history.suffix(16), turns))
        var found: Int?
        try await road.edit(
            job,
            known: { plan in
                guard let (turn, _) = earlier.last(where: { $0.1.plan == plan }) else { return nil }
                return try kept { try store.picture(turn.picture) }
            }, emit: emit)
        if let plan = await catcher.plan { found = earlier.last { $0.1.plan == plan }?.0.number }
        return found
    }

    private func kept<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as StoreError {
            let code: RPCCode = if case .unknownSession = error { .notFound } else { .dataLoss }
            throw RPCError(code, "\(error)")
        }
    }
}

/// Remembers the plan, the picture and the thoughts of a turn as its events go by.
private actor Catcher {
    private(set) var plan: ScenePlan?
    private(set) var picture: [UInt8] = []
    private(set) var thoughts: [String] = []

    func take(_ event: GatewayEvent) {
        switch event.event {
        case .plan(let made): plan = made
        case .image(let piece): picture += piece.data
        case .thought(let thought): thoughts.append("\(thought.step): \(thought.text)")
        default: break
        }
    }
}
