internal import HTTP2
internal import NIOCore

/// A server's patience with a client: everything it owes has a time, and nothing is held for ever.
extension Connection {
    /// Looks at all of it; runs every `Patience.look`.
    func look(_ patience: Patience) {
        let now = NIODeadline.now()
        resetStalled(since: now - patience.stall)
        for stream in streams.values where stream.inbox.isOverdue(since: now - patience.request) {
            stream.inbox.fail(
                RPCError(.deadlineExceeded, "the request did not arrive in time"))
        }
        if session.framesReceived == 0, now - opened > patience.handshake {
            return abort("no handshake")
        }
        if let owed = session.owedSince,
            owed.duration(to: .now) > .nanoseconds(patience.header.nanoseconds)
        {
            return abort("an unfinished frame")
        }
        if streams.isEmpty, running == 0 {
            if now - busyAt > patience.idle { goAway() }
        } else {
            busyAt = now
        }
        if now - opened > patience.age { goAway() }
        if now - opened > patience.age + patience.grace {
            end(RPCError(.unavailable, "the connection has reached its age"))
        }
        if let closing = closingSince, now - closing > patience.stall {
            context?.close(promise: nil)
        }
        flush()
    }

    /// Streams that are held by a closed window keep memory and a handler: they may not do so for ever.
    private func resetStalled(since: NIODeadline) {
        for id in streams.keys {
            let (waiting, sent) = (session.queuedBytes(id), session.sentBytes(id))
            if streams[id]?.isStalled(waiting: waiting, sent: sent, since: since) == true {
                end(
                    id, HTTP2Code.enhanceYourCalm,
                    RPCError(.resourceExhausted, "the other side takes nothing"))
            }
        }
    }

    /// Ends the connection of a client that keeps no rules.
    func abort(_ reason: String) {
        session.terminate(code: HTTP2Code.enhanceYourCalm)
        end(RPCError(.resourceExhausted, "the connection was closed: \(reason)"))
    }
}
