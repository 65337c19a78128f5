import Foundation
import Picture
import PlantainProto

/// Finds a run of text in a picture, from the plan alone.
enum SignReader {
    /// Writes the part of a picture that shows a panel, with a margin.
    static func crop(_ picture: Picture, to run: TextRun, of plan: ScenePlan, path: String) throws {
        let corners = corners(of: run, plan)
        let xs = corners.map(\.x)
        let ys = corners.map(\.y)
        let margin: Float = 4
        let left = max(0, Int((xs.min() ?? 0) - margin))
        let right = min(picture.width, Int((xs.max() ?? 0) + margin))
        let top = max(0, Int((ys.min() ?? 0) - margin))
        let bottom = min(picture.height, Int((ys.max() ?? 0) + margin))
        guard right > left, bottom > top else {
            throw PictureError.malformed("the panel is not in the picture")
        }
        // Twice the size: tesseract is at its best with capitals of 30 pixels and more.
        let (width, height) = (2 * (right - left), 2 * (bottom - top))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                let at = ((top + y / 2) * picture.width + left + x / 2) * picture.channels
                bytes += picture.bytes[at..<at + 3]
            }
        }
        let file = try OutputFile(path: path)
        let writer = try PNGWriter(width: width, height: height, emit: file.write)
        try writer.write(rows: bytes)
        try writer.finish()
        try file.commit()
    }

    /// The panel's four corners in pixels.
    private static func corners(of run: TextRun, _ plan: ScenePlan) -> [SIMD2<Float>] {
        guard let object = plan.objects.first(where: { $0.id == run.object }),
            let camera = plan.camera,
            let canvas = plan.canvas
        else { return [] }
        let (origin, right, up) = (vector(run.origin), vector(run.right), vector(run.up))
        let eye = vector(camera.position)
        let forward = normalized(vector(camera.target) - eye)
        let sideways = normalized(cross(forward, SIMD3(0, 1, 0)))
        let upward = cross(sideways, forward)
        let scale = Float(canvas.height) / 2 / tan(camera.verticalFov / 2)
        return [origin, origin + right, origin + up, origin + right + up].map { local in
            let ray = rotate(local, object.rotation) + vector(object.position) - eye
            let depth = dot(ray, forward)
            return SIMD2(
                Float(canvas.width) / 2 + dot(ray, sideways) / depth * scale,
                Float(canvas.height) / 2 - dot(ray, upward) / depth * scale)
        }
    }

    private static func vector(_ v: Vec3?) -> SIMD3<Float> {
        SIMD3(v?.x ?? 0, v?.y ?? 0, v?.z ?? 0)
    }

    private static func dot(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float { (a * b).sum() }

    private static func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }

    private static func normalized(_ a: SIMD3<Float>) -> SIMD3<Float> { a / dot(a, a).squareRoot() }

    /// v + 2w(q×v) + 2q×(q×v)
    private static func rotate(_ v: SIMD3<Float>, _ q: Quaternion?) -> SIMD3<Float> {
        guard let q, q.x != 0 || q.y != 0 || q.z != 0 || q.w != 0 else { return v }
        let axis = SIMD3(q.x, q.y, q.z)
        let turned = 2 * cross(axis, v)
        return v + q.w * turned + cross(axis, turned)
    }
}
