import Foundation
import Knowledge
import PlantainProto

/// Turns one model of a library into parts in metres, standing on y = 0 around the y axis, front toward +z.
struct ModelConverter {
    let library: FurnitureLibrary
    let line: Catalogue.Line
    let model: [String: String]

    struct Part {
        var part: AssetPart
        /// Path of its picture in the archive.
        var texture: String?
    }

    var size: SIMD3<Float> {
        SIMD3(number("width"), number("height"), number("depth")) / 100
    }

    private func number(_ key: String) -> Float { Float(model[key] ?? "") ?? 0 }

    private func numbers(_ key: String) -> [Float] {
        (model[key] ?? "").split(separator: " ").compactMap { Float($0) }
    }

    func parts() throws(PackBuildError) -> [Part] {
        let path = String((model["model"] ?? "").drop { $0 == "/" })
        guard let name = library.archive.find(path) else {
            throw .missing(path, archive: library.archive.path)
        }
        let object = try Wavefront([UInt8](library.archive.read(name)), name: name)
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        var materials: [String: WavefrontMaterial] = [:]
        for file in object.materialLibraries {
            guard let found = library.archive.find(folder + "/" + file) else { continue }
            materials.merge(WavefrontMaterial.read([UInt8](try library.archive.read(found)))) {
                first, _ in first
            }
        }
        var parts: [Part] = []
        for group in object.groups {
            let material = materials[group.material] ?? WavefrontMaterial()
            var texture: String?
            if let file = material.texture?.split(separator: " ").last.map(String.init),
                group.hasUVs
            {
                let clean = (material.texture ?? file).replacingOccurrences(of: "\\", with: "/")
                texture =
                    library.archive.find(folder + "/" + clean)
                    ?? library.archive.find(
                        folder + "/" + (clean.split(separator: "/").last.map(String.init) ?? clean))
                // A path of the author's own machine: a model's only picture is meant by its only material.
                if texture == nil, materials.count == 1 {
                    texture = library.archive.onlyPicture(in: folder)
                }
            }
            var mesh = turned(group.mesh)
            if group.hasNormals { mesh.alignWinding() } else { mesh = mesh.smoothed(crease: 0.75) }
            parts.append(
                Part(
                    part: AssetPart(
                        name: group.material, mesh: mesh,
                        material: material.asset(named: group.material, textured: texture != nil),
                        doubleSided: true),
                    texture: texture))
        }
        guard !parts.isEmpty else { throw .malformed(name, line: 0, reason: "no faces") }
        return fitted(parts)
    }

    private func turned(_ mesh: Mesh) -> Mesh {
        let r = numbers("modelRotation")
        guard r.count == 9 else { return mesh }
        let rows = (SIMD3(r[0], r[1], r[2]), SIMD3(r[3], r[4], r[5]), SIMD3(r[6], r[7], r[8]))
        var result = mesh
        for i in mesh.positions.indices {
            let (p, n) = (mesh.positions[i], mesh.normals[i])
            result.positions[i] = SIMD3(dot(rows.0, p), dot(rows.1, p), dot(rows.2, p))
            result.normals[i] = SIMD3(dot(rows.0, n), dot(rows.1, n), dot(rows.2, n))
        }
        return result
    }

    private func fitted(_ parts: [Part]) -> [Part] {
        let whole = AssetGeometry(parts: parts.map(\.part), size: size).fitted(to: size)
        var result = parts
        for i in parts.indices { result[i].part.mesh = whole.parts[i].mesh }
        return result
    }

    // MARK: What follows from the meshes

    /// Light sources in local metres; the catalogue counts x from the left, y from the front, z from the floor.
    var lightPoints: [SIMD3<Float>] {
        let (x, y, z) = (numbers("lightSourceX"), numbers("lightSourceY"), numbers("lightSourceZ"))
        guard x.count == y.count, y.count == z.count else { return [] }
        return x.indices.map { i in
            SIMD3(x[i] / 100 - size.x / 2, z[i] / 100, size.z / 2 - y[i] / 100)
        }
    }

    /// Marks the part that takes a colour asked for, and those that glow.
    func mark(_ parts: inout [Part]) {
        Recolouring.mark(&parts, category: line.category)
        glow(&parts)
    }

