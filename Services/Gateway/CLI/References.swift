import ArgumentParser
import Foundation
import Knowledge
import PackBuilder
import Perception
import Photographs
import ServiceKit

/// Pictures of things that are to be in this one picture.
struct References: ParsableArguments {
    @Option(
        name: .customLong("ref"),
        help: ArgumentHelp(
            "A picture of a thing to draw: a cut-out, or a photograph of which what stands out most is taken. It is "
                + "called as its file is, or NAME=PICTURE. Up to 14 times.",
            valueName: "picture"))
    var pictures: [String] = []

    static let limit = 14

    /// Teaches each thing for as long as this process lives; its stages learn of it by the environment.
    /// - Returns: what is to be said of them.
    func learn(for gateway: Remote?) throws -> [String] {
        guard !pictures.isEmpty else { return [] }
        guard gateway == nil else {
            throw Complaint(
                "references are drawn by stages of this process; leave out --gateway or --ref")
        }
        guard pictures.count <= Self.limit else {
            throw Complaint("\(pictures.count) references are too many; \(Self.limit) is the most")
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("plantain-references-\(getpid())", isDirectory: true)
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        setenv("PLANTAIN_REFERENCES", folder.path, 1)
        let learner = Learner(shelf: folder)
        return try pictures.map { given in
            let parts = given.split(separator: "=", maxSplits: 1).map(String.init)
            let isNamed = parts.count == 2 && !FileManager.default.fileExists(atPath: given)
            let path = isNamed ? parts[1] : given
            let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            let spoken = stem.replacing("_", with: " ").replacing("-", with: " ")
            // "Owl_by_Jane_Doe.jpg" shows an owl.
            let name = isNamed ? parts[0] : String(spoken.split(separator: " by ").first ?? "thing")
            let cutout = try ReferenceCutout.cut(
                try Edit.file(path), name: name, library: { try AssetLibrary.standard() },
                perceiver: { try Perceiver(path: Home.weights("perception").path) })
            let lesson = try learner.learn(name, from: cutout)
            return "\(path) is \(Noun.withArticle(lesson.concept))"
        }
    }

    /// Takes back what was taught.
    static func forget() {
        guard let folder = AssetLibrary.referencesFolder else { return }
        try? FileManager.default.removeItem(at: folder)
    }
}
