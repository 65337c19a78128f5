import Knowledge
import Materials
import PlantainProto
import SceneGeometry

/// What inner loops read of each mesh: plain values in one piece of memory, without references to count.
@safe
final class SurfaceTable: @unchecked Sendable {  // Written once, by its initialiser.
    struct Surface {
        fileprivate let color: SIMD3<Float>
        fileprivate let roughness: Float
        fileprivate let metalness: Float
        fileprivate let transmission: Float
        /// Emitted luminance.
        fileprivate let emission: Float
        fileprivate let frame: Frame
        fileprivate let pattern: MaterialPattern
        let objectID: UInt16
        let materialID: UInt8
        /// Rays go through holes in its texture.
        let isCut: Bool
        let isTextured: Bool
        /// Light passes it.
        let isClear: Bool
        let isPatterned: Bool
        /// Light from behind shines through it.
        let isLeaf: Bool
        /// Its lettering in `panelNumbers`.
        fileprivate let panels: Range<Int>
    }

    private let surfaces: UnsafeMutableBufferPointer<Surface>
    private let panelNumbers: UnsafeMutableBufferPointer<Int>

    /// - Parameter panels: the numbers of each mesh's panels.
    init(_ meshes: [BodyMesh], panels: [[Int]]) {
        unsafe surfaces = .allocate(capacity: meshes.count)
        unsafe panelNumbers = .allocate(capacity: panels.reduce(0) { $0 + $1.count })
        var first = 0
        for (number, mesh) in meshes.enumerated() {
            let end = first + panels[number].count
            for (offset, panel) in panels[number].enumerated() {
                unsafe panelNumbers.initializeElement(at: first + offset, to: panel)
            }
            let material = mesh.material
            let isTextured = material.texture != nil
            unsafe surfaces.initializeElement(
                at: number,
                to: Surface(
                    color: material.baseColor, roughness: material.roughness,
                    metalness: material.metalness, transmission: material.transmission,
                    emission: mesh.emission, frame: mesh.frame,
                    pattern: material.pattern ?? MaterialPattern(.unspecified),
                    objectID: mesh.objectID, materialID: mesh.materialID, isCut: mesh.isCut,
                    isTextured: isTextured, isClear: mesh.clear != nil,
                    isPatterned: !isTextured && material.pattern != nil,
                    isLeaf: material.isLeaf,
                    panels: first..<end))
            first = end
        }
    }

    deinit {
        unsafe surfaces.deallocate()
        unsafe panelNumbers.deallocate()
    }

    @inline(__always)
    subscript(mesh: Int32) -> Surface { unsafe surfaces[Int(mesh)] }

    /// Numbers of the panels on a mesh.
    @inline(__always)
    func forEachPanel(_ mesh: Int32, _ body: (Int) -> Void) {
        for at in self[mesh].panels { unsafe body(panelNumbers[at]) }
    }

    /// The plain colour that pattern and lettering are added to.
    @inline(__always)
    func look(_ mesh: Int, _ hit: Hit) -> Look {
        let surface = self[Int32(mesh)]
        return Look(
            color: surface.color, normal: hit.normal, roughness: surface.roughness,
            metalness: surface.metalness, transmission: surface.transmission,
            emission: surface.emission)
    }

    /// Adds the pattern, averaged over a hit's footprint.
    ///
    /// Seen at a grazing angle a footprint is long: it is covered by several squares along its longer side.
    /// - Parameter toEye: the way back along the ray.
    func texture(
        _ look: inout Look, _ mesh: Int, _ hit: Hit, _ footprint: Footprint, toEye: SIMD3<Float>
    ) {
        let surface = self[Int32(mesh)]
        let (long, short) = footprint.sides
        // Threads are regular: where one is about a pixel wide, a single square would show moiré.
        let rows = surface.pattern.substance == .fabric ? 2 : 1
        // What stands up is not drawn out by a flat view.
        let most: Float = surface.pattern.substance == .grass ? 2 : 4
        let columns = max(rows, Int(min(most, max(1, (long / max(short, 1e-9)).rounded()))))
        // What is left between two squares may hide a thread or two, which then come and go.
        let gap: Float = rows > 1 ? 1.15 : 0.75
        let width = max(short / Float(rows), long / Float(columns) * gap)
        let frame = surface.frame
        let position = frame.localPoint(hit.point)
        let normal = frame.localDirection(hit.normal)
        let way = frame.localDirection(toEye)
        let longer = frame.localDirection(footprint.longer)
        let shorter = frame.localDirection(footprint.shorter)
        var color = SIMD3<Float>.zero
        var bent = SIMD3<Float>.zero
        var roughness: Float = 0
        for row in 0..<rows {
            for column in 0..<columns {
                let step =
                    longer * ((Float(column) + 0.5) / Float(columns) - 0.5)
                    + shorter * ((Float(row) + 0.5) / Float(rows) - 0.5)
                let sample = surface.pattern.evaluate(
                    position: position + step, normal: normal, footprint: width, toEye: way)
                color += sample.color
                bent += sample.normal
                roughness += sample.roughness
            }
        }
        let count = Float(rows * columns)
        look.color = color / count
        look.roughness = roughness / count
        look.normal = hit.outward(frame.worldDirection(normalize(bent)))
    }
}

extension Hit {
    /// A bent normal, kept on the facet's outer side.
    func outward(_ bent: SIMD3<Float>) -> SIMD3<Float> {
        let height = dot(bent, facet)
        return height > 0.1 ? bent : normalize(bent + facet * (0.1 - height))
    }
}