    /// Where a lamp's light comes from; of what burns, a little before it, so that the hearth is lit by it too.
    func lampPoint(_ parts: [Part]) -> SIMD3<Float>? {
        if line.category == .lamp {
            let sum = lightPoints.reduce(SIMD3<Float>.zero, +)
            return lightPoints.isEmpty ? nil : sum / Float(lightPoints.count)
        }
        let fires = parts.filter { $0.part.material.glow > 0 }.map(\.part.mesh.bounds)
        guard let fire = fires.first, line.category == .furniture else { return nil }
        let middle = (fire.low + fire.high) / 2
        return SIMD3(middle.x, middle.y, size.z / 2 + 0.12)
    }

    private func glow(_ parts: inout [Part]) {
        for i in parts.indices {
            let name = parts[i].part.name.lowercased()
            let burning =
                ["flame", "flamme", "fire", "fuego"].contains { name.contains($0) }
                && !name.contains("place")
            if burning, parts[i].part.material.baseColor.max() > 0.1 || parts[i].texture != nil {
                parts[i].part.material.glow = 1
                parts[i].part.material.substance = .emissive
                parts[i].part.recolourable = false
            }
        }
        guard line.category == .lamp, !parts.contains(where: { $0.part.material.glow > 0 }) else {
            return
        }
        let words = [
            "bulb", "ampoule", "light", "lamp", "shade", "abat", "luz", "bombilla", "glass",
            "cristal", "pantalla",
        ]
        var best: (score: Float, index: Int)?
        for i in parts.indices {
            let (part, name) = (parts[i].part, parts[i].part.name.lowercased())
            let box = part.mesh.bounds
            let room = SIMD3<Float>(repeating: 0.02)
            let around = lightPoints.contains { p in
                all(p .>= box.low - room) && all(p .<= box.high + room)
            }
            var score = part.material.baseColor.max() - part.material.metalness
            if around { score += 2 }
            if let rank = words.firstIndex(where: { name.contains($0) }) {
                score += rank < 2 ? 2 : 1.2
            }
            score -= 1.2 * box.size.y / max(size.y, 0.01)
            if score > best?.score ?? 0.4 { best = (score, i) }
        }
        guard let best else { return }
        parts[best.index].part.material.glow = 1
        parts[best.index].part.material.transmission = 0
        if parts[best.index].part.material.substance == .glass {
            parts[best.index].part.material.substance = .unspecified
        }
    }

    /// The largest level face looking up: a seat, a table top, the lid of a box.
    func top(_ parts: [Part]) -> SupportArea? {
        guard
            [
                .furniture, .container, .appliance, .book, .sport, .decoration, .electronics,
                .bathroom,
            ]
            .contains(line.category)
        else { return nil }
        let bins = 100
        var area = [Float](repeating: 0, count: bins + 1)
        var boxes = [Bounds?](repeating: nil, count: bins + 1)
        for part in parts {
            let mesh = part.part.mesh
            for t in stride(from: 0, to: mesh.indices.count, by: 3) {
                let (a, b, c) = mesh.corners(t)
                let n = cross(b - a, c - a)
                let l = length(n)
                guard l > 0, abs(n.y) > 0.97 * l else { continue }
                let bin = min(max(Int((a.y + b.y + c.y) / 3 / size.y * Float(bins)), 0), bins)
                area[bin] += l / 2
                let box = Bounds([a, b, c])
                boxes[bin] = boxes[bin]?.union(box) ?? box
            }
        }
        // Of faces nearly as large as the largest, the highest counts.
        let footprint = size.x * size.z
        guard let most = area.max(), most > footprint * 0.25,
            let bin = area.lastIndex(where: { $0 > most * 0.7 }), bin > 0, let box = boxes[bin]
        else { return nil }
        return SupportArea(
            height: box.high.y, halfExtents: SIMD2(box.size.x, box.size.z) * 0.45,
            center: SIMD2(box.center.x, box.center.z))
    }

    var inside: SupportArea? {
        guard Catalogue.hollow.contains(line.concept) else { return nil }
        let floor = size.y * (line.category == .tableware ? 0.12 : 0.06)
        return SupportArea(
            height: floor, halfExtents: SIMD2(size.x, size.z) * 0.32, depth: size.y - floor)
    }
}

extension Mesh {
    /// Turns triangles whose winding disagrees with their normals.
    mutating func alignWinding() {
        for t in stride(from: 0, to: indices.count, by: 3) {
            let (a, b, c) = corners(t)
            let n =
                normals[Int(indices[t])] + normals[Int(indices[t + 1])]
                + normals[Int(indices[t + 2])]
            if dot(cross(b - a, c - a), n) < 0 { indices.swapAt(t + 1, t + 2) }
        }
    }
}
