public import PlantainProto

/// What one part of a thing is made of, as modelled.
public struct AssetMaterial: Sendable {
    /// Names the pattern to draw; unspecified = plain colour or texture.
    public var substance: Substance = .unspecified
    /// Linear; multiplies the pattern; ignored where there is a texture.
    public var baseColor = SIMD3<Float>(repeating: 0.6)
    public var texture: Texture?
    public var roughness: Float = 0.5
    public var metalness: Float = 0
    /// Share of light that passes: 0.95 for clear glass.
    public var transmission: Float = 0
    /// The texture's alpha cuts holes (leaves, lace).
    public var alphaCut = false
    /// Of a texture of many colours: the one that a colour asked for replaces, in all its shades; linear.
    public var keyColor: SIMD3<Float>?
    /// Glows when the thing is a lit lamp, a screen or a flame; 1 = fully.
    public var glow: Float = 0

    public init(
        substance: Substance = .unspecified, baseColor: SIMD3<Float> = SIMD3(repeating: 0.6),
        texture: Texture? = nil, roughness: Float = 0.5, metalness: Float = 0,
        transmission: Float = 0,
        alphaCut: Bool = false, glow: Float = 0
    ) {
        self.substance = substance
        self.baseColor = baseColor
        self.texture = texture
        self.roughness = roughness
        self.metalness = metalness
        self.transmission = transmission
        self.alphaCut = alphaCut
        self.glow = glow
    }
}

/// A mesh of one material.
public struct AssetPart: Sendable {
    public var name: String
    public var mesh: Mesh
    public var material: AssetMaterial
    /// A colour or substance asked for replaces this part's own.
    public var recolourable: Bool
    /// The mesh is a sheet or of doubtful winding: its back is seen as well.
    public var doubleSided: Bool

    public init(
        name: String, mesh: Mesh, material: AssetMaterial, recolourable: Bool = false,
        doubleSided: Bool = false
    ) {
        self.name = name
        self.mesh = mesh
        self.material = material
        self.recolourable = recolourable
        self.doubleSided = doubleSided
    }
}

/// A flat place for lettering: its lower left corner and its two edges, in the object's local metres.
public struct TextPanel: Sendable, Equatable {
    public var name: String
    public var origin: SIMD3<Float>
    public var right: SIMD3<Float>
    public var up: SIMD3<Float>
    /// Ink that reads well on it, linear.
    public var ink: SIMD3<Float>
    /// The ink itself glows (neon, screens).
    public var glows: Bool

    public init(
        name: String, origin: SIMD3<Float>, right: SIMD3<Float>, up: SIMD3<Float>,
        ink: SIMD3<Float> = SIMD3(repeating: 0.02), glows: Bool = false
    ) {
        self.name = name
        self.origin = origin
        self.right = right
        self.up = up
        self.ink = ink
        self.glows = glows
    }

    /// Extents in metres.
    public var width: Float { length(right) }
    public var height: Float { length(up) }
}

/// A level place on a thing, local metres: others stand on it, or lie inside it.
public struct SupportArea: Sendable, Equatable {
    /// Above the thing's base.
    public var height: Float
    /// Half extents along x and z, around `center`.
    public var halfExtents: SIMD2<Float>
    public var center: SIMD2<Float>
    /// How far walls rise around it: 0 for a table top.
    public var depth: Float

    public init(
        height: Float, halfExtents: SIMD2<Float>, center: SIMD2<Float> = .zero, depth: Float = 0
    ) {
        self.height = height
        self.halfExtents = halfExtents
        self.center = center
        self.depth = depth
    }
}

/// The meshes of a thing at a wanted size. Origin at the middle of its base, y up, front toward +z.
public struct AssetGeometry: Sendable {
    public var parts: [AssetPart]
    public var size: SIMD3<Float>
    public var textPanels: [TextPanel]
    /// Where its light comes from, if it is a lamp.
    public var lampPoint: SIMD3<Float>?
    /// Others can stand here.
    public var top: SupportArea?
    /// Others can lie in here.
    public var inside: SupportArea?
    /// Level places one above the other, from below; the depth of each is the room up to the next.
    public var boards: [SupportArea] = []

