import Foundation
import Picture
import RPC

/// A failure as a person should read it: one sentence and the next step.
struct Complaint: Error, CustomStringConvertible {
    let description: String
    var status: Int32 = 1

    init(_ description: String, status: Int32 = 1) {
        self.description = description
        self.status = status
    }

    /// Anything thrown on the way to a picture, in words.
    init(_ error: any Error) {
        switch error {
        case let complaint as Complaint: self = complaint
        case is CancellationError: self.init("stopped; nothing was written", status: 130)
        case let error as RPCError where error.code == .cancelled:
            self.init("stopped; nothing was written", status: 130)
        case let error as RPCError where error.code == .unavailable:
            self.init("\(error.message); start it, or check its address")
        case let error as RPCError: self.init(error.message)
        case let error as PictureError:
            if case .unwritable = error {
                self.init("\(error); choose another place for it")
            } else {
                self.init("\(error)")
            }
        case let error as any CustomStringConvertible & Error: self.init("\(error)")
        }
    }

    static func print(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("plantain: \(text)\n".utf8))
    }
}
