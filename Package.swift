// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Every target is built alike: Swift 6 mode, explicit imports, and unsafe code marked as such.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
]

/// For the code that works on pixels and numbers: the instructions of the machine that builds, which is the
/// machine that runs. PLANTAIN_CPU=x86-64 builds for any.
let processor: String? = {
    if let asked = Context.environment["PLANTAIN_CPU"], !asked.isEmpty { return asked }
    guard let info = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
        return nil
    }
    let wide = ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"].map { " \($0) " }
    let fast = [" avx2 ", " bmi1 ", " bmi2 ", " fma ", " f16c ", " movbe "]
    if (wide + fast).allSatisfy(info.contains) { return "x86-64-v4" }
    return fast.allSatisfy(info.contains) ? "x86-64-v3" : nil
}()
let numeric = settings + (processor.map { [.unsafeFlags(["-Xcc", "-march=\($0)"])] } ?? [])

/// A Swift target whose folder is its idea.
func library(
    _ name: String, _ path: String, _ dependencies: [Target.Dependency] = [],
    _ settings: [SwiftSetting] = settings
) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

/// One of the programs.
func program(_ name: String, _ path: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// Tests of one target, in Tests/<Target>Tests.
func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
    -> Target
{
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", resources: resources,
        swiftSettings: settings)
}

/// A C library of the system: a module map and nothing else.
func system(_ name: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, path: "Shared/System/\(name)", pkgConfig: pkgConfig)
}

func nio(_ product: String) -> Target.Dependency { .product(name: product, package: "swift-nio") }
let tls = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

// MARK: Proto
let proto: [Target] = [
    .target(name: "CPlantainProto", dependencies: ["CProtobufC"], path: "Proto/CPlantainProto"),
    library("PlantainProto", "Proto/PlantainProto", ["CPlantainProto", "CProtobufC"]),
]

// MARK: Shared/System
let systems: [Target] = [
    system("CEmbree"),
    system("CFreeType", pkgConfig: "freetype2"),
    system("CFriBidi", pkgConfig: "fribidi"),
    system("CHarfBuzz", pkgConfig: "harfbuzz"),
    system("CMalloc"),
    system("CNGHTTP2", pkgConfig: "libnghttp2"),
    system("COpenBLAS"),
    system("CPNG", pkgConfig: "libpng"),
    system("CProtobufC", pkgConfig: "libprotobuf-c"),
    system("CUnibreak", pkgConfig: "libunibreak"),
    system("CWebP", pkgConfig: "libwebp"),
    system("CODE", pkgConfig: "ode"),
    system("CTurboJPEG"),
    system("CZlib"),
]

// MARK: Shared
/// Tests/Fuzz/run.sh builds what it fuzzes and no more.
let isFuzzing = Context.environment["PLANTAIN_FUZZ"] != nil

/// What of RPC only looks at bytes needs no network.
let rpc: Target =
    isFuzzing
    ? .target(
        name: "RPC", dependencies: ["HTTP2", "PlantainProto", "Zlib"], path: "Shared/RPC",
        sources: ["Address.swift", "Metadata.swift", "RPCError.swift", "Wire"],
        swiftSettings: settings)
    : library(
        "RPC", "Shared/RPC",
        [
            "HTTP2", "PlantainProto", "Zlib", nio("NIOConcurrencyHelpers"), nio("NIOCore"),
            nio("NIOPosix"), tls,
        ])

