import Conversations
import Foundation

// Talks to itself until it is killed: one turn after another, each said on standard output once it is kept.
let store = try ConversationStore(folder: URL(fileURLWithPath: CommandLine.arguments[1]))
let session = CommandLine.arguments[2]
while true {
    let number = (try store.turns(session).last?.number ?? 0) + 1
    // Pictures of some size, each another, so that a kill may fall into their writing.
    let picture = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number &* 7 &+ $0 >> 8) }
    try store.append(
        to: session, message: "turn \(number)", plan: Array("{}".utf8), picture: picture)
    FileHandle.standardOutput.write(Data("\(number)\n".utf8))
}
