/// What a decode has behind it: keys and values of all slots so far, and what each position knows.
package struct DecodingState: Sendable {
    /// Positions further apart than this in rows or columns do not see each other; training grids
    /// are no larger.
    static let reach = 23
    static let hidden: Float = -1e30

    let rows: Int
    let columns: Int
    /// (rows · columns, model width)
    let context: [Float]
    private let heads: Int
    private(set) var contents: [Int] = []  // position of each slot's content
    /// (new slots, all slots): 0 where a new slot may look, very negative where not; empty if it
    /// may look anywhere.
    private(set) var mask: [Float] = []
    var keys: [[Float]]  // a layer: (slots, key heads · head width)
    var values: [[Float]]

    init(rows: Int, columns: Int, context: [Float], layers: Int, width: Int, heads: Int) {
        self.rows = rows
        self.columns = columns
        self.context = context
        self.heads = heads
        keys = Array(repeating: [], count: layers)
        values = keys
        for layer in 0..<layers {
            keys[layer].reserveCapacity(rows * columns * width)
            values[layer].reserveCapacity(rows * columns * width)
        }
    }

    /// Slots so far.
    package var count: Int { contents.count }

    /// Makes room for slots and decides who may look where.
    mutating func append(_ slots: [Slot], mutual: Bool) {
        let past = contents.count
        contents += slots.map(\.content)
        let wide = rows > Self.reach + 1 || columns > Self.reach + 1
        guard wide || (!mutual && slots.count > 1) else {
            mask = []
            return
        }
        let count = contents.count
        mask = [Float](repeating: 0, count: slots.count * count)
        for (row, slot) in slots.enumerated() {
            let (y, x) = slot.target.quotientAndRemainder(dividingBy: columns)
            for index in 0..<count {
                let (v, u) = contents[index].quotientAndRemainder(dividingBy: columns)
                let far = abs(y - v) > Self.reach || abs(x - u) > Self.reach
                let later = !mutual && index > past + row
                if far && index != past + row || later { mask[row * count + index] = Self.hidden }
            }
        }
    }
}
