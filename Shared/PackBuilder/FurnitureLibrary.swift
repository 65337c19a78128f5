import Foundation

/// A .sh3f file: a zip archive with a catalogue of models.
struct FurnitureLibrary {
    let archive: ZipArchive
    /// "cc0", "ccby", "kator", "scopia"
    let name: String
    let licence: String
    /// Properties of each model, in the order of the catalogue.
    let models: [[String: String]]

    init(_ url: URL, name: String) throws(PackBuildError) {
        archive = try ZipArchive(url)
        self.name = name
        let bytes = try archive.read("PluginFurnitureCatalog.properties")
        var byNumber: [Int: [String: String]] = [:]
        var licence = ""
        for line in String(bytes.map { Character(Unicode.Scalar($0)) }).split(
            whereSeparator: \.isNewline)
        {
            guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { continue }
            let (key, value) = (line[..<equals], String(line[line.index(after: equals)...]))
            if key == "license" { licence = value }
            let parts = key.split(separator: "#")
            guard parts.count == 2, let number = Int(parts[1]) else { continue }
            byNumber[number, default: [:]][String(parts[0])] = Self.unescaped(value)
        }
        self.licence = Self.shortLicence(licence)
        models = byNumber.keys.sorted().compactMap { byNumber[$0] }
    }

    /// "library/model", the key in the hand-made catalogue.
    func key(_ model: [String: String]) -> String {
        let file = (model["model"] ?? "").split(separator: "/").last ?? ""
        return "\(name)/\(file.split(separator: ".").first ?? "")"
    }

    private static func shortLicence(_ text: String) -> String {
        if text.contains("Public domain") { return "CC0 1.0" }
        return text.contains("United States") ? "CC BY 3.0 US" : "CC BY 3.0"
    }

    /// Java properties write characters outside Latin-1 as \uXXXX.
    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let slash = rest.range(of: "\\u") {
            result += rest[..<slash.lowerBound]
            let digits = rest[slash.upperBound...].prefix(4)
            if digits.count == 4, let code = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                result.unicodeScalars.append(scalar)
            }
            rest = rest[slash.upperBound...].dropFirst(4)
        }
        return result + rest
    }
}
