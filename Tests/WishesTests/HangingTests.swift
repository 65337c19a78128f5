import Script
import Testing
import Wishes

/// What hangs, from what, and what becomes of the hook.
@Suite("Things that hang")
struct HangingTests: Mending {
    let nouns = Nouns(
        concepts: [
            "frying pan", "stove", "hat", "coat hook", "wreath", "door", "paper lantern", "tree",
            "clothesline", "bunch of key", "key", "pendant lamp", "table lamp", "table", "mirror",
            "counter", "shelf", "pot", "painting", "sofa", "lantern", "t shirt",
        ],
        synonyms: [
            "pan": "frying pan", "straw hat": "hat", "hook": "coat hook", "lamp": "table lamp",
            "rack": "shelf", "laundry": "clothesline", "kitchen counter": "counter",
            "shirt": "t shirt", "branch": "tree",
        ])

    @Test("pans that hang above a stove are on the wall above it, in a row")
    func pans() throws {
        try expect(
            "copper pans hanging above a stove", "a 3 - copper pan\nb 1 - - stove\na above b",
            becomes: "a 3 - copper hanging pan\nb 1 - - stove\na above b\na row")
    }

    @Test("a hook, a peg or a rack is no thing beside what hangs on it")
    func hooks() throws {
        try expect(
            "a straw hat hanging on a wooden peg", "a 1 - - straw hat\nb 1 - - wooden peg\na on b",
            becomes: "a 1 - - hanging straw hat\non wall")
        try expect(
            "a straw hat on a hook", "a 1 - - straw hat\nb 1 - - hook\na on b",
            becomes: "a 1 - - hanging straw hat\non wall")
        try expect(
            "pots hanging from a rack over a kitchen counter",
            "a 3 - - pot\nb 1 - - rack\nc 1 - - kitchen counter\na under b\nb above c\nplace kitchen",
            becomes: "a 3 - - hanging pot\nb 1 - - kitchen counter\na above b\na row\nplace kitchen"
        )
    }

    @Test("keys that nobody counts are on one ring, three keys are three")
    func keys() throws {
        try expect(
            "a bunch of keys hanging on a hook", "a 5 - - key\nb 1 - - hook\na on b",
            becomes: "a 1 - - hanging bunch of key\non wall")
        #expect(
            try mended("three keys on a table", "a 3 - - key\non table").script.entities[0].count
                == 3)
    }

    @Test("lanterns on a branch hang below the boughs of a tree")
    func boughs() throws {
        try expect(
            "paper lanterns hanging from a tree branch",
            "a 3 - - paper lantern\nb 1 - - tree branch\na under b",
            becomes: "a 3 - - suspended paper lantern\nb 1 - - tree\na under b")
    }

    @Test("lamps that hang from the ceiling have a cord; the ceiling is no thing")
    func ceiling() throws {
        try expect(
            "three lamps hanging from the ceiling over a table",
            "a 3 - - lamp\nb 1 - - ceiling\nc 1 - - table\na under b\nb above c\nplace interior",
            becomes: "a 3 - - pendant lamp\nb 1 - - table\na above b\na row\nplace interior")
    }

    @Test("laundry on a line is the line with its laundry, in the laundry's colour")
    func laundry() throws {
        try expect(
            "white laundry hanging on a clothesline in a garden",
            "a 1 white - laundry\nb 1 - - clothesline\na on b\nplace garden",
            becomes: "a 1 white - clothesline\nplace garden")
    }

    @Test("paintings, and a cat on a wall, are left as they are")
    func others() throws {
        try expect(
            "a painting hanging above a sofa", "a 1 - - painting\nb 1 - - sofa\na above b",
            becomes: "a 1 - - painting\nb 1 - - sofa\na above b")
        try expect(
            "a lantern on a table", "a 1 - - lantern\non table",
            becomes: "a 1 - - lantern\non table")
    }
}
