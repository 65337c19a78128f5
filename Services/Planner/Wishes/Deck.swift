public import Script

/// A place built by people whose ground ends at an edge that one looks over.
public enum Deck: String, Hashable, Sendable, CaseIterable {
    case platform, rooftop, balcony, porch, pier

    /// The one that a prompt is set on.
    ///
    /// - Parameters:
    ///   - words: of the prompt, in lower case and without what is quoted.
    ///   - isView: nothing stands in the picture, so that a pier is what it is seen from.
    public init?(_ words: [String], isView: Bool) {
        func has(_ list: String) -> Bool {
            let list = list.split(separator: " ").map(String.init)
            return words.contains(where: list.contains)
        }
        func before(_ i: Int, _ count: Int) -> ArraySlice<String> { words[max(0, i - count)..<i] }
        /// One stands there: "on an old wooden pier", "at the end of a jetty".
        func isStoodOn(_ i: Int) -> Bool {
            guard let lead = before(i, 4).lastIndex(where: { Self.leads.contains($0) }) else {
                return false
            }
            return words[lead] != "of"
                || before(lead, 3).contains {
                    ["end", "edge", "railing", "planks", "boards"].contains($0)
                }
        }
        guard !has(Self.likenesses) else { return nil }
        for (i, word) in words.enumerated() {
            switch word {
            case "platform", "platforms":
                guard has(Self.rails) else { continue }
                self = .platform
            case "station":
                guard i > 0, Self.lines.contains(words[i - 1]), !has(Self.halls) else { continue }
                self = .platform
            case "rooftop":
                // "the rooftop of a house": a part of what is seen.
                let isPart = i + 1 < words.count && words[i + 1] == "of" && has(Self.houses)
                guard !isPart else { continue }
                self = .rooftop
            case "roof":
                let isFlat =
                    isStoodOn(i)
                    && ["of", "terrace", "garden"].contains { next in
                        i + 1 < words.count && words[i + 1] == next
                    }
                guard isFlat, has("city apartment building skyscraper tower terrace") else {
                    continue
                }
                self = .rooftop
            case "balcony", "porch", "veranda":
                guard isStoodOn(i) || !has(Self.houses + Self.rooms) else { continue }
                self = word == "balcony" ? .balcony : .porch
            case "pier", "dock", "jetty", "boardwalk", "wharf":
                guard isView || isStoodOn(i), !has("charging phone laptop loading") else {
                    continue
                }
                self = .pier
            default: continue
            }
            return
        }
        return nil
    }

    /// Where it is at home, if nothing else is said.
    var place: SceneScript.Place {
        switch self {
        case .platform: .street
        case .rooftop: .city
        case .balcony, .porch: .courtyard
        case .pier: .lake
        }
    }

    /// Words for it and for what belongs to it, which is no thing among the others.
    var parts: Set<String> {
        switch self {
        case .platform: ["platform", "station", "track", "rail", "edge"]
        case .rooftop: ["rooftop", "roof", "parapet"]
        case .balcony: ["balcony", "railing", "balustrade"]
        case .porch: ["porch", "veranda", "railing"]
        case .pier: ["boardwalk", "wharf"]
        }
    }

    private static let leads: Set<String> = ["on", "along", "upon", "from", "of", "onto"]
    private static let rails =
        "train trains railway railroad rail station subway metro commuter commuters tram tracks"
    private static let lines: Set<String> = [
        "train", "railway", "railroad", "rail", "subway", "metro", "tram",
    ]
    private static let halls = "hall concourse waiting lobby inside interior cafe"
    private static let likenesses = "toy model miniature lego figurine poster painting"
    private static let rooms = " room kitchen bedroom office door doors window windows"
    private static let houses =
        "house cottage building hotel villa cabin castle mansion houses farmhouse facade"
}