    public init(
        parts: [AssetPart], size: SIMD3<Float>, textPanels: [TextPanel] = [],
        lampPoint: SIMD3<Float>? = nil, top: SupportArea? = nil, inside: SupportArea? = nil
    ) {
        self.parts = parts
        self.size = size
        self.textPanels = textPanels
        self.lampPoint = lampPoint
        self.top = top
        self.inside = inside
    }

    public var bounds: Bounds {
        parts.dropFirst().reduce(parts.first?.mesh.bounds ?? Bounds([])) {
            $0.union($1.mesh.bounds)
        }
    }

    /// Stretched so that its bounding box is exactly `target`, standing on y = 0 around the y axis.
    public func fitted(to target: SIMD3<Float>) -> AssetGeometry {
        let box = bounds
        let scale = target / pointwiseMax(box.size, SIMD3(repeating: 1e-6))
        let foot = SIMD3(box.center.x, box.low.y, box.center.z)
        func move(_ p: SIMD3<Float>) -> SIMD3<Float> { (p - foot) * scale }
        func move(_ area: SupportArea) -> SupportArea {
            let flat = SIMD2(scale.x, scale.z)
            return SupportArea(
                height: (area.height - foot.y) * scale.y, halfExtents: area.halfExtents * flat,
                center: (area.center - SIMD2(foot.x, foot.z)) * flat, depth: area.depth * scale.y)
        }
        var result = self
        for i in parts.indices {
            result.parts[i].mesh = parts[i].mesh.mapped(scale: scale, offset: -foot * scale)
        }
        for (i, panel) in textPanels.enumerated() {
            result.textPanels[i].origin = move(panel.origin)
            result.textPanels[i].right = panel.right * scale
            result.textPanels[i].up = panel.up * scale
        }
        result.lampPoint = lampPoint.map(move)
        result.top = top.map(move)
        result.inside = inside.map(move)
        result.boards = boards.map(move)
        result.size = target
        return result
    }
}

/// Where a thing belongs.
public enum Stance: String, Sendable, CaseIterable, Codable {
    case floor, table, wall, ceiling
}

/// What kind of thing it is.
public enum Category: String, Sendable, CaseIterable, Codable {
    case tableware, furniture, appliance, lamp, plant, vehicle, food, toy, book, electronics
    case decoration, opening, tool, clothing, instrument, sign, solid, outdoor, sport, bathroom
    case container, stationery, kitchenware
}

/// All that is known about an asset without loading its meshes.
public struct AssetInfo: Sendable {
    /// "pack/…", "shape/…", "figurine/…" or "learned/…".
    public var key: String
    public var concept: String
    /// For people: "Green armchair".
    public var title: String
    /// Full extents in metres, as found in the world.
    public var size: SIMD3<Float>
    public var category: Category
    public var stance: Stance
    /// Kilograms at its natural size.
    public var mass: Float
    /// Some part takes a colour or substance asked for.
    public var recolourable: Bool
    public var top: SupportArea?
    public var inside: SupportArea?
    public var boards: [SupportArea] = []
    /// At the natural size; ask `AssetLibrary.geometry` for another one.
    public var textPanels: [TextPanel]
    public var lampPoint: SIMD3<Float>?
    public var creator: String
    public var licence: String
    public var triangleCount: Int
    /// Of a figurine: how large the thing itself is, where that is larger.
    public var lifeSize: SIMD3<Float>?

    /// It depicts the thing as a figurine of glazed ceramic.
    public var isFigurine: Bool { key.hasPrefix("figurine/") }

    public var isLamp: Bool { lampPoint != nil }
}
