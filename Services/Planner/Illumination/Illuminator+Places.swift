import PlantainProto
import Space

/// What gives light in each kind of place.
extension Illuminator {
    /// As the words say, or either; drawn in any case, so that the words change nothing else.
    mutating func side() -> Float {
        let drawn: Float = dice.chance(0.5) ? -1 : 1
        return mood.side ?? drawn
    }

    mutating func studio() -> (V3, V3, V3) {
        let side = side()
        let kelvin: Float = mood.character == .warm ? 4000 : mood.character == .cold ? 7500 : 5600
        if mood.isDramatic {
            panel(
                azimuth: side * 1.25, elevation: 0.7, distance: 2.4, half: 0.14, kelvin: kelvin,
                irradiance: 2.2)
            panel(
                azimuth: -side * 2.5, elevation: 0.6, distance: 2.2, half: 0.3,
                kelvin: kelvin + 900, irradiance: 0.7)
            words.append(
                "one hard light from the \(side < 0 ? "left" : "right"), a rim light behind, no fill"
            )
            let dark = V3(0.02, 0.02, 0.0215)
            return (dark, dark * 1.1, dark * 0.6)
        }
        panel(
            azimuth: side * 0.75, elevation: 0.75, distance: 2.2, half: 0.5, kelvin: kelvin,
            irradiance: 1.9)
        panel(
            azimuth: -side * 0.95, elevation: 0.35, distance: 2.6, half: 0.7, kelvin: kelvin + 400,
            irradiance: 0.42)
        panel(
            azimuth: side * 2.6, elevation: 0.8, distance: 2.2, half: 0.3, kelvin: kelvin + 600,
            irradiance: 0.8)
        words.append(
            "a softbox from the \(side < 0 ? "left" : "right"), a fill opposite and a rim light behind"
        )
        let grey = V3(0.1, 0.1, 0.102)
        return (grey, grey * 1.1, grey * 0.6)
    }

    mutating func interior() -> (V3, V3, V3) {
        let side = side()
        let sideName = side < 0 ? "left" : "right"
        if mood.time == .night || mood.time == .dusk {
            let kelvin: Float = mood.character == .cold ? 4500 : 2900
            // Beside what glows the ceiling lamp is turned low, or nobody would see that it glows.
            let isLow = !glows.isEmpty
            bulb(
                azimuth: side * dice.between(0.3, 0.8), elevation: 0.95, distance: 1.8,
                radius: 0.14, kelvin: kelvin, irradiance: isLow ? 0.1 : 0.7)
            words.append(
                "a \(isLow ? "low, " : "")warm ceiling lamp from the upper \(sideName)")
            let warm =
                Temperature.color(3100) * (isLow ? 0.015 : mood.time == .night ? 0.03 : 0.05)
            return (warm, warm * 0.9, warm * 0.5)
        }
        let day = Daylight.of(mood.time, mood.sky)
        let low = mood.time == .goldenHour || mood.time == .sunset
        let kelvin: Float = isGrey ? 6900 : low ? day.kelvin + 300 : 6000
        let azimuth = side * dice.between(0.7, 1.35)
        let elevation: Float = low ? 0.35 : dice.between(0.4, 0.65)
        if sunEnters(low: low, side: side, azimuth: azimuth, elevation: elevation, day) {
            words.append(
                "\(low ? "a low sun" : "the sun") shines in through a window on the \(sideName)")
            // What the sun does not reach has the light of the sky and of the walls.
            let room =
                blend(V3(0.17, 0.168, 0.165), Temperature.color(day.kelvin) * 0.16, 0.3)
                * (mood.isDramatic ? 0.35 : 1)
            return (room, room * 0.95, room * 0.6)
        }
        panel(
            azimuth: azimuth, elevation: elevation, distance: 2.4, half: 0.65, kelvin: kelvin,
            irradiance: low ? 1.2 : 1.5)
        words.append("\(low ? "low warm light" : "daylight") through a window on the \(sideName)")
        let room = blend(V3(0.17, 0.165, 0.155), Temperature.color(kelvin) * 0.165, 0.5)
        return (room, room * 0.95, room * 0.55)
    }

