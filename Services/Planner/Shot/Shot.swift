public import Framing
public import PlantainProto
public import Script

/// How a prompt wants its picture taken and printed, told apart from what is to be in it.
///
/// "a mug on a desk, 85mm, f/1.8, creamy bokeh" is a mug on a desk through a long lens, wide open: no field, no
/// bokeh and no camera is a thing in the picture.
public struct Shot: Hashable, Sendable {
    /// The prompt without the words of lens, film and finish.
    public let quoted: QuotedPrompt
    /// From where it is seen; nil = nothing is said of it.
    public private(set) var view: SceneScript.View?
    public private(set) var depth = Lens.Depth.usual
    /// Millimetres, on film of 36 by 24.
    public private(set) var focalLength: Float?
    /// Of a product: in a studio, unless another place is named.
    public private(set) var isOfProduct = false
    /// Nil = in colour.
    public private(set) var print: Print?

    public init(_ prompt: String) {
        let quoted = QuotedPrompt(prompt)
        var words = ShotWords(quoted.text)
        view = words.view
        isOfProduct = ShotPhrases.isOfProduct(words.texts)
        for print in words.takePrint() { self.print = print }
        words.takeProductPhotos()
        for depth in words.takeDepth() { self.depth = depth }
        for stop in words.takeApertures() { depth = stop < 4 ? .shallow : stop > 8 ? .deep : depth }
        for length in words.takeFocalLengths() { focalLength = length }
        words.takeCameras()
        words.takeFinish()
        self.quoted = quoted.saying(words.text)
    }
}
