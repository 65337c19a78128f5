public import Fonts
import Foundation

extension Lettering {
    /// Several strings under one another on one panel, in their order, each in its own size.
    ///
    /// Sizes stand to one another as the inscriptions' scales do, or nearer to equal where the smallest
    /// could not be read otherwise; all are as large as the panel lets them be.
    /// - Returns: as many as there are inscriptions; all in the panel's metres.
    public static func compose(
        _ inscriptions: [Inscription], panelWidth: Float, panelHeight: Float, margin: Float = 0.07,
        folders: FontFolders = .installed
    ) throws(LetteringError) -> [LaidOutText] {
        guard panelWidth > 0, panelHeight > 0, panelWidth.isFinite, panelHeight.isFinite else {
            throw .panel(width: panelWidth, height: panelHeight)
        }
        let border = margin * min(panelWidth, panelHeight)
        let room = SIMD2(panelWidth - 2 * border, panelHeight - 2 * border)
        let centre = SIMD2(panelWidth, panelHeight) / 2
        var stack = Stack(items: [], room: room)
        for inscription in inscriptions {
            let paragraph: Paragraph
            do {
                paragraph = try Paragraph(
                    inscription.text, style: inscription.style, language: inscription.language,
                    folders: folders)
            } catch { throw .font(error) }
            guard !paragraph.segments.isEmpty else { throw .empty }
            stack.items.append(Stack.Item(paragraph: paragraph, scale: inscription.scale))
        }
        guard let only = stack.items.first else { throw .empty }
        if stack.items.count == 1 {
            let block = only.paragraph.bestBlock(in: room)
            return [
                block.placed(
                    only.paragraph, size: block.size(in: room), centre: centre,
                    alignment: Stack.alignment(only.paragraph, block))
            ]
        }
        return stack.best().placed(around: centre, in: room)
    }
}

/// Paragraphs under one another that share a room.
struct Stack {
    struct Item {
        var paragraph: Paragraph
        var scale: Float
    }

    /// Blocks with their sizes, ready to be placed.
    struct Fitted {
        var items: [(paragraph: Paragraph, block: TextBlock, size: Float)]

        var smallest: Float { items.map(\.size).min() ?? 0 }

        func gap(after index: Int) -> Float {
            let (above, below) = (items[index].size, items[index + 1].size)
            return 0.5 * min(above, below) + 0.2 * max(above, below)
        }

        var height: Float {
            items.indices.reduce(0) { sum, index in
                sum + items[index].block.height * items[index].size
                    + (index + 1 < items.count ? gap(after: index) : 0)
            }
        }

        func placed(around centre: SIMD2<Float>, in room: SIMD2<Float>) -> [LaidOutText] {
            let gaps = items.indices.dropLast().reduce(Float(0)) { $0 + gap(after: $1) }
            // What is left over goes between the blocks first.
            let spread = 1 + min(1.2, max(0, room.y - height) / max(gaps, 1e-6) * 0.6)
            var top = centre.y + (height + gaps * (spread - 1)) / 2
            return items.indices.map { index in
                let (paragraph, block, size) = items[index]
                let middle = top - block.height * size / 2
                top -= block.height * size
                if index + 1 < items.count { top -= gap(after: index) * spread }
                return block.placed(
                    paragraph, size: size, centre: SIMD2(centre.x, middle),
                    alignment: Stack.alignment(paragraph, block))
            }
        }
    }

    var items: [Item]
    let room: SIMD2<Float>

    /// Of the room's smaller side: ems below it make a text hard to read.
    private static let leastShare: Float = 0.055

    /// Paragraphs of many lines are set flush, shorter ones centred.
    static func alignment(_ paragraph: Paragraph, _ block: TextBlock) -> TextBlock.Alignment {
        guard block.lines.count > 4 else { return .centre }
        return paragraph.runsLeft ? .right : .left
    }

    func best() -> Fitted {
        var best = fitted(evenness: 0)
        for evenness: Float in [0.2, 0.4, 0.6, 0.8, 1] {
            if best.smallest >= Self.leastShare * room.min() { break }
            let next = fitted(evenness: evenness)
            if next.smallest > best.smallest { best = next }
        }
        return best
    }

    /// As large as fits, the scales raised to the power 1 − evenness.
    private func fitted(evenness: Float) -> Fitted {
        let scales = items.map { powf($0.scale, 1 - evenness) }
        // The widest word bounds each.
        var high = room.y
        for (item, scale) in zip(items, scales) {
            high = min(high, room.x / max(item.paragraph.widestSegment * scale, 1e-6))
        }
        let widest = high
        var low: Float = 0
        // First by nominal heights, which need no shaping.
        for _ in 0..<26 {
            let middle = (low + high) / 2
            if nominalHeight(middle, scales) <= room.y { low = middle } else { high = middle }
        }
        var size = min(widest, low * 1.12)
        for _ in 0..<24 {
            let trial = blocks(size, scales)
            if trial.height <= room.y * 1.0001 { return trial }
            size *= 0.965
        }
        return blocks(size, scales)
    }

    private func nominalHeight(_ size: Float, _ scales: [Float]) -> Float {
        var height: Float = 0
        for (index, item) in items.enumerated() {
            let em = size * scales[index]
            let lines = Float(item.paragraph.filled(width: room.x / em).count)
            height += em * (0.8 + (lines - 1) * (lines > 3 ? 1.24 : 1.1))
            if index + 1 < items.count {
                let next = size * scales[index + 1]
                height += 0.5 * min(em, next) + 0.2 * max(em, next)
            }
        }
        return height
    }

    private func blocks(_ size: Float, _ scales: [Float]) -> Fitted {
        Fitted(
            items: zip(items, scales).map { item, scale in
                let em = size * scale
                let block = item.paragraph.block(width: room.x / em)
                // Ink may be a hair wider than the advances that lines are broken by.
                let fitting = min(em, room.x / max(block.width, 1e-6))
                return (item.paragraph, block, fitting)
            })
    }
}
