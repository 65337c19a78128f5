public import Foundation

/// Where things are: weights beside the code, everything made on this machine in the cache.
public enum Home {
    /// The checkout: `$PLANTAIN_HOME`, or three levels above the executable in `.build/release`.
    public static var root: URL {
        if let path = ProcessInfo.processInfo.environment["PLANTAIN_HOME"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        return programs.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// The folder of this program and its siblings.
    public static var programs: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// A file of weights, `Models/NAME.safetensors` beside the code, or in the folder `$PLANTAIN_MODELS`.
    public static func weights(_ name: String) -> URL {
        let given = ProcessInfo.processInfo.environment["PLANTAIN_MODELS"] ?? ""
        let folder =
            given.isEmpty ? root.appendingPathComponent("Models") : URL(fileURLWithPath: given)
        return folder.appendingPathComponent("\(name).safetensors")
    }

    /// `${XDG_CACHE_HOME:-$HOME/.cache}/plantain`
    public static var cache: URL {
        let environment = ProcessInfo.processInfo.environment
        let base: URL
        if let path = environment["XDG_CACHE_HOME"], !path.isEmpty {
            base = URL(fileURLWithPath: path)
        } else {
            base = FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache")
        }
        return base.appendingPathComponent("plantain")
    }

    /// Conversations: `$PLANTAIN_DATA`, or `${XDG_DATA_HOME:-$HOME/.local/share}/plantain/conversations`.
    public static var conversations: URL {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["PLANTAIN_DATA"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        let given = environment["XDG_DATA_HOME"] ?? ""
        let base =
            given.isEmpty
            ? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".local/share")
            : URL(fileURLWithPath: given)
        return base.appendingPathComponent("plantain/conversations")
    }

    /// The planner's language model.
    public static var languageModel: URL {
        cache.appendingPathComponent("models/SmolLM2-135M-Instruct.Q4_1.gguf")
    }

    /// Sockets of stages that `plantain up` keeps running.
    public static var run: URL { cache.appendingPathComponent("run") }
}
