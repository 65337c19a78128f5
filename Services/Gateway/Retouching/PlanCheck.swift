import Foundation
public import Knowledge
public import PlantainProto

/// Holds a stranger's plan against what plans of ours can be: counts, sizes, numbers, names.
public struct PlanCheck: Sendable {
    private let library: AssetLibrary

    public init(_ library: AssetLibrary) { self.library = library }

    /// - Throws: `RetouchError.tampered` naming the first thing that cannot be.
    public func check(_ plan: ScenePlan) throws(RetouchError) {
        try require(plan.version == 1, "its version is \(plan.version)")
        guard let canvas = plan.canvas, let camera = plan.camera, let film = plan.film,
            plan.environment != nil
        else {
            throw .tampered("its canvas, camera, film or environment is missing")
        }
        try require(
            (64...16_384).contains(canvas.width) && (64...16_384).contains(canvas.height)
                && Int(canvas.width) * Int(canvas.height) <= 50_000_000,
            "its canvas is \(canvas.width)x\(canvas.height) pixels")
        try require(plan.surfaces.count <= 600, "it has \(plan.surfaces.count) surfaces")
        try require(plan.objects.count <= 400, "it has \(plan.objects.count) objects")
        try require(plan.lights.count <= 3, "it has \(plan.lights.count) lights")
        try require(plan.texts.count <= 64, "it has \(plan.texts.count) texts")
        try require(
            plan.relations.count <= 256 && plan.notes.count <= 256 && plan.edits.count <= 64,
            "its lists are too long")
        try require(
            plan.prompt.utf8.count <= 32_000 && plan.script.utf8.count <= 32_000,
            "its prompt is too long")
        for edit in plan.edits {
            try require(
                edit.instruction.utf8.count <= 32_000 && edit.objects.count <= 400,
                "an earlier edit is too long")
        }
        try point(camera.position, "the camera")
        try point(camera.target, "the camera's target")
        try number(camera.verticalFov, 0.01...2.5, "the field of view")
        try number(camera.focusDistance, 0...100_000, "the focus distance")
        try number(camera.aperture, 0...1, "the aperture")
        try require(camera.position != camera.target, "the camera looks nowhere")
        try number(film.exposure, 1e-9...1e9, "the exposure")
        try color(film.whiteBalance, "the white balance")
        try number(plan.print?.gray ?? 0, 0...1, "the print's grey")
        try color(plan.print?.tone, "the print's tone")
        try environment(plan)
        var ids: Set<String> = []
        for surface in plan.surfaces { try self.surface(surface, &ids) }
        for object in plan.objects { try self.object(object, &ids) }
        for light in plan.lights {
            try point(light.position, "a light")
            try point(light.direction, "a light's direction")
            try number(light.radius, 0...1_000, "a light's radius")
            try number(light.irradiance, 0...1e6, "a light's strength")
            try color(light.color, "a light's colour")
            try require(
                light.object.isEmpty || ids.contains(light.object), "a light belongs to nothing")
        }
        for text in plan.texts { try self.text(text, ids) }
        let groups = UInt32(plan.objects.map(\.group).max() ?? 0) + 1_000
        for relation in plan.relations {
            try require(
                max(relation.subject, relation.object, relation.other) <= groups,
                "a relation names nothing")
        }
    }

    private func environment(_ plan: ScenePlan) throws(RetouchError) {
        for one in [plan.environment?.zenith, plan.environment?.horizon, plan.environment?.ground] {
            try color(one, "the sky")
        }
        try number(plan.environment?.ambient ?? 0, 0...1e6, "the ambient light")
    }

    private func surface(_ surface: Surface, _ ids: inout Set<String>) throws(RetouchError) {
        try id(surface.id, &ids)
        try point(surface.center, "the surface \(surface.id)")
        try extent(surface.size, surface.id)
        try number(surface.yaw, -100...100, "the yaw of \(surface.id)")
        try material(surface.material, surface.id)
    }

    private func object(_ object: SceneObject, _ ids: inout Set<String>) throws(RetouchError) {
        try id(object.id, &ids)
        try require(
            library.asset(object.asset) != nil,
            "nothing is known under \"\(object.asset.prefix(60))\"")
        try require(
            max(object.noun.utf8.count, object.concept.utf8.count, object.support.utf8.count)
                <= 200, "a name is too long")
        try point(object.position, object.id)
        try extent(object.size, object.id)
        if let q = object.rotation {
            let length = q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w
            try require(
                length.isFinite && (length == 0 || (0.5...2).contains(length)),
                "the rotation of \(object.id) is none")
        }
        try material(object.material, object.id)
        try require(object.group <= 100_000, "the group of \(object.id) is \(object.group)")
    }

    private func text(_ run: TextRun, _ ids: Set<String>) throws(RetouchError) {
        try require(ids.contains(run.object), "a text is on nothing")
        try require(
            run.text.utf8.count <= 8_000 && run.glyphs.count <= 4_000 && run.fonts.count <= 32,
            "a text is too long")
        for name in run.fonts {
            try require(
                name.utf8.count <= 120 && !name.contains("/") && !name.contains("\\")
                    && !name.contains("\0"),
                "a font is called \"\(name.prefix(60))\"")
        }
        try point(run.origin, "a text")
        try point(run.right, "a text")
        try point(run.up, "a text")
        try color(run.ink, "ink")
        try number(run.emission, 0...1e9, "glowing ink")
        try number(run.curvature, -10_000...10_000, "the curve of a text")
        for glyph in run.glyphs {
            try require(Int(glyph.font) < max(1, run.fonts.count), "a glyph has no font")
            try number(glyph.x, -1_000...1_000, "a glyph")
            try number(glyph.y, -1_000...1_000, "a glyph")
            try number(glyph.size, 0...1_000, "a glyph's size")
        }
    }

    private func material(_ material: Material?, _ name: String) throws(RetouchError) {
        guard let material else { return }
        try color(material.tint, name)
        try number(material.scale, 0...1_000, "the pattern of \(name)")
        try number(material.roughness, 0...1, "the roughness of \(name)")
        try number(material.emission, 0...1e9, "the glow of \(name)")
    }

    // MARK: Numbers and names

    private func require(_ holds: Bool, _ what: @autoclosure () -> String) throws(RetouchError) {
        if !holds { throw .tampered(what()) }
    }

    private func number(_ value: Float, _ range: ClosedRange<Float>, _ what: String)
        throws(RetouchError)
    {
        try require(value.isFinite && range.contains(value), "\(what) is \(value)")
    }

    private func point(_ value: Vec3?, _ what: String) throws(RetouchError) {
        guard let value else { return }
        for one in [value.x, value.y, value.z] {
            try number(one, -100_000...100_000, "a place of \(what)")
        }
    }

    private func extent(_ value: Vec3?, _ what: String) throws(RetouchError) {
        guard let value else { throw .tampered("\(what) has no size") }
        for one in [value.x, value.y, value.z] {
            try number(one, 0...20_000, "the size of \(what)")
        }
    }

    private func color(_ value: Color?, _ what: String) throws(RetouchError) {
        guard let value else { return }
        for one in [value.r, value.g, value.b] {
            try number(one, 0...100_000, "a colour of \(what)")
        }
    }

    private func id(_ id: String, _ ids: inout Set<String>) throws(RetouchError) {
        try require(!id.isEmpty && id.utf8.count <= 100, "a thing has no name")
        try require(ids.insert(id).inserted, "two things are called \"\(id.prefix(60))\"")
    }
}
