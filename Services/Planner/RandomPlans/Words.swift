import Space

/// What random signs say.
enum Words {
    private static let single = [
        "OPEN", "Welcome", "SALE", "Café", "BAKERY", "Plantain", "Fresh", "HELLO", "EXIT", "Garden",
        "Menu", "STOP",
        "Library", "Coffee", "Tea", "BOOKS", "Flowers", "Music", "PARKING", "Hotel", "Market",
        "Pizza", "Thanks",
        "Dream", "Home", "LOVE", "Science", "Quiet", "Summer", "NEWS", "Bonjour", "Danke", "Ciao",
        "Hola", "Привет",
        "Γειά", "早上好", "ありがとう", "안녕", "مرحبا", "שלום", "नमस्ते", "สวัสดี",
    ]
    private static let pairs = [
        "Fresh bread", "Good morning", "Happy birthday", "No entry", "Mind the gap", "Ice cream",
        "Today's special",
        "Back in 5 minutes", "Please wait here", "Keep it simple", "Made with love", "Two for one",
        "The night market",
        "Free coffee", "Museum of time", "Rules are made to be kept", "Slow down", "Room 101",
        "Platform 9", "Gate 42",
    ]

    static func draw(_ dice: inout Dice) -> String {
        switch dice.index(6) {
        case 0, 1: return dice.pick(pairs, or: "Hello")
        case 2: return "\(dice.pick(single, or: "No")) \(dice.index(100))"
        default: return dice.pick(single, or: "Hello")
        }
    }
}
