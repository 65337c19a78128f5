import Framing
import PlantainProto
import Script

/// Words of photographers and what they mean.
enum ShotPhrases {
    // MARK: Where the camera is

    /// Words before "from above" that say what comes from there.
    static let falling: Set<String> = [
        "light", "lit", "lighting", "lamp", "lamps", "hanging", "hangs", "hang", "hung", "falling",
        "falls", "shining", "shines", "spotlight", "sunlight", "comes", "coming", "glow",
        "illuminated", "dangling", "suspended", "dropping", "dripping", "pours", "pouring",
    ]

    static let views: [(String, SceneScript.View)] = [
        ("flat lay", .top), ("flatlay", .top), ("flat-lay", .top), ("knolling", .top),
        ("overhead", .top), ("top-down", .top), ("top down", .top), ("top view", .top),
        ("top-view", .top), ("bird's-eye", .top), ("bird's eye", .top), ("birds-eye", .top),
        ("birds eye", .top), ("from above", .top), ("from directly above", .top),
        ("from the top", .top),
        ("low angle", .low), ("low-angle", .low), ("worm's-eye", .low), ("worm's eye", .low),
        ("from below", .low), ("from a low angle", .low), ("ground-level", .low),
        ("macro", .close), ("close-up", .close), ("close up", .close), ("closeup", .close),
        ("extreme close-up", .close), ("wide angle", .wide), ("wide-angle", .wide),
        ("wide shot", .wide), ("wide view", .wide), ("ultra-wide", .wide), ("panoramic", .wide),
        ("panorama", .wide), ("establishing shot", .wide),
    ]

    // MARK: Depth of field

    /// Longer phrases first; nil = it only says that the picture is sharp somewhere.
    static let depths: [(String, Lens.Depth?)] = [
        ("very shallow depth of field", .shallow), ("shallow depth of field", .shallow),
        ("narrow depth of field", .shallow), ("low depth of field", .shallow),
        ("small depth of field", .shallow), ("soft depth of field", .shallow),
        ("deep depth of field", .deep), ("large depth of field", .deep),
        ("wide depth of field", .deep), ("great depth of field", .deep),
        ("infinite depth of field", .deep), ("depth of field", .shallow),
        ("shallow dof", .shallow), ("deep dof", .deep), ("dof", .shallow),
        ("shallow focus", .shallow), ("selective focus", .shallow), ("deep focus", .deep),
        ("everything in sharp focus", .deep), ("everything in focus", .deep),
        ("all in focus", .deep), ("sharp throughout", .deep),
        ("bokeh lights in the background", .shallow), ("bokeh in the background", .shallow),
        ("bokeh background", .shallow), ("bokeh effect", .shallow), ("bokeh balls", .shallow),
        ("bokeh lights", .shallow), ("bokeh", .shallow),
        ("blurred background", .shallow), ("blurry background", .shallow),
        ("blurred out background", .shallow), ("defocused background", .shallow),
        ("out-of-focus background", .shallow), ("out of focus background", .shallow),
        ("background is blurred", .shallow), ("background blurred", .shallow),
        ("background out of focus", .shallow), ("background blur", .shallow),
        ("soft-focus background", .shallow), ("soft focus background", .shallow),
        ("out of focus", .shallow), ("soft focus", .shallow), ("soft-focus", .shallow),
        ("motion blur", nil), ("blurred", .shallow), ("blurry", .shallow),
        ("defocused", .shallow), ("in sharp focus", nil), ("in crisp focus", nil),
        ("in perfect focus", nil), ("tack sharp focus", nil), ("razor sharp focus", nil),
        ("sharp focus", nil), ("crisp focus", nil), ("in focus", nil), ("tack sharp", nil),
    ]

    /// Words before such a phrase that go with it.
    static let leading: Set<String> = [
        "a", "an", "the", "with", "using", "in", "on", "at", "through", "and", "against", "of",
        "front", "very", "beautiful", "beautifully", "creamy", "soft", "softly", "smooth",
        "smoothly", "dreamy", "gentle", "gently", "strong", "strongly", "nice", "lovely", "some",
        "slightly", "heavily", "completely", "warm", "pleasing", "macro", "prime", "telephoto",
        "wide-angle", "extremely",
    ]

    // MARK: Cameras and films

    /// "85mm prime lens": what may follow the number.
    static let lens: Set<String> = [
        "lens", "macro", "prime", "film", "focal", "length", "telephoto", "wide-angle",
    ]

    static let taking: Set<String> = [
        "shot", "taken", "captured", "photographed", "filmed", "made",
    ]

    static let makes: Set<String> = [
        "canon", "nikon", "sony", "leica", "hasselblad", "fujifilm", "fuji", "kodak", "portra",
        "ektar", "ektachrome", "kodachrome", "velvia", "provia", "cinestill", "ilford", "tri-x",
        "pentax", "olympus", "panasonic", "lumix", "zeiss", "sigma", "tamron", "arri", "alexa",
        "mamiya", "rolleiflex", "polaroid", "iphone", "gopro", "dslr", "iso", "nikkor",
    ]

    static let models: Set<String> = [
        "eos", "mark", "ii", "iii", "iv", "alpha", "gold", "pro", "max", "plus", "camera", "film",
        "stock", "lens", "style", "look", "summilux", "art", "one", "mini", "ultra", "gfx", "rz",
    ]

    // MARK: Prints

    static let prints: [(String, Print)] = [
        ("black and white", .blackAndWhite), ("black-and-white", .blackAndWhite),
        ("black & white", .blackAndWhite),
        ("b&w", .blackAndWhite), ("bw", .blackAndWhite), ("monochrome", .blackAndWhite),
        ("monochromatic", .blackAndWhite),
        ("grayscale", .blackAndWhite), ("greyscale", .blackAndWhite), ("sepia-toned", .sepia),
        ("sepia toned", .sepia),
        ("sepia tones", .sepia), ("sepia tone", .sepia), ("sepia", .sepia),
    ]

    static let pictures: Set<String> = [
        "photo", "photograph", "photography", "picture", "image", "shot", "film", "print",
        "portrait", "snapshot", "still", "rendering", "landscape", "close-up", "style", "tones",
        "study",
    ]

    // MARK: Products and finish

    static let products = [
        "e-commerce product photo", "product photography", "product photograph", "product photo",
        "product shot", "product image", "product picture", "product render", "packshot",
        "pack shot", "catalog photo", "catalogue photo", "studio product",
    ]

    static func isOfProduct(_ words: [String]) -> Bool {
        let text = " " + words.joined(separator: " ") + " "
        return (products + ["studio shot", "studio photo", "studio photograph"]).contains {
            text.contains(" \($0) ")
        }
    }

    static let finishes = [
        "unreal engine 5", "unreal engine", "octane render", "octane", "v-ray",
        "trending on artstation", "artstation", "8k uhd", "8k", "4k", "uhd", "hdr", "ultra hd",
        "full hd", "ultra realistic", "ultra-realistic", "hyper realistic", "hyper-realistic",
        "hyperrealistic", "photorealistic", "photo-realistic", "highly detailed",
        "ultra detailed", "ultra-detailed", "insanely detailed", "intricate details",
        "intricate detail", "high detail", "high quality", "best quality", "high resolution",
        "masterpiece", "award-winning", "award winning", "rule of thirds", "golden ratio",
        "centered composition", "centred composition", "symmetrical composition",
        "film grain", "long exposure", "lens flare", "vignette", "tilt-shift", "color graded",
        "commercial photography", "professional photography", "food photography",
        "professional food photography",
    ]
}
