import Space

extension Work {
    /// Which board each thing stands on: one that has room above it, at the height of the eyes first, each group on one
    /// of its own while there are enough.
    func shared(_ items: [Int], among boards: [Actor.Area]) -> [(area: Actor.Area, items: [Int])] {
        guard let top = boards.last else { return [] }
        let isFlight = boards.contains { abs($0.z - top.z) > 0.05 }
        let eye = 0.62 * top.height
        let order = boards.indices.sorted { a, b in
            isFlight
                ? a < b : abs(boards[a].height - eye) < abs(boards[b].height - eye)
        }
        var held = [[Int]](repeating: [], count: boards.count)
        var used = [Float](repeating: 0, count: boards.count)
        var home: [Int: Int] = [:]
        for i in items {
            let wide = 1.3 * actors[i].size.x
            func takes(_ k: Int) -> Bool {
                boards[k].depth > 1.04 * actors[i].size.y + 0.01
                    && used[k] + wide <= 2 * boards[k].halfX
            }
            let group = actors[i].group
            let known = home[group].flatMap { takes($0) ? $0 : nil }
            let free = order.first { held[$0].isEmpty && takes($0) }
            let board = known ?? free ?? order.first(where: takes) ?? boards.count - 1
            home[group] = isFlight ? nil : board
            held[board].append(i)
            used[board] += wide
        }
        return boards.indices.filter { !held[$0].isEmpty }.map { (boards[$0], held[$0]) }
    }
}
