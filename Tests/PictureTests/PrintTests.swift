import Picture
import PlantainProto
import Testing

@Suite struct PrintTests {
    @Test("black and white keeps brightness and loses colour; sepia is warm; half is half")
    func develop() {
        let orange: [UInt8] = [200, 100, 50]
        var gray = orange
        Print(gray: 1).develop(&gray)
        // 0.2126 · 200 + 0.7152 · 100 + 0.0722 · 50 = 117.65
        #expect(gray == [118, 118, 118])
        var half = orange
        Print(gray: 0.5).develop(&half)
        #expect(half == [159, 109, 84])
        var sepia = orange
        Print(gray: 1, tone: Color(r: 1, g: 0.9, b: 0.5)).develop(&sepia)
        #expect(sepia == [118, 106, 59])
        var plain = orange
        Print().develop(&plain)
        #expect(plain == orange)
    }
}
