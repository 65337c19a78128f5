import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space

/// Skirting, windows, curtains, pictures, a rug, a plant: where they disturb nothing.
extension Dressing {
    mutating func dressRoom() {
        guard let wall = plan.surfaces.first(where: { $0.kind == .wall && !$0.isCasement }) else {
            return
        }
        let face = V3(wall.center).z + V3(wall.size).z / 2
        let distance = depth(z: face)
        guard distance > 0.2 else { return }
        let material = wall.material ?? Material()
        close(wall, face: face)
        skirt(wall, face: face, material)
        let raised =
            plan.surfaces.first.map { [.table, .counter, .shelf].contains($0.kind) } ?? false
        // Low over a worktop there are tiles, and a shelf hangs on the wall itself.
        let close = raised && low.z - face < 0.5
        let isBusy = set.props.count > 6
        if set.hasWindow {
            window(face, isAsked: true)
        } else if !asks("window curtain"), dice.chance(close ? 0.35 : 0.7) {
            window(face)
        }
        if !asks("picture painting poster photo frame"), dice.chance(isBusy ? 0.3 : 0.75) {
            let pair = dice.chance(0.3)
            pictures(face, count: pair ? 2 : 1)
        }
        if !asks("rug carpet mat"), set.ground.base == .floor || raised { rug(raised: raised) }
        if !asks("plant flower tree pot cactus"), dice.chance(0.45) { plant(face) }
    }

    /// A second wall where furniture leaves room for the corner, on the side away from the light.
    private mutating func close(_ wall: Surface, face: Float) {
        guard set.isFurnished, set.scenery.kind != .gallery else { return }
        let middle = (low.x + high.x) / 2
        let lit = plan.lights.first { $0.object.isEmpty && $0.kind != .sun }
        let side: Float = (lit.map { V3($0.position).x } ?? middle + 1) > middle ? -1 : 1
        let edge = side < 0 ? low.x : high.x
        let x = edge + side * dice.between(0.12, 0.5)
        // Where the frame ends at the wall behind; less than a strip of it is no corner.
        let end = view.position.x + side * halfWidth(depth(z: face))
        let lights = plan.lights.filter { $0.kind != .sun }
            .map { side * (V3($0.position).x - x) }
        guard side * (end - x) > 0.25, side * (x - view.position.x) > 0.2,
            lights.allSatisfy({ $0 < -0.1 })
        else { return }
        let length = view.position.z + 0.5 - face
        let size = V3(wall.size)
        count += 1
        plan.surfaces.append(
            Surface(
                id: "sidewall\(count)", kind: .wall,
                center: Vec3(V3(x + side * 0.1, size.y / 2, face + length / 2)),
                size: Vec3(V3(0.2, size.y, length)), material: wall.material ?? Material()))
        if hasSkirting {
            add(
                .wall, "skirting", base: V3(x - side * 0.008, 0, face + length / 2),
                size: V3(0.016, 0.1, length), material: Self.trim)
        }
        wallReach = side < 0 ? x + 0.05 ... .infinity : -.infinity...x - 0.05
    }

    private static let trim = Material(
        substance: .plaster, tint: Color(r: 0.72, g: 0.71, b: 0.68))

    private var hasSkirting: Bool { self.set.scenery.kind != .garage }

    private mutating func skirt(_ wall: Surface, face: Float, _ material: Material) {
        let center = V3(wall.center).x, width = V3(wall.size).x
        guard material.substance != .tile, set.mood.place == .interior else { return }
        let white = Self.trim
        let height = dice.between(0.07, 0.15)
        if hasSkirting {
            add(
                .wall, "skirting", base: V3(center, 0, face + 0.008),
                size: V3(width, height, 0.016),
                material: white)
        }
        // Boards would stand before what is flat and low on the wall.
        let isLow = plan.objects.contains { object in
            object.support == "wall" && object.group > 0
                && (object.corners.map(\.y).min() ?? 2) < 1.2
        }
        // Nor before the window behind a table.
        let isWindowLow = set.hasWindow && plan.surfaces.first.map { $0.topHeight > 0.5 } ?? false
        guard set.hasPanelling, !isLow, !isWindowLow else { return }
        // Boards to the height of a chair's back, under a rail.
        let top = dice.between(0.85, 1.15)
        let tint = (material.tint?.rgb).map { $0 * dice.pick([0.55, 0.8, 1.25], or: 0.8) }
        let paint =
            dice.chance(0.5)
            ? white
            : Material(
                substance: .wood,
                tint: Color(pointwiseMin(tint ?? V3(0.3, 0.2, 0.1), V3(repeating: 0.8))))
        add(
            .wall, "panelling", base: V3(center, height, face + 0.005),
            size: V3(width, top - height, 0.01), material: paint)
        add(
            .wall, "rail", base: V3(center, top, face + 0.012), size: V3(width, 0.045, 0.024),
            material: paint)
    }

