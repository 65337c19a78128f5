extension Synonyms {
    /// What drives, floats and is pushed.
    static let transport = """
        car: porsche, ferrari, lamborghini, mustang, volkswagen, corvette, cadillac, tesla, bmw, mercedes, chevrolet, toyota, honda, \
        automobile, sedan, auto, hatchback, coupe, convertible, sports car, motor car, race car, taxi, cab, police car, \
        suv, jeep, minivan, limousine, station wagon, racecar, racing car, vintage car, electric car, roadster
        bus: coach, city bus, school bus, minibus, double-decker, tram, trolleybus, streetcar
        truck: lorry, pickup, pickup truck, semi, semi-truck, trailer truck, fire truck, garbage truck, dump truck, \
        tow truck, delivery truck, box truck, van, delivery van, fire engine, ambulance, camper, motorhome, rv, tanker
        motorcycle: motorbike, dirt bike, superbike, chopper
        scooter: moped, vespa, motor scooter
        kick scooter: push scooter, e-scooter, electric scooter
        bicycle: bike, cycle, push bike, mountain bike, road bike, bmx
        tricycle: trike
        canoe: kayak, dugout
        sailboat: yacht, sailing boat, sailing yacht, sailing ship
        motorboat: motor boat, speed boat, power boat, cabin cruiser
        rowboat: boat, rowing boat, dinghy, wooden boat, fishing boat, gondola, lifeboat
        stroller: pram, baby carriage, pushchair, buggy
        wheelbarrow: barrow, cart, hand cart
        lawn mower: lawnmower, mower
        forklift: fork lift, forklift truck
        shipping container: cargo container, freight container
        """
}
