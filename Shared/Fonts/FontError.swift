public enum FontError: Error, Equatable, CustomStringConvertible {
    /// No such file in the font folders.
    case missing(font: String, package: String, folders: [String])
    /// A file is there but is no font, or has no such face.
    case unreadable(font: String, detail: String)
    /// None of the installed fonts has this character.
    case uncovered(character: String)

    public var description: String {
        switch self {
        case .missing(let font, let package, let folders):
            "expected font \(font) in \(folders.joined(separator: " or ")); "
                + "install the Debian package \(package)"
        case .unreadable(let font, let detail):
            "font \(font): expected a TrueType or OpenType face, got \(detail)"
        case .uncovered(let character):
            "expected an installed font with \(character), got none; "
                + "install fonts-noto-core and fonts-noto-cjk"
        }
    }
}