    /// A sun through the panes of a side window and the sky's light in the same opening, where words, hour and room let it in.
    mutating func sunEnters(
        low: Bool, side: Float, azimuth: Float, elevation: Float, _ day: Daylight
    ) -> Bool {
        // Drawn in any case, so that the words change nothing else.
        let (chance, aside) = (dice.between(0, 1), dice.chance(0.5) ? Float(-1) : 1)
        guard let room, day.sun > 1, mood.weather == .unspecified || mood.isOver,
            [.clear, .partlyCloudy, .unspecified].contains(mood.sky),
            [nil, .sun, .warm, .bright].contains(mood.character)
        else { return false }
        let isAsked = low || mood.isDramatic || mood.character == .sun
        let share: Float = isAsked ? 1 : room.isLettered ? 0 : room.hasWindow ? 0.8 : 0.5
        guard chance < share else { return false }
        let toward = direction(
            azimuth: side * min(max(abs(azimuth), 0.8), 1.25),
            elevation: low ? 0.27 : min(elevation, 0.55))
        guard
            let casement = Casement(
                side: side, toward: toward, target: target, extent: extent, view: view,
                room: room, aside: aside)
        else { return false }
        self.casement = casement
        lights.append(
            Light(
                kind: .sun, direction: Vec3(toward), radius: 0.0075 * softness,
                color: Color(Temperature.color(day.kelvin)), irradiance: low ? 3 : 3.6))
        let radius = 0.42 * min(casement.width, casement.height)
        let opening = (casement.middle - target).unit
        // Aslant as it faces the things, the sky's patch must not cut into the wall.
        let inside = radius * max(0, 1 - opening.x * opening.x).squareRoot() + 0.02
        let position = casement.middle - V3(side * inside, 0, 0)
        lights.append(
            Light(
                kind: .panel, direction: Vec3((position - target).unit), position: Vec3(position),
                radius: radius, color: Color(Temperature.color(low ? 5200 : 7000)),
                irradiance: mood.isDramatic ? 0.3 : low ? 0.5 : 0.8))
        return true
    }

    /// Radians from the camera's side. A low sun grazes what it lights, or it would be flat; between houses it stands
    /// along the street, or they would keep it out.
    private mutating func sunAzimuth(isBehind: Bool, isLow: Bool) -> Float {
        if mood.showsSun { return .pi - dice.between(0.1, 0.3) }
        if mood.place == .street, isLow {
            return isBehind ? dice.between(2.75, 3) : dice.between(0.2, 0.4)
        }
        if isBehind { return dice.between(2.3, 2.8) }
        return isLow ? dice.between(0.95, 1.4) : dice.between(0.5, 1.25)
    }

    mutating func outdoors() -> (V3, V3, V3) {
        let day = Daylight.of(mood.time, mood.sky)
        if day.sun > 0.01 {
            // From the side, a little in front of the subject; low suns may stand behind it.
            let side = side()
            let back =
                mood.character == .back || mood.showsSun || mood.isSilhouette
                || (day.elevation < 0.25 && dice.chance(0.35))
            let azimuth = side * sunAzimuth(isBehind: back, isLow: day.elevation < 0.25)
            let direction = self.direction(
                azimuth: azimuth, elevation: day.elevation + dice.between(-0.04, 0.08))
            let veiled =
                mood.sky == .overcast ? Float(0.2) : mood.sky == .partlyCloudy ? 0.012 : 0.0047
            lights.append(
                Light(
                    kind: .sun, direction: Vec3(direction), radius: veiled * softness,
                    color: Color(Temperature.color(day.kelvin)), irradiance: day.sun))
            let name = mood.time == .night ? "the moon" : "the sun"
            words.append(
                "\(name) from the \(back ? "back " : "")\(side < 0 ? "left" : "right"), \(Int(day.elevation * 57)) degrees high"
            )
        } else {
            words.append("only the sky's glow")
        }
        if mood.place == .street, mood.time == .night || mood.time == .dusk {
            let side: Float = dice.chance(0.5) ? -1 : 1
            bulb(
                azimuth: side * 0.9, elevation: 0.85, distance: 3, radius: 0.2, kelvin: 2700,
                irradiance: isTubed ? 0.34 : mood.time == .night ? 0.16 : 0.3)
            words.append("a street lamp above the \(side < 0 ? "left" : "right")")
        }
        // Under trees the light from below is green; the sky above them keeps its colour.
        var (zenith, horizon) = (day.zenith, day.horizon)
        // Mist scatters a low sun's gold into the sky's blue: pale, with a blush.
        if mood.weather == .fog, !mood.isOver, day.elevation < 0.3 {
            horizon = blend(horizon, V3(0.9, 0.93, 1.06) * horizon.luminance, 0.68)
            zenith = blend(zenith, V3(0.85, 0.93, 1.15) * zenith.luminance, 0.4)
        }
        // Beside coloured tubes the town's haze shows blue.
        if isTubed, mood.time == .night {
            (zenith, horizon) = (zenith * V3(2.6, 3.8, 6.5), horizon * V3(2.6, 3.8, 6.5))
        }
        var ground = mood.isSilhouette ? day.ground * 0.2 : day.ground
        if mood.place == .forest {
            ground = ground * V3(0.8, 0.9, 0.6)
        } else if mood.place == .beach {
            ground = ground * V3(1.5, 1.4, 1.2)
        } else if isFilled {
            // Pavements and fronts in the sun light what lies in the shade, warmer than the sky does.
            ground = ground * V3(1.75, 1.55, 1.3)
        }
        return (zenith, horizon, ground)
    }

}
