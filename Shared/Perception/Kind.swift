public import Knowledge

/// The coarse names that the perception network knows for things.
public enum Kind: String, Sendable, CaseIterable, Codable {
    case animal, vehicle, vessel, food, furniture, plant, sign, device, ornament

    /// What a known concept is, coarsely.
    public init(concept: String, category: Category?) {
        let head = concept.split(separator: " ").last.map(String.init) ?? concept
        if Self.animals.contains(concept) || Self.animals.contains(head) {
            self = .animal
            return
        }
        switch category {
        case .tableware, .kitchenware, .container: self = .vessel
        case .vehicle: self = .vehicle
        case .food: self = .food
        case .furniture, .bathroom: self = .furniture
        case .plant: self = .plant
        case .book, .stationery, .sign: self = .sign
        case .appliance, .lamp, .electronics, .instrument, .tool: self = .device
        default: self = .ornament
        }
    }

    /// As it is said of a thing whose name is not known.
    public var noun: String {
        switch self {
        case .vessel: "vessel"
        case .sign: "printed thing"
        case .ornament: "object"
        default: rawValue
        }
    }

    private static let animals: Set<String> = Set(
        """
        rat mouse ox buffalo cow tiger leopard rabbit cat kitten dragon crocodile whale snail snake horse ram goat \
        sheep monkey rooster hen chicken dog puppy pig boar elephant octopus caterpillar ant bee ladybug fish \
        pufferfish turtle tortoise chick bird crow penguin koala poodle camel dolphin frog hamster wolf bear panda \
        squirrel dove spider crab lion scorpion turkey unicorn eagle duck bat shark owl fox butterfly deer gorilla \
        lizard rhinoceros shrimp squid giraffe zebra hedgehog dinosaur tyrannosaurus grasshopper kangaroo llama \
        peacock hippopotamus parrot raccoon lobster mosquito badger swan mammoth dodo sloth otter orangutan skunk \
        flamingo beaver bison seal fly worm beetle cockroach jellyfish goose moose donkey animal
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
