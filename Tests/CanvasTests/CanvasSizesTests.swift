import Canvas
import PlantainProto
import Testing

@Suite struct CanvasSizesTests {
    @Test("every size comes in every shape")
    func complete() throws {
        for size in CanvasSizes.sizes {
            for aspect in CanvasSizes.aspects {
                let canvas = try CanvasSizes.canvas(size: size, aspect: aspect)
                let parts = aspect.split(separator: ":").compactMap { Float($0) }
                let ratio = Float(canvas.width) / Float(canvas.height)
                #expect(abs(ratio / (parts[0] / parts[1]) - 1) < 0.04, "\(size) \(aspect)")
            }
        }
    }

    @Test("native 4K of 16:9 is 5504 × 3072")
    func wide() throws {
        let canvas = try CanvasSizes.canvas(size: "4K", aspect: "16:9")
        #expect((canvas.width, canvas.height) == (5504, 3072))
    }

    @Test("an unknown shape is refused with the choices")
    func unknown() {
        #expect(throws: CanvasError.unknownAspect("7:5")) {
            try CanvasSizes.canvas(size: "1K", aspect: "7:5")
        }
        #expect(CanvasError.unknownSize("8K").description.contains("1K, 2K, 4K"))
    }

    @Test("a photograph of 4000 × 3000 is nearest to 4:3")
    func nearest() {
        #expect(CanvasSizes.nearestAspect(width: 4000, height: 3000) == "4:3")
    }
}
