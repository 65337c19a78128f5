import Framing
import Knowledge
import Layout
import Space

/// How a photographer would look at the set: from how high, how wide, how full the frame.
extension SetBrief {
    /// - Parameter dice: decides where several ways are as good
    func lens(for actors: [Actor], dice: inout Dice) -> Lens {
        let largest = actors.map(\.largest).max() ?? 0.3
        var lens = Lens.choose(
            size: largest, raised: isRaised, indoors: !isOutdoors, view: view, dice: &dice)
        if view == .usual { suitStanding(&lens, actors, largest) }
        suitLetters(&lens)
        if view == .usual {
            suitCrowds(&lens, actors, largest)
            suitLand(&lens, largest)
            suitWalls(&lens, actors, &dice)
            suitRims(&lens, largest)
            suitOutlook(&lens, largest)
            if isAloft(actors) {
                // What flies is looked up to, with sky about it and the land far below.
                (lens.pitch, lens.eye) = (-0.12, nil)
                (lens.fill, lens.fov) = (min(lens.fill, 0.5), max(lens.fov, 0.5))
            }
        }
        lens.depth = depth
        if let focalLength { lens.fov = Lens.fov(focalLength: focalLength) }
        let across = actors.reduce(0) { $0 + max($1.size.x, 0.6 * $1.size.z) }
        return lens.settled(
            width: isFurnished ? 0.75 * across : min(across, 2.5 * largest),
            height: actors.map(\.size.y).max() ?? 0.3, aspect: aspect)
    }

    var isRaised: Bool { [.table, .counter, .shelf, .bench].contains(ground.base) }

    /// All of it flies.
    func isAloft(_ actors: [Actor]) -> Bool {
        isOutdoors && view == .usual && !actors.isEmpty && actors.allSatisfy { $0.perch == .air }
    }

    private var lettered: [Prop] { props.filter { $0.text != nil } }

    /// Outdoors the land is seen behind what stands.
    private func suitStanding(_ lens: inout Lens, _ actors: [Actor], _ largest: Float) {
        guard isOutdoors, largest < 0.9,
            let tallest = actors.max(by: { $0.size.y < $1.size.y })?.size,
            tallest.y > 0.7 * max(tallest.x, tallest.z)
        else { return }
        lens.pitch = min(lens.pitch, 0.12)
    }

    /// What lies on a table is read from above, what stands from before it.
    private func suitLetters(_ lens: inout Lens) {
        let lettered = lettered
        if lettered.contains(where: \.asset.liesFlat) {
            lens.pitch = max(lens.pitch, lettered.allSatisfy(\.asset.liesFlat) ? 0.85 : 0.6)
        } else if !lettered.isEmpty {
            lens.pitch = min(lens.pitch, 0.22)
        }
    }

    private func suitCrowds(_ lens: inout Lens, _ actors: [Actor], _ largest: Float) {
        // A crowd is looked at from higher up, so that all of it is seen.
        let heaped = Set(wishes.filter { $0.kind == .inside }.map(\.subject))
        let crowd =
            Dictionary(grouping: props.filter { !heaped.contains($0.group) }, by: \.group)
            .values.map(\.count).max() ?? 1
        if crowd > 4 { (lens.pitch, lens.eye) = (max(lens.pitch, 0.36), nil) }
        // A table is seen over the backs of the chairs before it.
        if actors.count(where: \.isSeat) > 2, actors.contains(where: \.isTable), largest < 3 {
            (lens.pitch, lens.eye) = (max(lens.pitch, 0.44), nil)
        }
    }

    private func suitLand(_ lens: inout Lens, _ largest: Float) {
        // Over water the other shore is in the picture.
        if waters != nil, largest > 1 {
            lens.eye = 1.1...1.8
            lens.fill = min(lens.fill, 0.72)
        } else if ground.base == .water, largest > 1 {
            lens.eye = 0.5...max(0.9, 0.12 * largest)
            lens.fill = min(lens.fill, 0.66)
        }
        // A path past a bench has room to lead into the depth.
        if isOutdoors, vista.way?.isTrodden == true, !isRaised, largest > 0.6, largest < 4 {
            (lens.fill, lens.fov) = (min(lens.fill, 0.46), max(lens.fov, 0.64))
            lens.eye = 0.9...1.1
        } else if isOutdoors, let way = vista.way, way.isMarked, !isRaised, largest < 4,
            props.allSatisfy({ $0.asset.category != .vehicle })
        {
            // So has a road past what stands beside it.
            (lens.fill, lens.fov) = (min(lens.fill, 0.62), max(lens.fov, 0.66))
        }
        // Mountains and skies that are asked for have room above the things.
        guard scenery.isWanted, isOutdoors, ground.base != .water, waters == nil else { return }
        lens.fill = min(lens.fill, 0.56)
        lens.fov = max(lens.fov, 0.6)
        lens.pitch = min(lens.pitch, 0.05)
        lens.eye = lens.eye.map { 0.7 * $0.lowerBound...0.75 * $0.upperBound } ?? 0.2...0.5
    }

    /// What hangs on a wall is looked at straight, from its own height; in a street one looks up at it.
    private func suitWalls(_ lens: inout Lens, _ actors: [Actor], _ dice: inout Dice) {
        guard !actors.isEmpty, wall != nil, actors.allSatisfy({ $0.perch == .wall }) else {
            return
        }
        (lens.pitch, lens.eye) = (dice.between(-0.02, 0.03), nil)
        if [.street, .city].contains(scenery.kind) { lens.eye = 1.3...1.6 }
    }

    /// What lies in a bowl is seen from above its rim, and what fills cups and plates; a wine glass shows it through
    /// its side.
    private func suitRims(_ lens: inout Lens, _ largest: Float) {
        guard largest < 0.9, lettered.isEmpty else { return }
        if wishes.contains(where: { $0.kind == .inside }) { lens.pitch = max(lens.pitch, 0.54) }
        if props.contains(where: { $0.asset.isFilled && $0.size.y < 1.5 * $0.size.x }) {
            lens.pitch = max(lens.pitch, 0.42)
        }
    }

    /// A window that is asked for, or the street, is seen over what stands on a table before it.
    private func suitOutlook(_ lens: inout Lens, _ largest: Float) {
        let hasOutlook = hasWindow || scenery.kind == .street && wall == nil
        guard hasOutlook, isRaised, largest < 0.9, !lettered.contains(where: \.asset.liesFlat)
        else { return }
        (lens.pitch, lens.eye) = (min(lens.pitch, 0.23), nil)
        (lens.fill, lens.fov) = (min(lens.fill, 0.5), max(lens.fov, 0.68))
    }

    /// A wide view, and a lens that was named, are of whole things.
    var backdrop: Backdrop {
        let mayBeCut = view != .wide && focalLength == nil
        return Backdrop(
            props.map { prop in
                Backdrop.Thing(
                    group: UInt32(prop.group), size: prop.size,
                    part: prop.writings.isEmpty ? prop.asset.part : nil)
            }, relations: mayBeCut ? wishes.map(\.relation) : [])
    }
}
