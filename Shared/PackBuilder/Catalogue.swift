import Foundation
import Knowledge

/// Which models are taken, and what they are called: names in the libraries are noisy, so this is by hand.
///
/// Left out on purpose: trademarks (cars, phones and computers by make, labels of real wines, a real newspaper),
/// banknotes, plugs and switches, road markings, fitted kitchen parts, staircases and lifts, people.
struct Catalogue {
    struct Line {
        let concept: String
        let category: Knowledge.Category
        let stance: Stance
    }

    /// By "library/model".
    let lines: [String: Line]

    init() {
        var lines: [String: Line] = [:]
        for text in [Self.furniture, Self.home, Self.small, Self.outside] {
            for row in text.split(separator: "\n") {
                let cells = row.split(separator: "|").map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                guard cells.count == 4, let category = Category(rawValue: cells[1]),
                    let stance = Stance(rawValue: cells[2])
                else { continue }
                for model in cells[3].split(separator: " ") {
                    lines[String(model)] = Line(
                        concept: cells[0], category: category, stance: stance)
                }
            }
        }
        self.lines = lines
    }

    /// The short name of a library file.
    static func library(_ file: String) -> String? {
        switch file {
        case "BlendSwap-CC-0.sh3f": "cc0"
        case "BlendSwap-CC-BY.sh3f": "ccby"
        case "KatorLegaz.sh3f": "kator"
        case "Scopia.sh3f": "scopia"
        default: nil
        }
    }

    /// Kilograms per cubic metre of the bounding box.
    static func density(_ category: Knowledge.Category) -> Float {
        switch category {
        case .furniture, .opening: 70
        case .appliance, .electronics: 220
        case .lamp: 60
        case .plant: 12
        case .vehicle, .outdoor: 110
        case .food, .book, .stationery: 450
        case .tableware, .kitchenware: 350
        case .clothing, .toy, .sport: 120
        case .tool, .instrument: 250
        case .container, .bathroom, .decoration: 150
        case .sign, .solid: 200
        }
    }

    /// Things that hold others inside.
    static let hollow: Set = [
        "bowl", "basket", "crate", "open box", "plastic crate", "laundry basket", "tray", "plate",
        "oval plate",
        "basin", "wheelbarrow", "pallet", "potty",
    ]
}
