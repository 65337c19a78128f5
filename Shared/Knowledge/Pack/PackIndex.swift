/// The table of contents of a knowledge pack: JSON after the header, offsets into the data that follow it.
public struct PackIndex: Codable, Sendable {
    public var entries: [Entry] = []
    public var textures: [TextureEntry] = []
    /// Number of the converter that made the pack; packs of the first one do not name it.
    public var converter: Int?

    public init() {}

    /// One model.
    public struct Entry: Codable, Sendable {
        public var key: String
        public var concept: String
        public var title: String
        public var size: [Float]
        public var category: Category
        public var stance: Stance
        public var mass: Float
        /// Height, half extents in x and z, centre in x and z.
        public var top: [Float]?
        /// The same, and how high the walls rise.
        public var inside: [Float]?
        public var lampPoint: [Float]?
        public var creator: String
        public var licence: String
        public var parts: [PartEntry]
        /// Figurines have no parts: the number of the picture that they are swollen from.
        public var cutout: Int?
        /// How far figurines swell beside the usual.
        public var thickness: Float?
        /// Height of the thing itself in metres, where its figurine is smaller.
        public var lifeHeight: Float?
        /// Of figurines, whose meshes are not stored.
        public var triangles: Int?

        public init(
            key: String, concept: String, title: String, size: [Float], category: Category,
            stance: Stance,
            mass: Float, top: [Float]? = nil, inside: [Float]? = nil, lampPoint: [Float]? = nil,
            creator: String, licence: String, parts: [PartEntry], cutout: Int? = nil,
            thickness: Float? = nil, lifeHeight: Float? = nil, triangles: Int? = nil
        ) {
            self.key = key
            self.concept = concept
            self.title = title
            self.size = size
            self.category = category
            self.stance = stance
            self.mass = mass
            self.top = top
            self.inside = inside
            self.lampPoint = lampPoint
            self.creator = creator
            self.licence = licence
            self.parts = parts
            self.cutout = cutout
            self.thickness = thickness
            self.lifeHeight = lifeHeight
            self.triangles = triangles
        }
    }

    /// One mesh: 16-bit positions within its box, octahedral 16-bit normals, float texture coordinates, indices.
    public struct PartEntry: Codable, Sendable {
        public var name: String
        public var offset: Int
        public var vertices: Int
        public var indices: Int
        public var low: [Float]
        public var high: [Float]
        /// Of the part's bytes, see `checksum`.
        public var checksum: UInt64
        public var texture: Int?
        public var substance: Int32
        public var color: [Float]
        public var roughness: Float
        public var metalness: Float
        public var transmission: Float
        public var alphaCut: Bool
        public var glow: Float
        public var recolourable: Bool
        public var doubleSided: Bool

        public init(
            name: String, offset: Int, vertices: Int, indices: Int, low: [Float], high: [Float],
            checksum: UInt64, texture: Int?, substance: Int32, color: [Float], roughness: Float,
            metalness: Float, transmission: Float, alphaCut: Bool, glow: Float, recolourable: Bool,
            doubleSided: Bool
        ) {
            self.name = name
            self.offset = offset
            self.vertices = vertices
            self.indices = indices
            self.low = low
            self.high = high
            self.checksum = checksum
            self.texture = texture
            self.substance = substance
            self.color = color
            self.roughness = roughness
            self.metalness = metalness
            self.transmission = transmission
            self.alphaCut = alphaCut
            self.glow = glow
            self.recolourable = recolourable
            self.doubleSided = doubleSided
        }
    }

    /// One picture: deflated RGBA rows.
    public struct TextureEntry: Codable, Sendable {
        public var offset: Int
        public var length: Int
        public var width: Int
        public var height: Int
        public var hasAlpha: Bool
        public var checksum: UInt64

        public init(
            offset: Int, length: Int, width: Int, height: Int, hasAlpha: Bool, checksum: UInt64
        ) {
            self.offset = offset
            self.length = length
            self.width = width
            self.height = height
            self.hasAlpha = hasAlpha
            self.checksum = checksum
        }
    }
}
