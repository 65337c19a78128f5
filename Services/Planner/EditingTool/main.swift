import Editing
import Foundation
import Knowledge
import PlantainProto

// Changes plans without drawing them. Lines of tab-separated fields in: a plan's file, instructions with "|" between
// them, what the new plans' files begin with (".0.json" is added for the first). One line of JSON out for each: what
// was said, what was refused, or why nothing was done.
let editor = Editor(try AssetLibrary.standard())
while let line = readLine() {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 3 else { continue }
    var said: [String] = []
    var refused: [String] = []
    var answer: [String: Any] = [:]
    do {
        let plan = try ScenePlan(json: Data(contentsOf: URL(fileURLWithPath: fields[0])))
        var history = [Turn(instruction: plan.prompt, plan: plan)]
        for (number, instruction) in fields[1].split(separator: "|").map(String.init).enumerated() {
            let new = try editor.edit(instruction, history: history) {
                if $0.step == "cannot" { refused.append($0.text) } else { said.append($0.text) }
            }
            try new.json().write(to: URL(fileURLWithPath: "\(fields[2]).\(number).json"))
            // What was taken back is no part of what follows.
            if let earlier = history.lastIndex(where: { $0.plan == new }) {
                history.removeSubrange((earlier + 1)...)
            } else {
                history.append(Turn(instruction: instruction, plan: new))
            }
        }
    } catch {
        answer["error"] = "\(error)"
    }
    answer["said"] = said
    answer["refused"] = refused
    let json = try JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys])
    print(String(decoding: json, as: UTF8.self))
}