let shared: [Target] = [
    library(
        "Air", "Shared/Air", ["GuideMap", "Guides", "ImageTokens", "PlantainProto", "Tensor"],
        numeric),
    library("Checkpoint", "Shared/Checkpoint", ["Tensor"]),
    library("Fonts", "Shared/Fonts", ["CFreeType", "CHarfBuzz"]),
    library("GuideMap", "Shared/GuideMap"),
    library(
        "Guides", "Shared/Guides",
        [
            "Fonts", "GuideMap", "Interruption", "Knowledge", "Materials", "PlantainProto",
            "RayCast", "SceneGeometry", "Tensor",
        ], numeric),
    library("HTTP2", "Shared/HTTP2", ["CNGHTTP2"]),
    library(
        "ImageTokens", "Shared/ImageTokens",
        ["Checkpoint", "GuideMap", "Interruption", "Layers", "PlantainProto", "Tensor"], numeric),
    library("Layers", "Shared/Layers", ["Checkpoint", "Interruption", "Tensor"], numeric),
    .target(name: "PNGCodec", dependencies: ["CPNG"], path: "Shared/PNGCodec"),
    library(
        "Perception", "Shared/Perception", ["Checkpoint", "Knowledge", "Layers", "Tensor"], numeric),
    library("Picture", "Shared/Picture", ["PNGCodec", "PlantainProto"]),
    library("PictureFile", "Shared/PictureFile", ["JPEG", "Picture", "WebP"]),
    library("PlantainAPI", "Shared/PlantainAPI", ["PlantainProto", "RPC"]),
    library("RayCast", "Shared/RayCast", ["CEmbree", "Interruption"], numeric),
    rpc,
    library(
        "ServiceKit", "Shared/ServiceKit",
        [
            "CMalloc", "Interruption", "PlantainProto", "RPC", arguments, nio("NIOCore"),
            nio("NIOHTTP1"), nio("NIOPosix"),
        ]),
    library("Interruption", "Shared/Interruption"),
    library("Tensor", "Shared/Tensor", ["COpenBLAS", "Interruption"], numeric),
    library("Canvas", "Shared/Canvas", ["PlantainProto"]),
    library("Knowledge", "Shared/Knowledge", ["PlantainProto", "Zlib"]),
    library("JPEG", "Shared/JPEG", ["CTurboJPEG", "Picture"]),
    library("Materials", "Shared/Materials", ["Knowledge", "PlantainProto"], numeric),
    library(
        "PackBuilder", "Shared/PackBuilder",
        ["Fonts", "JPEG", "Knowledge", "Picture", "PlantainProto", "Zlib"]),
    .executableTarget(
        name: "plantain-knowledge", dependencies: ["Knowledge", "PackBuilder"],
        path: "Shared/PackTool",
        swiftSettings: settings),
    library(
        "SceneGeometry", "Shared/SceneGeometry",
        ["Interruption", "Knowledge", "Materials", "Picture", "PlantainProto"]),
    library("WebP", "Shared/WebP", ["CWebP", "Picture"]),
    library("Zlib", "Shared/Zlib", ["CZlib"]),
]

// MARK: Services/Planner
let planner: [Target] = [
    program(
        "planner", "Services/Planner/Program",
        [
            "Canvas", "Editing", "Knowledge", "LanguageModel", "PackBuilder", "PlantainAPI",
            "PlantainProto", "RPC", "Script", "ServiceKit", "Space", "Tensor", "Thinking",
            arguments,
        ]),
    library(
        "Lettering", "Services/Planner/Lettering",
        ["CFriBidi", "CUnibreak", "Fonts", "PlantainProto"]),
    library("GGUF", "Services/Planner/GGUF"),
    library(
        "LanguageModel", "Services/Planner/LanguageModel",
        ["Checkpoint", "GGUF", "LanguageModelKernels", "Tensor"]),
    .executableTarget(
        name: "language-model", dependencies: ["LanguageModel", "Script"],
        path: "Services/Planner/LanguageModelTool", swiftSettings: settings),
    .target(name: "LanguageModelKernels", path: "Services/Planner/LanguageModelKernels"),
    library(
        "Editing", "Services/Planner/Editing",
        [
            "Canvas", "Framing", "Illumination", "Instructions", "Knowledge", "Layout", "Lettering",
            "Physics", "PlantainProto", "SceneGeometry", "Script", "Space", "Staging", "Thinking",
        ]),
    library("Instructions", "Services/Planner/Instructions", ["Knowledge", "Script"]),
    .executableTarget(
        name: "edit-plans", dependencies: ["Editing", "Knowledge", "PlantainProto"],
        path: "Services/Planner/EditingTool", swiftSettings: settings),
    .executableTarget(
        name: "read-instructions", dependencies: ["Instructions"],
        path: "Services/Planner/InstructionsTool", swiftSettings: settings),
    library("Script", "Services/Planner/Script"),
    library(
        "Critique", "Services/Planner/Critique",
        ["Knowledge", "Physics", "PlantainProto", "Script", "Space", "Staging"]),
    library("Framing", "Services/Planner/Framing", ["PlantainProto", "Space"]),
    library("Illumination", "Services/Planner/Illumination", ["PlantainProto", "Space"]),
    library("Layout", "Services/Planner/Layout", ["Interruption", "PlantainProto", "Space"]),
    library(
        "Physics", "Services/Planner/Physics",
        ["CODE", "Interruption", "PlantainProto", "Space"]),
    library(
        "RandomPlans", "Services/Planner/RandomPlans",
        [
            "Canvas", "Critique", "Framing", "Illumination", "Knowledge", "Layout", "PlantainProto",
            "Space", "Staging",
        ]),
    library(
        "Staging", "Services/Planner/Staging",
        [
            "Framing", "Illumination", "Interruption", "Knowledge", "Layout", "Lettering",
            "Materials", "Physics", "PlantainProto", "Script", "Space",
        ]),
    library("Shot", "Services/Planner/Shot", ["Framing", "PlantainProto", "Script"]),
    library("Space", "Services/Planner/Space", ["PlantainProto"]),
    library(
        "Thinking", "Services/Planner/Thinking",
        [
            "Canvas", "Critique", "Framing", "Illumination", "Interruption", "Knowledge", "Layout",
            "Lettering", "Physics", "PlantainProto", "Script", "Shot", "Space", "Staging", "Wishes",
        ]),
    library("Wishes", "Services/Planner/Wishes", ["Knowledge", "Script"]),
]

