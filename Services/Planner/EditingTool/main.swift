import Editing
import Foundation
import Knowledge
import PlantainProto

// Changes plans without drawing them. Lines of tab-separated fields in: a plan's file, an instruction, the file of
// the new plan. One line of JSON out for each: what was said, what was refused, or why nothing was done.
let editor = Editor(try AssetLibrary.standard())
while let line = readLine() {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 3 else { continue }
    var answer: [String: Any] = [:]
    do {
        let plan = try ScenePlan(json: Data(contentsOf: URL(fileURLWithPath: fields[0])))
        var said: [String] = []
        var refused: [String] = []
        let new = try editor.edit(fields[1], history: [Turn(instruction: plan.prompt, plan: plan)])
        {
            if $0.step == "cannot" { refused.append($0.text) } else { said.append($0.text) }
        }
        try new.json().write(to: URL(fileURLWithPath: fields[2]))
        answer = ["said": said, "refused": refused]
    } catch {
        answer = ["error": "\(error)"]
    }
    let json = try JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys])
    print(String(decoding: json, as: UTF8.self))
}
