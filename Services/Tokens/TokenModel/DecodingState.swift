/// What a decode has behind it: keys and values of all slots so far, and what each position knows.
package struct DecodingState: Sendable {
    /// Positions further apart than this in rows or columns do not see each other; training grids
    /// are no larger.
    static let reach = 23
    static let hidden: Float = -1e30
    /// Where no slot is.
    private static let nowhere: Float = 1e9

    let rows: Int
    let columns: Int
    /// (rows · columns, model width)
    let context: [Float]
    let turns: PositionTurns
    let threads: Int
    /// Slots so far.
    package private(set) var count = 0
    /// Row and column of each slot's content, in whole blocks of sixteen.
    private var lines: [Float] = []
    private var places: [Float] = []
    /// (new slots, blocks · 16): 0 where a new slot may look, very negative where not.
    private(set) var mask: [Float] = []
    var layers: [LayerPast]

    init(
        rows: Int, columns: Int, context: [Float], layers: Int, keyWidth: Int, headWidth: Int,
        threads: Int
    ) {
        self.rows = rows
        self.columns = columns
        self.context = context
        self.threads = threads
        turns = PositionTurns(rows: rows, columns: columns, headWidth: headWidth)
        self.layers = Array(
            repeating: LayerPast(
                width: keyWidth, headWidth: headWidth, capacity: rows * columns + 64),
            count: layers)
    }

    /// Sixteens of slots.
    var blocks: Int { lines.count / 16 }

    /// Makes room for slots and decides who may look where.
    mutating func append(_ slots: [Slot], mutual: Bool) {
        let past = count
        count += slots.count
        while lines.count < count {
            lines += repeatElement(Self.nowhere, count: 16)
            places += repeatElement(Self.nowhere, count: 16)
        }
        for (row, slot) in slots.enumerated() {
            let (y, x) = slot.content.quotientAndRemainder(dividingBy: columns)
            lines[past + row] = Float(y)
            places[past + row] = Float(x)
        }
        let wide = rows > Self.reach + 1 || columns > Self.reach + 1
        let reach = wide ? Float(Self.reach) : 1e6
        let size = lines.count
        mask = [Float](repeating: 0, count: slots.count * size)
        for (row, slot) in slots.enumerated() {
            let (y, x) = slot.target.quotientAndRemainder(dividingBy: columns)
            let (line, place) = (Float(y), Float(x))
            let start = row * size
            unsafe mask.withUnsafeMutableBufferPointer { mask in
                unsafe lines.withUnsafeBufferPointer { lines in
                    unsafe places.withUnsafeBufferPointer { places in
                        for index in 0..<size {
                            let far =
                                unsafe abs(line - lines[index]) > reach
                                || abs(place - places[index]) > reach
                            unsafe mask[start + index] = far ? Self.hidden : 0
                        }
                    }
                }
            }
            mask[start + past + row] = 0
            if !mutual {
                for later in past + row + 1..<max(count, past + row + 1) {
                    mask[start + later] = Self.hidden
                }
            }
        }
    }
}
