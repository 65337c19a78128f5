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
                #expect(abs(ratio / (parts[0] / parts[1]) - 1) < 0.05, "\(size) \(aspect)")
            }
        }
    }

    /// As published for the pictures that ours stand in for.
    private static let published = """
        1:1 512x512 1024x1024 2048x2048 4096x4096
        1:4 256x1024 512x2048 1024x4096 2048x8192
        1:8 192x1536 384x3072 768x6144 1536x12288
        2:3 424x632 848x1264 1696x2528 3392x5056
        3:2 632x424 1264x848 2528x1696 5056x3392
        3:4 448x600 896x1200 1792x2400 3584x4800
        4:1 1024x256 2048x512 4096x1024 8192x2048
        4:3 600x448 1200x896 2400x1792 4800x3584
        4:5 464x576 928x1152 1856x2304 3712x4608
        5:4 576x464 1152x928 2304x1856 4608x3712
        8:1 1536x192 3072x384 6144x768 12288x1536
        9:16 384x688 768x1376 1536x2752 3072x5504
        16:9 688x384 1376x768 2752x1536 5504x3072
        21:9 792x336 1584x672 3168x1344 6336x2688
        """

    @Test("every size and shape has the published pixels")
    func published() throws {
        let lines = Self.published.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.map { String($0[0]) }.sorted() == CanvasSizes.aspects.sorted())
        for line in lines {
            for (size, pixels) in zip(CanvasSizes.sizes, line.dropFirst()) {
                let canvas = try CanvasSizes.canvas(size: size, aspect: String(line[0]))
                #expect("\(canvas.width)x\(canvas.height)" == pixels, "\(size) \(line[0])")
                #expect(canvas.size == size && canvas.aspect == line[0])
            }
        }
    }

    @Test("an unknown shape is refused with the choices")
    func unknown() {
        #expect(throws: CanvasError.unknownAspect("7:5")) {
            try CanvasSizes.canvas(size: "1K", aspect: "7:5")
        }
        #expect(CanvasError.unknownSize("8K").description.contains("512, 1K, 2K, 4K"))
    }

    @Test("a photograph of 4000 × 3000 is nearest to 4:3")
    func nearest() {
        #expect(CanvasSizes.nearestAspect(width: 4000, height: 3000) == "4:3")
    }
}