    // MARK: On the wall

    /// Tries places along the wall; the first that covers little of what matters and is in the frame is taken.
    private mutating func place(
        width: Float, bottom: Float, height: Float, face: Float, depth: Float, mayBeCut: Bool,
        bearable: Float
    ) -> Float? {
        let half = halfWidth(self.depth(z: face))
        let center = view.position.x
        let hung = plan.objects.filter { $0.support == "wall" && $0.group > 0 }
            .compactMap { view.rectangle($0.corners) }
        for _ in 0..<18 {
            let room = mayBeCut ? half * 0.95 : half - width / 2 - 0.03 * half
            guard room > 0 else { return nil }
            let x = center + dice.between(-1, 1) * room
            let (a, b) = (
                V3(x - width / 2, bottom, face), V3(x + width / 2, bottom + height, face + depth)
            )
            guard wallReach.contains(a.x), wallReach.contains(b.x) else { continue }
            let corners = [a.x, b.x].flatMap { x in [a.y, b.y].map { V3(x, $0, face) } }
            guard let box = view.rectangle(corners), box.bottom < 0.9, box.top > -0.2 else {
                continue
            }
            if !mayBeCut, box.top > 0.97 { continue }
            // A bunch of keys is small beside a window, but hidden by it all the same.
            guard hung.allSatisfy({ $0.overlap(box) < 1e-6 }) else { continue }
            if covered(a, b) <= bearable {
                take(a, b)
                return x
            }
        }
        return nil
    }

    /// - Parameter isAsked: the picture is to show it, be it behind the things.
    private mutating func window(_ face: Float, isAsked: Bool = false) {
        var width = dice.pick([0.9, 1.2, 1.5, 1.9], or: 1.2) as Float
        let height = dice.between(1.25, 1.65)
        let top = plan.surfaces.first?.topHeight ?? 0
        // Close behind a table it is what one sees.
        if isAsked, top > 0.5 { width = max(1.5, width) }
        // Its frame's foot is hidden by the table before it, so that the panes begin at the table's height.
        // Any other stands above the rail of boards on the wall.
        let rail = plan.surfaces.first { $0.id.hasPrefix("rail") }?.topHeight ?? 0
        let sill =
            isAsked && top > 0.5
            ? top - dice.between(0.1, 0.16) : max(dice.between(0.8, 0.98), rail + 0.03)
        // Lettering and what hangs on the wall stay free; other things may stand before a window.
        // Curtains hang before the sill, if there is room for both.
        let hasCurtain = dice.chance(0.55) && low.z - face > 0.35
        let isFree = !plan.texts.isEmpty || plan.objects.contains { $0.support == "wall" }
        let found = place(
            width: width * (hasCurtain ? 1.6 : 1) + 0.2, bottom: sill - 0.05,
            height: height + 0.2, face: face, depth: 0.1, mayBeCut: true,
            bearable: isFree ? 0.004 : 0.3)
        // One that is asked for is off the middle at worst, behind what stands there, but never before what hangs.
        let side = dice.chance(0.5) ? Float(-1) : 1
        let offset = 0.45 * halfWidth(depth(z: face))
        let hung = plan.objects.filter { $0.support == "wall" }.compactMap {
            view.rectangle($0.corners)
        }
        let instead = [side, -side].map { view.position.x + $0 * offset }.first { x in
            let reach = width * (hasCurtain ? 0.8 : 0.5) + 0.1
            let corners = [x - reach, x + reach].flatMap { x in
                [sill - 0.05, sill + height + 0.2].map { V3(x, $0, face + 0.1) }
            }
            guard let box = view.rectangle(corners) else { return false }
            return hung.allSatisfy { $0.overlap(box) < 1e-6 }
        }
        guard let x = found ?? (isAsked ? instead : nil) else {
            if isAsked { plan.notes.append("the wall has no room for a window beside what hangs") }
            return
        }
        if found == nil {
            take(V3(x - width / 2, sill, face), V3(x + width / 2, sill + height, face + 0.1))
        }
        let outside = LitPanes.window(set.mood)
        add(
            .window, "window", base: V3(x, sill, face + 0.045), size: V3(width, height, 0.09),
            material: Material(tint: outside.tint.map { Color($0) }, emission: glow(outside.level)))
        guard hasCurtain else { return }
        let cloths: [V3] = [
            V3(0.7, 0.68, 0.63), V3(0.55, 0.5, 0.42), V3(0.33, 0.38, 0.4), V3(0.42, 0.2, 0.13),
            V3(0.26, 0.3, 0.22), V3(0.6, 0.45, 0.2),
        ]
        let isLong = dice.chance(0.7)
        let foot: Float = isLong ? 0.02 : sill - 0.15
        add(
            .curtain, "curtain", base: V3(x, foot, face + 0.25),
            size: V3(width * 1.5, sill + height + 0.16 - foot, 0.12),
            material: Material(substance: .fabric, tint: dice.pick(cloths).map { Color($0) }))
    }