// MARK: Services/Tokens
let tokens: [Target] = [
    program(
        "tokens", "Services/Tokens/Program",
        [
            "Guides", "ImageTokens", "Knowledge", "Picture", "PlantainAPI", "PlantainProto", "RPC",
            "SceneGeometry", "ServiceKit", "Tensor", "TokenModel", arguments,
        ]),
    library(
        "TokenModel", "Services/Tokens/TokenModel",
        [
            "Checkpoint", "GuideMap", "ImageTokens", "Interruption", "Layers", "PlantainProto",
            "Tensor",
        ], numeric),
]

// MARK: Services/Renderer
let renderer: [Target] = [
    program(
        "renderer", "Services/Renderer/Program",
        [
            "GlyphCheck", "GuideMap", "Guides", "ImageTokens", "Knowledge", "Lens", "Picture",
            "PlantainAPI", "PlantainProto", "RPC", "RenderModel", "SceneGeometry", "ServiceKit",
            "Tensor", arguments,
        ]),
    library(
        "GlyphCheck", "Services/Renderer/GlyphCheck",
        ["GuideMap", "Guides", "Knowledge", "PlantainProto", "SceneGeometry"]),
    library(
        "Lens", "Services/Renderer/Lens",
        ["GuideMap", "ImageTokens", "Interruption", "Tensor"], numeric),
    library(
        "RenderModel", "Services/Renderer/RenderModel",
        [
            "Air", "Checkpoint", "GuideMap", "ImageTokens", "Interruption", "Layers", "Lens",
            "PlantainProto", "Tensor",
        ],
        numeric),
]

// MARK: Services/Gateway
let gateway: [Target] = [
    library(
        "Composition", "Services/Gateway/Composition",
        [
            "Balancing", "Conversations", "GuideMap", "Guides", "Knowledge", "Perception",
            "Photographs", "Picture", "PictureFile", "PlantainAPI", "PlantainProto", "RPC",
            "Retouching", "SceneGeometry", "ServiceKit",
        ]),
    library(
        "Conversations", "Services/Gateway/Conversations",
        ["Picture", .product(name: "GRDB", package: "GRDB.swift")]),
    library("Balancing", "Services/Gateway/Balancing", ["PlantainProto", "RPC", "ServiceKit"]),
    library("Fleet", "Services/Gateway/Fleet", ["ServiceKit"]),
    library(
        "Photographs", "Services/Gateway/Photographs",
        [
            "Canvas", "GuideMap", "Guides", "Knowledge", "Perception", "Picture", "PictureFile",
            "PlantainProto", "Retouching", "SceneGeometry", "Tensor", "Zlib",
        ], numeric),
    program(
        "plantain", "Services/Gateway/CLI",
        [
            "Balancing", "Canvas", "Composition", "Conversations", "Fleet", "Knowledge",
            "PackBuilder", "Perception", "Photographs", "Picture", "PictureFile", "PlantainAPI",
            "PlantainProto", "RPC", "ServiceKit", "Tensor", "Terminal", arguments,
        ]),
    library(
        "Retouching", "Services/Gateway/Retouching",
        ["GuideMap", "Knowledge", "Picture", "PlantainProto"]),
    library("Terminal", "Services/Gateway/Terminal"),
]

