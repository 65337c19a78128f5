public import Illumination
public import PlantainProto
import Space

extension Surface {
    /// A part of the wall beside the frame through whose window the sun comes.
    public var isCasement: Bool { id.hasPrefix("casement") }
}

extension ScenePlan {
    /// The room around the things, for light; nil where no wall stands behind them.
    public func room(hasWindow: Bool) -> Room? {
        guard environment.map({ $0.place == .interior }) ?? true,
            let wall = surfaces.first(where: { $0.kind == .wall && !$0.isCasement })
        else { return nil }
        let corners =
            objects.flatMap(\.corners)
            + surfaces.filter { [.table, .counter, .shelf].contains($0.kind) }
            .flatMap(\.visibleCorners)
        guard let first = corners.first else { return nil }
        return Room(
            back: V3(wall.center).z + V3(wall.size).z / 2,
            low: corners.reduce(first) { pointwiseMin($0, $1) },
            high: corners.reduce(first) { pointwiseMax($0, $1) }, hasWindow: hasWindow,
            isLettered: !texts.isEmpty)
    }

    /// Builds a casement in place of any that stood there.
    public mutating func build(_ casement: Casement?) {
        let material = surfaces.first { $0.kind == .wall && !$0.isCasement }?.material
        surfaces.removeAll(where: \.isCasement)
        guard let casement else { return }
        surfaces += casement.surfaces(material ?? Material())
    }
}

extension Casement {
    /// The wall around the opening, and the bars between the panes.
    func surfaces(_ material: Material) -> [Surface] {
        var result: [Surface] = []
        func box(
            _ z: ClosedRange<Float>, _ y: ClosedRange<Float>, deep: Float, _ material: Material
        ) {
            result.append(
                Surface(
                    id: "casement\(result.count + 1)", kind: .wall,
                    center: Vec3(
                        V3(
                            x + side * deep / 2, (y.lowerBound + y.upperBound) / 2,
                            (z.lowerBound + z.upperBound) / 2)),
                    size: Vec3(V3(deep, y.upperBound - y.lowerBound, z.upperBound - z.lowerBound)),
                    material: material))
        }
        let (left, right) = (middle.z - width / 2, middle.z + width / 2)
        let (sill, lintel) = (middle.y - height / 2, middle.y + height / 2)
        let thick: Float = 0.2
        box(back...left, 0...top, deep: thick, material)
        box(right...front, 0...top, deep: thick, material)
        box(left...right, 0...sill, deep: thick, material)
        box(left...right, lintel...top, deep: thick, material)
        let paint = Material(substance: .plaster, tint: Color(r: 0.72, g: 0.71, b: 0.68))
        let bar: Float = 0.042
        for k in 1..<columns {
            let z = left + width * Float(k) / Float(columns)
            box(z - bar / 2...z + bar / 2, sill...lintel, deep: 0.05, paint)
        }
        for k in 1..<rows {
            let y = sill + height * Float(k) / Float(rows)
            box(left...right, y - bar / 2...y + bar / 2, deep: 0.05, paint)
        }
        return result
    }
}
