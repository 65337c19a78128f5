public import Foundation

/// Where fonts are installed.
///
/// A font is named by its file, and for collections by the face as well: `NotoSansCJK-Bold.ttc#2`.
public struct FontFolders: Sendable {
    public let folders: [URL]

    /// Debian's Noto folders, after the folder that `PLANTAIN_FONTS` names, if it does.
    public static let installed: FontFolders = {
        let own = ProcessInfo.processInfo.environment["PLANTAIN_FONTS"].map { [$0] } ?? []
        let debian = ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto"]
        return FontFolders((own + debian).map { URL(filePath: $0, directoryHint: .isDirectory) })
    }()

    public init(_ folders: [URL]) { self.folders = folders }

    /// The file and face that a name stands for.
    public func locate(_ name: String) throws(FontError) -> (file: URL, face: UInt32) {
        let parts = name.split(separator: "#", maxSplits: 1)
        guard let file = parts.first.map(String.init), !file.contains("/"),
            let face = parts.count == 2 ? UInt32(parts[1]) : 0
        else {
            throw .unreadable(font: name, detail: "a name that is not FILE or FILE#FACE")
        }
        for folder in folders {
            let url = folder.appending(path: file)
            if FileManager.default.fileExists(atPath: url.path) { return (url, face) }
        }
        throw .missing(
            font: file, package: Self.package(of: file), folders: folders.map(\.path))
    }

    public func has(_ name: String) -> Bool { (try? locate(name)) != nil }

    /// The Debian package that ships a Noto file.
    static func package(of file: String) -> String {
        if file.contains("CJK") { return "fonts-noto-cjk" }
        if file.contains("Mono-") { return "fonts-noto-mono" }
        if file.contains("Emoji") { return "fonts-noto-color-emoji" }
        return "fonts-noto-core"
    }
}