    private mutating func pictures(_ face: Float, count: Int) {
        let isTall = dice.chance(0.5)
        let side = dice.between(0.34, 0.75)
        let size = isTall ? V3(side * 0.75, side, 0.03) : V3(side * 1.25, side * 0.9, 0.03)
        // At eye height, or as high as the frame shows.
        let distance = depth(z: face)
        let rise = (view.forward.y + view.tanY * 0.9) / max(0.3, -view.forward.z)
        let ceiling = view.position.y + distance * rise
        let bottom = min(dice.between(1.42, 1.6) - size.y / 2, ceiling - size.y)
        guard bottom > 0.5 else { return }
        let gap = size.x * 0.25
        let width = size.x * Float(count) + gap * Float(count - 1)
        guard
            let x = place(
                width: width, bottom: bottom, height: size.y, face: face, depth: 0.03,
                mayBeCut: false, bearable: 0.02)
        else { return }
        for k in 0..<count {
            let at = x - width / 2 + size.x / 2 + (size.x + gap) * Float(k)
            add(.picture, "picture", base: V3(at, bottom, face + 0.015), size: size)
        }
    }

    // MARK: On the floor

    private mutating func rug(raised: Bool) {
        let isCarpet = plan.surfaces.contains {
            $0.kind == .floor && $0.material?.substance == .fabric
        }
        guard !isCarpet, set.mood.place == .interior, reach < 6,
            dice.chance(raised ? 0.5 : 0.5), !isVista || dice.chance(0.7),
            ![.kitchen, .bathroom, .garage, .gallery].contains(set.scenery.kind)
        else { return }
        let tints: [V3] = [
            V3(0.44, 0.39, 0.32), V3(0.30, 0.10, 0.07), V3(0.10, 0.14, 0.2), V3(0.5, 0.47, 0.42),
            V3(0.2, 0.26, 0.2), V3(0.46, 0.3, 0.14),
        ]
        let margin = dice.between(0.2, 0.5)
        let (x, z) = ((low.x + high.x) / 2, (low.z + high.z) / 2)
        let width = max(1.6, high.x - low.x + 2 * margin)
        let deep = max(1.1, high.z - low.z + margin)
        guard width < 5.5, deep < 4.5 else { return }
        // It would come up through what is flat and lies on the floor.
        let floor = plan.surfaces.first { $0.kind == .floor }?.id
        let isLain = plan.objects.contains { object in
            object.group > 0 && object.support == floor && V3(object.size).y < 0.2
        }
        guard !isLain else { return }
        add(
            .rug, "rug", base: V3(x + dice.between(-0.15, 0.15), 0, z),
            size: V3(width, 0.009, deep),
            yaw: 0,
            material: Material(substance: .fabric, tint: dice.pick(tints).map { Color($0) }))
    }

    /// In a corner of the frame, against the wall.
    private mutating func plant(_ face: Float) {
        let words = ["potted plant", "houseplant", "plant"]
        let assets = words.flatMap { library.assets(of: $0) }
            .filter { $0.size.y > 0.2 && $0.triangleCount < 60_000 && $0.category == .plant }
        guard let asset = dice.pick(assets) else { return }
        let height = dice.between(0.7, 1.5)
        let width = max(asset.size.x, asset.size.z) * height / asset.size.y
        guard width < 1.2 else { return }
        let half = halfWidth(depth(z: face + width))
        let side: Float = dice.chance(0.5) ? -1 : 1
        for sign in [side, -side] {
            let x = view.position.x + sign * (half - width * dice.between(0.3, 0.6))
            let z = face + width * 0.55 + 0.04
            let (a, b) = (V3(x - width / 2, 0, z), V3(x + width / 2, height, z))
            guard wallReach.contains(a.x), wallReach.contains(b.x),
                z < low.z - 0.1 || x + width / 2 < low.x - 0.1 || x - width / 2 > high.x + 0.1,
                covered(a, b) < 0.06
            else { continue }
            take(a, b)
            let floor = plan.surfaces.first { $0.kind == .floor }?.id ?? "floor"
            add(asset, at: V3(x, 0, z), height: height, yaw: dice.between(-3, 3), support: floor)
            return
        }
    }
}
