import Checkpoint
import Foundation
import GGUF
import Glibc
import HTTP2
import Picture
import PlantainProto
import RPC
import Script

/// What strangers' bytes reach, one entry each. Whatever they are, it returns: with a value or a typed error.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case frames, grpc, protobuf, png, gguf, safetensors, script, plan

    /// Runs the code on the bytes; a promise that is broken ends the process.
    public func run(_ bytes: [UInt8]) {
        switch self {
        case .frames: Self.frames(bytes)
        case .grpc: Self.grpc(bytes)
        case .protobuf: Self.protobuf(bytes)
        case .png:
            var limits = PNGLimits()
            limits.maxPixels = 1 << 20
            _ = try? PNG(decoding: bytes, limits: limits)
        case .gguf: Self.withFile(bytes) { path in Self.gguf(path) }
        case .safetensors:
            Self.withFile(bytes) { path in
                guard let checkpoint = try? Checkpoint(path: path) else { return }
                for name in checkpoint.names { _ = checkpoint.shape(of: name) }
                _ = checkpoint.text("config")
            }
        case .script:
            _ = try? ScriptParser.parse(String(decoding: bytes, as: UTF8.self))
        case .plan:
            guard let plan = try? ScenePlan(json: Data(bytes)) else { return }
            // What was read can be written and reads back the same.
            guard let written = try? plan.json(), let again = try? ScenePlan(json: written) else {
                return
            }
            precondition((try? again.json()) == written)
        }
    }

    /// Both roles of a session, fed in pieces, with an application that answers.
    private static func frames(_ bytes: [UInt8]) {
        guard let first = bytes.first,
            let session = try? HTTP2Session(first & 1 == 0 ? .server : .client)
        else { return }
        if first & 1 == 1 {
            _ = try? session.open([
                HTTP2Header(":method", "POST"), HTTP2Header(":path", "/a/b"),
                HTTP2Header(":scheme", "http"), HTTP2Header(":authority", "x"),
            ])
        }
        let size = first & 2 == 0 ? max(bytes.count, 1) : 7
        for start in stride(from: 1, to: bytes.count, by: size) {
            let piece = Array(bytes[start..<min(start + size, bytes.count)])
            guard
                let events = try? unsafe piece.withUnsafeBytes({ try unsafe session.receive($0) })
            else { return }
            for event in events { answer(event, session) }
            guard (try? unsafe session.output { _ in }) != nil else { return }
            if session.isFinished { return }
        }
    }

    private static func answer(_ event: HTTP2Event, _ session: HTTP2Session) {
        switch event {
        case .headers(let stream, _, _):
            _ = try? session.respond(stream, [HTTP2Header(":status", "200")], end: false)
            _ = try? session.queue([1, 2, 3], on: stream)
        case .data(let stream, let bytes): session.consume(bytes.count, on: stream)
        case .end(let stream):
            _ = try? session.finish(stream, trailers: [HTTP2Header("grpc-status", "0")])
        case .oversizedHeaders(let stream): session.reset(stream, code: HTTP2Code.cancel)
        case .sentEnd, .closed, .goAway, .abuse: break
        }
    }

    /// Framing in pieces of any size, and the texts that come in fields.
    private static func grpc(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        var deframer = Deframer(limit: 1 << 16)
        deframer.encoding = .gzip
        let size = Int(first & 31) + 1
        for start in stride(from: 1, to: bytes.count, by: size) {
            deframer.append(Array(bytes[start..<min(start + size, bytes.count)]))
            do throws(RPCError) {
                while let message = try deframer.next() {
                    precondition(message.bytes.count <= 1 << 16)
                }
            } catch { break }
        }
        let texts = String(decoding: bytes, as: UTF8.self).split(separator: ";").map(String.init)
        for text in texts {
            _ = Timeout.decode(text)
            let words = PercentEncoding.decode(text)
            precondition(PercentEncoding.decode(PercentEncoding.encode(words)) == words)
            _ = Metadata(headers: [HTTP2Header("a-bin", text), HTTP2Header(text, text)])
            _ = try? Address(text)
        }
    }

    private static let messages: [@Sendable ([UInt8]) -> Void] = [
        trip(ScenePlan.self), trip(ThinkRequest.self), trip(GenerateTokensRequest.self),
        trip(TokenizeRequest.self), trip(RenderRequest.self), trip(EditRequest.self),
        trip(ChatRequest.self), trip(ServerReflectionRequest.self),
    ]

    /// What was read can be written and reads back the same.
    private static func trip<M: ProtoMessage>(_ type: M.Type) -> @Sendable ([UInt8]) -> Void {
        { bytes in
            guard let message = try? M(serialized: bytes) else { return }
            let written = message.serialized()
            precondition((try? M(serialized: written))?.serialized() == written)
        }
    }

    private static func protobuf(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        messages[Int(first) % messages.count](Array(bytes.dropFirst()))
    }

    private static func gguf(_ path: String) {
        guard let file = try? GGUFFile(path: path) else { return }
        for key in file.metadata.keys {
            _ = try? file.integer(key, in: 0...1000)
            _ = try? file.strings(key)
        }
        for tensor in file.tensors.values where tensor.dimensions.first ?? 0 <= 4096 {
            _ = file.row(0, of: tensor)
        }
    }

    /// The bytes as a file that has no name.
    private static func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
        // Foundation loses the memory it sets aside for an empty file, which is not what is looked for here.
        if bytes.isEmpty { return }
        var name = Array("/tmp/plantain-fuzz-XXXXXX".utf8CString)
        let file = unsafe mkstemp(&name)
        guard file >= 0 else { return }
        defer { close(file) }
        unsafe unlink(name)
        let written = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        if written == bytes.count { body("/proc/self/fd/\(file)") }
    }
}

/// libFuzzer's entry; `$FUZZ_TARGET` says which target it is.
@_cdecl("LLVMFuzzerTestOneInput")
@unsafe public func fuzzOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target = chosen else { return -1 }
    target.run(unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

private let chosen: FuzzTarget? = ProcessInfo.processInfo.environment["FUZZ_TARGET"].flatMap {
    FuzzTarget(rawValue: $0)
}
