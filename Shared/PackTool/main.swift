import Foundation
import Knowledge
import PackBuilder

// plantain-knowledge [OUT]: builds the knowledge pack from the installed furniture libraries.
if let option = CommandLine.arguments.dropFirst().first, option.hasPrefix("-") {
    FileHandle.standardError.write(Data("usage: plantain-knowledge [OUT]\n".utf8))
    exit(option == "--help" || option == "-h" ? 0 : 2)
}
let out =
    CommandLine.arguments.dropFirst().first.map { URL(fileURLWithPath: $0) }
    ?? KnowledgePack.standardURL
do {
    let builder = PackBuilder { FileHandle.standardError.write(Data(($0 + "\n").utf8)) }
    let summary = try builder.build(to: out)
    print(
        "\(out.path): \(summary.models) models and \(summary.figurines) figurines of \(summary.concepts) concepts, \(summary.triangles) triangles, "
            + "\(summary.textures) textures, \(summary.bytes >> 20) MiB")
} catch {
    FileHandle.standardError.write(Data("plantain-knowledge: \(error)\n".utf8))
    exit(1)
}
