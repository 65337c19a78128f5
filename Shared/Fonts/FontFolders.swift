public import Foundation

/// Where fonts are installed.
///
/// A font is named by its file, and for collections by the face as well: `NotoSansCJK-Bold.ttc#2`.
public struct FontFolders: Sendable {
    public let folders: [URL]

    /// Debian's font folders, after the folder that `PLANTAIN_FONTS` names, if it does.
    public static let installed: FontFolders = {
        let own = ProcessInfo.processInfo.environment["PLANTAIN_FONTS"].map { [$0] } ?? []
        let debian = [
            "truetype/noto", "opentype/noto", "opentype/bebas-neue", "opentype/comic-neue",
            "opentype/dancingscript", "opentype/lobstertwo", "opentype/roboto/slab",
            "opentype/yanone-kaffeesatz", "truetype/quicksand",
        ].map { "/usr/share/fonts/" + $0 }
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

    /// The Debian package that ships a file.
    static func package(of file: String) -> String {
        let packages = [
            "Bebas": "fonts-bebas-neue", "Comic": "fonts-comic-neue",
            "Dancing": "fonts-dancingscript", "Lobster": "fonts-lobstertwo",
            "Roboto": "fonts-roboto-slab", "Yanone": "fonts-yanone-kaffeesatz",
            "Quicksand": "fonts-quicksand",
        ]
        if let package = packages.first(where: { file.hasPrefix($0.key) })?.value { return package }
        if file.contains("CJK") { return "fonts-noto-cjk" }
        if file.contains("Mono-") { return "fonts-noto-mono" }
        if file.contains("Emoji") { return "fonts-noto-color-emoji" }
        return "fonts-noto-core"
    }
}
