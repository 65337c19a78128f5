import ArgumentParser
import Foundation
import Knowledge
import PackBuilder

struct Learn: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Teach a noun from a model or a cut-out picture.",
        usage: """
            plantain learn "garden gnome" gnome.glb --height 0.4
            plantain learn --list
            plantain learn --forget "garden gnome"
            """,
        discussion: """
            FILE is an OBJ model (with its MTL files and textures beside it), a GLB model (binary glTF 2.0), \
            or a PNG picture with a transparent background, which is swollen into a figure. What is learnt \
            stays in the cache on this machine; programs that are running learn of it when they start anew.
            """)

    @Argument(help: "The noun, in quotes if it is several words.")
    var name: String?

    @Argument(help: "The model or picture.")
    var file: String?

    @Option(help: "How tall it is, in metres. (default: what the model says, else 0.3)")
    var height: Float?

    @Flag(help: "Say what has been learnt.")
    var list = false

    @Option(help: "Forget this noun.")
    var forget: String?

    func run() throws {
        do {
            let learner = Learner()
            if list { return show() }
            if let forget {
                guard try learner.forget(forget) else {
                    throw Complaint(
                        "nothing called \"\(forget)\" has been learnt; see learn --list")
                }
                print("forgot \"\(forget)\"")
                return
            }
            guard let name, let file else {
                throw Complaint(
                    "expected a noun and a file, as in: plantain learn \"gnome\" gnome.glb")
            }
            let lesson = try learner.learn(name, from: URL(fileURLWithPath: file), height: height)
            print(
                "learnt \"\(lesson.concept)\": \(Self.centimetres(lesson.size)), "
                    + "\(lesson.triangles) triangles")
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw Complaint(error)
        }
    }

    private func show() {
        let learnt = AssetLibrary.learned()
        if learnt.packs.isEmpty, learnt.unreadable.isEmpty { print("nothing has been learnt yet") }
        for asset in learnt.packs.flatMap(\.assets) {
            print(
                "\(asset.concept): \(Self.centimetres(asset.size)), \(asset.triangleCount) triangles"
            )
        }
        for error in learnt.unreadable { Complaint.print("\(error); learn it anew or delete it") }
    }

    private static func centimetres(_ size: SIMD3<Float>) -> String {
        [size.x, size.y, size.z].map { "\(Int(($0 * 100).rounded(.up)))" }
            .joined(separator: " × ") + " cm"
    }
}
