import Illumination
import PlantainProto
import Space
import Testing

@Suite struct IlluminationTests {
    static let view = Viewpoint(
        position: V3(0, 1.2, 2), forward: V3(0, -0.3, -1), verticalFov: 0.5, aspect: 1)

    static let moods: [Mood] = [.studio, .interior, .street, .forest, .beach, .field, .courtyard]
        .flatMap { place in
            [TimeOfDay.morning, .noon, .afternoon, .goldenHour, .sunset, .dusk, .night].flatMap {
                time in
                [Sky.clear, .partlyCloudy, .overcast, .dramatic, .starry].map {
                    Mood(place: place, time: time, sky: $0)
                }
            }
        }

    @Test("middle grey lands where its time of day wants it, everywhere and always")
    func exposure() {
        for mood in Self.moods {
            let light = Illuminator.light(
                mood, target: V3(0, 0.8, 0), extent: 0.3, view: Self.view, seed: 4)
            let received = Exposure.irradiance(
                light.environment, light.lights, target: V3(0, 0.8, 0), view: Self.view)
            let film = light.film
            let balanced = received * (film.whiteBalance ?? Color()).rgb
            let grey = 0.18 / Float.pi * balanced.luminance * film.exposure
            let dark = mood.time == .night || mood.time == .dusk
            #expect(
                grey > (mood.time == .night ? 0.018 : dark ? 0.025 : 0.04)
                    && grey < (dark ? 0.16 : 0.23), "\(mood): \(grey)")
            // Outdoors the sky is in the picture: it holds the exposure down.
            let isOpen = !mood.isIndoors
            if mood.time == .noon || mood.time == .afternoon {
                // A storm is darker than a day, and no night.
                let isStormy = isOpen && mood.sky == .dramatic
                let least: Float = isStormy ? 0.045 : isOpen ? 0.08 : 0.17
                #expect(grey > least && grey < (isStormy ? 0.14 : 0.22), "\(mood): \(grey)")
            }
            if isOpen {
                let horizon = (light.environment.horizon ?? Color()).rgb.luminance
                #expect(horizon * film.exposure < 1.3, "\(mood)")
            }
            #expect(light.lights.count <= 3)
        }
    }

    @Test("rain is known in a room, which it makes darker, and no sun comes in")
    func rainyRoom() {
        var mood = Mood(place: .interior, time: .afternoon, sky: .overcast, weather: .rain)
        func light() -> Lighting {
            Illuminator.light(mood, target: V3(0, 0.8, 0), extent: 0.3, view: Self.view, seed: 4)
        }
        let wet = light()
        #expect(wet.environment.weather == .rain && wet.environment.extinction == 0)
        #expect(wet.lights.allSatisfy { $0.kind != .sun })
        mood.weather = .unspecified
        #expect(wet.film.exposure < 0.9 * light().film.exposure)
    }

    @Test("fronts in the sun light the shade of a street")
    func filledShade() {
        func ambient(_ place: Place) -> (level: Float, ground: Float) {
            let light = Illuminator.light(
                Mood(place: place, time: .noon, sky: .clear), target: V3(0, 0.8, 0), extent: 0.3,
                view: Self.view, seed: 4)
            return (
                light.environment.ambient, (light.environment.ground ?? Color()).rgb.luminance
            )
        }
        #expect(ambient(.street).level > 1.15 * ambient(.field).level)
        #expect(ambient(.street).ground > 1.3 * ambient(.field).ground)
    }

    @Test("coloured tubes keep their colours by night")
    func tubes() {
        let mood = Mood(
            place: .street, time: .night, sky: .overcast, character: .neon, weather: .rain)
        let glows = (0..<3).map { k in
            Glow(
                object: "sign\(k)", position: V3(Float(k) - 1, 3, -2), radius: 0.3, kelvin: 2800,
                color: V3(1, 0.12, 0.35), strength: 0.4)
        }
        let light = Illuminator.light(
            mood, target: V3(0, 3, -2), extent: 1.2, view: Self.view, glows: glows, seed: 4)
        let balance = (light.film.whiteBalance ?? Color()).rgb
        #expect(balance.max() < 1.4 && balance.x > 0.7)
        #expect(light.lights.allSatisfy { ($0.color ?? Color()).rgb.x > 2 })
    }

    @Test("lights have unit colours and unit directions")
    func units() {
        for mood in Self.moods {
            for light in Illuminator.light(mood, target: .zero, extent: 1, view: Self.view, seed: 1)
                .lights
            {
                #expect(abs((light.color ?? Color()).rgb.luminance - 1) < 0.01)
                #expect(abs(V3(light.direction).length - 1) < 0.001)
                #expect(light.irradiance > 0 && light.irradiance.isFinite)
            }
        }
    }

    @Test("light comes from the side that is asked for", arguments: [Float(-1), 1])
    func side(_ side: Float) throws {
        for place in [Place.studio, .interior, .field] {
            for seed in 1...6 as ClosedRange<UInt64> {
                let light = Illuminator.light(
                    Mood(place: place, time: .morning, sky: .clear, side: side), target: .zero,
                    extent: 1, view: Self.view, seed: seed)
                let first = try #require(light.lights.first)
                #expect(V3(first.direction).x * side > 0.1, "\(place) \(seed)")
            }
        }
    }

    @Test("where trees hide the sky its brightness does not darken what stands under them")
    func woods() {
        func exposure(_ place: Place) -> Float {
            Illuminator.light(
                Mood(place: place, time: .sunset, sky: .clear), target: .zero, extent: 4,
                view: Self.view, seed: 4
            ).film.exposure
        }
        #expect(exposure(.forest) > 1.4 * exposure(.field))
    }

    @Test(
        "at sunset the land is seen and the sky keeps its colour, rosy rather than orange all round"
    )
    func sunset() {
        for place in [Place.field, .beach, .street, .courtyard] {
            let light = Illuminator.light(
                Mood(place: place, time: .sunset, sky: .clear), target: .zero, extent: 4,
                view: Self.view, seed: 4)
            let (sky, film) = (light.environment, light.film)
            let shown = sky.ambient / Float.pi * film.exposure
            #expect(shown > 0.3, "\(place): \(shown)")
            let horizon = (sky.horizon ?? Color()).rgb
            #expect(horizon.luminance * film.exposure < 0.62)
            let both = horizon + (sky.zenith ?? Color()).rgb
            #expect(both.x < 1.8 * both.z && both.x > both.z)
        }
    }

    @Test("a coloured tube in a street leaves room for a lamp and for the sky's blue")
    func tubeAmongLights() throws {
        let glow = Glow(
            object: "sign", position: V3(0, 2.5, -1.5), radius: 0.3, kelvin: 2800,
            color: V3(1, 0.12, 0.35), strength: 0.4)
        let light = Illuminator.light(
            Mood(place: .street, time: .night, sky: .overcast, weather: .rain),
            target: V3(0, 2, -2), extent: 1.2, view: Self.view, glows: [glow], seed: 4)
        let tube = try #require(light.lights.first { !$0.object.isEmpty })
        let lamp = try #require(light.lights.first { $0.object.isEmpty })
        #expect(lamp.irradiance > tube.irradiance)
        let zenith = (light.environment.zenith ?? Color()).rgb
        #expect(light.environment.ambient > 0.15 * tube.irradiance && zenith.z > 1.3 * zenith.x)
    }

    @Test("white in full sun is not yet white on the film", arguments: [Place.field, .street])
    func whites(_ place: Place) {
        let light = Illuminator.light(
            Mood(place: place, time: .noon, sky: .clear), target: .zero, extent: 1,
            view: Self.view, seed: 4)
        let sun = light.lights[0]
        let received =
            sun.irradiance + light.environment.ambient
        let shown = 0.8 / Float.pi * received * light.film.exposure
        // Beyond 1.5 the film's curve is all but level.
        #expect(shown < 1.5, "\(shown)")
    }

    @Test("the ceiling lamp is low beside lamps of the room, and the room darker")
    func lamplight() throws {
        let mood = Mood(place: .interior, time: .dusk, sky: .clear)
        func light(_ glows: [Glow]) -> Lighting {
            Illuminator.light(
                mood, target: .zero, extent: 1, view: Self.view, glows: glows, seed: 4)
        }
        let glow = Glow(
            object: "l1", position: V3(1, 1, 0), radius: 0.1, kelvin: 2800, strength: 0.4)
        let (with, without) = (light([glow]), light([]))
        let ceiling = try #require(with.lights.first { $0.object.isEmpty })
        #expect(ceiling.irradiance < with.lights[0].irradiance)
        func grey(_ lighting: Lighting) -> Float {
            Exposure.irradiance(
                lighting.environment, lighting.lights, target: .zero, view: Self.view
            ).luminance * lighting.film.exposure
        }
        #expect(grey(with) < 0.75 * grey(without))
    }

    @Test(
        "in mist one sees farther than in fog, and what is near keeps most of its contrast")
    func mist() {
        func extinction(_ isMisty: Bool) -> Float {
            var mood = Mood(place: .beach, time: .morning, sky: .overcast, weather: .fog)
            mood.isMisty = isMisty
            return Illuminator.light(
                mood, target: V3(0, 0, -3), extent: 4, view: Self.view, seed: 3
            ).environment.extinction
        }
        #expect(extinction(true) < 0.6 * extinction(false))
        let distance = (V3(0, 0, -3) - Self.view.position).length
        #expect(extinction(true) * distance < 0.2)
        #expect(extinction(true) > 0)
    }

    @Test("white balance makes warm light less warm, but not neutral")
    func balance() {
        let mood = Mood(place: .field, time: .goldenHour, sky: .clear)
        let light = Illuminator.light(mood, target: .zero, extent: 1, view: Self.view, seed: 2)
        let received = Exposure.irradiance(
            light.environment, light.lights, target: .zero, view: Self.view)
        let after = received * (light.film.whiteBalance ?? Color()).rgb
        #expect(received.x / received.z > after.x / after.z)
        #expect(after.x / after.z > 1)
    }

    @Test("2,856 K is as orange as the CIE says, 6,500 K nearly white")
    func temperature() {
        // Illuminant A, x = 0.4476, y = 0.4074, by the standard matrix: 1.8457 : 0.8261 : 0.2334.
        let a = Temperature.color(2856)
        #expect(abs(a.y / a.x - 0.4476) < 0.02)
        #expect(abs(a.z / a.x - 0.1265) < 0.02)
        let day = Temperature.color(6500)
        #expect(abs(day.z / day.x - 1) < 0.08)
    }

    @Test("a candle in the scene leads the light at night")
    func candle() throws {
        let glow = Glow(
            object: "c1", position: V3(0.2, 0.9, 0), radius: 0.01, kelvin: 1900, strength: 0.05)
        let light = Illuminator.light(
            Mood(place: .interior, time: .night, sky: .clear, character: .candle),
            target: V3(0, 0.8, 0), extent: 0.3,
            view: Self.view, glows: [glow], seed: 3)
        let first = try #require(light.lights.first)
        #expect(first.object == "c1")
        #expect(first.kind == .bulb)
    }

    @Test("a sun in a room shines through the panes of a window that the frame does not show")
    func casement() throws {
        let (target, view) = (V3(0, 0.85, 0), Self.view)
        let room = Room(
            back: -0.7, low: V3(-0.65, 0, -0.5), high: V3(0.65, 1, 0.5), hasWindow: false,
            isLettered: false)
        func light(_ change: (inout Mood, inout Room) -> Void) -> Lighting {
            var (mood, room) = (Mood(place: .interior, time: .goldenHour, sky: .clear), room)
            change(&mood, &room)
            return Illuminator.light(
                mood, target: target, extent: 0.3, view: view, room: room, seed: 9)
        }
        for side: Float in [-1, 1] {
            let lighting = light { mood, _ in mood.side = side }
            let casement = try #require(lighting.casement)
            let sun = try #require(lighting.lights.first { $0.kind == .sun })
            // The ray from the target to the sun goes through the opening.
            let toward = V3(sun.direction)
            let crossing = target + toward * ((casement.x - target.x) / toward.x)
            #expect(abs(crossing.z - casement.middle.z) < casement.width / 2)
            #expect(abs(crossing.y - casement.middle.y) < casement.height / 2)
            // No part of the wall is in the frame.
            for z in [casement.back, -0.2] {
                for y: Float in [0, 0.8, 1.6] {
                    let seen = try #require(view.project(V3(casement.x, y, z)))
                    #expect(abs(seen.x) > 1)
                }
            }
            let sky = try #require(lighting.lights.first { $0.kind == .panel })
            #expect((V3(sky.position).x - casement.x) * side < 0)
        }
        #expect(light { mood, _ in mood.sky = .overcast }.casement == nil)
        #expect(light { mood, _ in mood.time = .night }.casement == nil)
        #expect(light { mood, _ in mood.weather = .rain }.casement == nil)
        let read = (1...12 as ClosedRange<UInt64>).allSatisfy { seed in
            var lettered = room
            lettered.isLettered = true
            return Illuminator.light(
                Mood(place: .interior, time: .morning, sky: .clear), target: target, extent: 0.3,
                view: view, room: lettered, seed: seed
            ).casement == nil
        }
        #expect(read)
    }
}