// MARK: Training
let training: [Target] = [
    .executableTarget(
        name: "guide-dump",
        dependencies: [
            "GuideMap", "Guides", "Knowledge", "Picture", "PlantainProto", "RandomPlans",
            "SceneGeometry", arguments,
        ],
        path: "Training/GuideDump", swiftSettings: settings),
    .executableTarget(
        name: "training-scenes",
        dependencies: [
            "GuideMap", "Guides", "Knowledge", "Materials", "PlantainProto", "RandomPlans",
            "SceneGeometry", arguments,
        ],
        path: "Training/Scenes", swiftSettings: settings),
    .executableTarget(
        name: "perception-views",
        dependencies: [
            "GuideMap", "Guides", "Knowledge", "Perception", "PlantainProto", "RandomPlans",
            "SceneGeometry", arguments,
        ],
        path: "Training/Views", swiftSettings: settings),
    .executableTarget(
        name: "sight-dump",
        dependencies: [
            "Perception", "Photographs", "Picture", "PictureFile", "ServiceKit", arguments,
        ],
        path: "Training/SightDump", swiftSettings: settings),
]

// MARK: Tests
let testTargets: [Target] = [
    library(
        "FuzzTargets", "Tests/FuzzTargets",
        ["Checkpoint", "GGUF", "HTTP2", "Picture", "PlantainProto", "RPC", "Script"]),
    tests("FuzzTests", ["FuzzTargets"]),
    .target(
        name: "CInteropContract", dependencies: ["CProtobufC"], path: "Tests/CInteropContract"),
    library(
        "InteropContract", "Tests/InteropContract",
        ["CInteropContract", "PlantainProto", "RPC"]),
    program(
        "interop", "Tests/InteropProgram",
        ["InteropContract", "PlantainProto", "RPC", "ServiceKit", arguments]),
    .executableTarget(
        name: "conversation-writer", dependencies: ["Conversations"],
        path: "Tests/ConversationWriter", swiftSettings: settings),
    tests("AirTests", ["Air", "GuideMap", "PlantainProto"]),
    tests("ConversationsTests", ["Conversations", "conversation-writer", "Picture"]),
    tests(
        "EditingTests",
        [
            "Editing", "Framing", "Knowledge", "PlantainProto", "Script", "Space", "Staging",
            "Thinking",
        ]),
    tests("InstructionsTests", ["Instructions", "Script"]),
    tests("RetouchingTests", ["GuideMap", "Knowledge", "Picture", "PlantainProto", "Retouching"]),
    tests("GGUFTests", ["GGUF"], resources: [.copy("Fixtures")]),
    tests(
        "LanguageModelTests", ["GGUF", "LanguageModel", "LanguageModelKernels"],
        resources: [.copy("Fixtures")]),
    tests(
        "ImageTokensTests",
        ["Checkpoint", "GuideMap", "ImageTokens", "Layers", "NetworkFixtures", "Tensor"]),
    tests("LayersTests", ["Checkpoint", "Layers", "NetworkFixtures", "Tensor"]),
    library(
        "NetworkFixtures", "Tests/NetworkFixtures",
        ["Checkpoint", "GuideMap", "PlantainProto", "Tensor"]),
    tests(
        "RenderModelTests",
        [
            "Canvas", "Checkpoint", "GuideMap", "ImageTokens", "Interruption", "Lens",
            "NetworkFixtures", "PlantainProto", "RenderModel", "Tensor",
        ]),
    tests("LensTests", ["GuideMap", "ImageTokens", "Lens", "Tensor"]),
    tests(
        "TokenModelTests",
        [
            "Canvas", "Checkpoint", "ImageTokens", "NetworkFixtures", "PlantainProto", "Tensor",
            "TokenModel",
        ]),
    tests("CheckpointTests", ["Checkpoint", "Tensor"]),
    tests("FontsTests", ["Fonts"]),
    tests("GlyphCheckTests", ["GlyphCheck", "GuideMap"]),
    tests("HTTP2Tests", ["HTTP2"]),
    tests(
        "EndToEndTests",
        [
            "Canvas", "Composition", "Conversations", "Fleet", "Knowledge", "PackBuilder",
            "Picture",
            "PlantainAPI",
            "PlantainProto", "RPC", "plantain",
        ],
        resources: [.process("Fixtures")]),
    tests(
        "CompositionTests",
        [
            "Balancing", "Composition", "Picture", "PlantainAPI", "PlantainProto", "RPC",
            "Retouching",
        ]),
    tests("BalancingTests", ["Balancing", "PlantainAPI", "PlantainProto", "RPC"]),
    tests(
        "PerceptionTests", ["Checkpoint", "Knowledge", "NetworkFixtures", "Perception", "Tensor"]),
    tests(
        "PhotographsTests",
        [
            "Knowledge", "NetworkFixtures", "Perception", "Photographs", "Picture",
            "PlantainProto", "Retouching",
        ]),
    tests("PictureFileTests", ["Picture", "PictureFile"], resources: [.copy("Fixtures")]),
    tests("TerminalTests", ["Terminal"]),
    tests(
        "GuidesTests",
        ["Fonts", "GuideMap", "Guides", "Knowledge", "PlantainProto", "SceneGeometry"]),
    tests("LetteringTests", ["Fonts", "Lettering", "PlantainProto"]),
    tests("PictureTests", ["Picture", "PlantainProto"]),
    tests("PlantainProtoTests", ["PlantainProto"]),
    tests(
        "RandomPlansTests",
        [
            "Framing", "Illumination", "Knowledge", "Layout", "PlantainProto", "RandomPlans",
            "Space",
            "Staging",
        ]),
    tests("RPCTests", ["HTTP2", "PlantainAPI", "PlantainProto", "RPC", "interop"]),
    tests("RayCastTests", ["Interruption", "RayCast"]),
    tests("ServiceKitTests", ["Interruption", "PlantainProto", "RPC", "ServiceKit"]),
    tests("ShotTests", ["Framing", "PlantainProto", "Script", "Shot"]),
    tests("WishesTests", ["Script", "Wishes"]),
    tests("ScriptTests", ["Script"], resources: [.copy("pairs.txt")]),
    tests("CanvasTests", ["Canvas", "PlantainProto"]),
    tests("PhysicsTests", ["Physics", "PlantainProto", "Space"]),
    tests("KnowledgeTests", ["Knowledge", "PlantainProto"]),
    tests("PackBuilderTests", ["Knowledge", "PackBuilder", "Zlib"]),
    tests("MaterialsTests", ["Knowledge", "Materials", "PlantainProto"]),
    tests("SceneGeometryTests", ["Knowledge", "Materials", "PlantainProto", "SceneGeometry"]),
    tests(
        "CritiqueTests", ["Critique", "Knowledge", "PlantainProto", "Script", "Space", "Thinking"]),
    tests("FramingTests", ["Framing", "PlantainProto", "Space"]),
    tests("IlluminationTests", ["Illumination", "PlantainProto", "Space"]),
    tests("LayoutTests", ["Layout", "Space"]),
    tests(
        "ThinkingTests",
        [
            "Canvas", "Critique", "Knowledge", "PlantainProto", "Script", "Space", "Staging",
            "Thinking",
        ]),
]

/// Tests/Fuzz/run.sh links the fuzzing targets with libFuzzer, which brings its own `main`.
let products: [Product] =
    isFuzzing ? [.library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"])] : []

/// PLANTAIN_ONLY=RPCTests,… leaves out whatever these targets do not need, for builds made apart from all else.
func chosen(from all: [Target]) -> [Target] {
    guard let asked = Context.environment["PLANTAIN_ONLY"], !asked.isEmpty else { return all }
    var open = asked.split(separator: ",").map(String.init)
    var needed = Set(open)
    while let name = open.popLast() {
        for dependency in all.first(where: { $0.name == name })?.dependencies ?? [] {
            guard case .byNameItem(let other, _) = dependency else { continue }
            if needed.insert(other).inserted { open.append(other) }
        }
    }
    return all.filter { needed.contains($0.name) }
}

let package = Package(
    name: "plantain",
    products: products,
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: chosen(
        from: proto + systems + shared + planner + tokens + renderer + gateway + training
            + testTargets),
    swiftLanguageModes: [.v6]
)
