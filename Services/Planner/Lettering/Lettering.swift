public import Fonts
public import PlantainProto

public enum LetteringError: Error, Equatable, CustomStringConvertible {
    /// Nothing but spaces.
    case empty
    /// A panel without area.
    case panel(width: Float, height: Float)
    case font(FontError)

    public var description: String {
        switch self {
        case .empty: "expected text to write, got none"
        case .panel(let width, let height):
            "expected a panel with area to write on, got \(width) m by \(height) m"
        case .font(let error): error.description
        }
    }
}

/// A string in its place on a flat panel.
public struct LaidOutText: Sendable, Equatable {
    /// From the panel's lower left corner, metres.
    public var glyphs: [Glyph]
    /// File names, as `Glyph.font` counts them.
    public var fonts: [String]
    /// ISO 15924, of most of the text.
    public var script: String
    /// Height of H in metres.
    public var capHeight: Float
    /// The text of each line, in reading order.
    public var lines: [String]
    /// The em in metres.
    public var size: Float
    /// Lower left and upper right corner of the ink, metres.
    public var inkLow: SIMD2<Float>
    public var inkHigh: SIMD2<Float>
}

/// Fits strings to panels: as large as they can be, in balanced lines, centred.
public enum Lettering {
    /// Lays text out on a panel.
    ///
    /// Lines end at spaces and, in scripts without them, between characters (UAX #14); a newline always ends one.
    /// - Parameters:
    ///   - panelWidth: metres, as are all lengths.
    ///   - margin: free on each side, as a share of the panel's shorter side.
    public static func layout(
        text: String, panelWidth: Float, panelHeight: Float,
        style: LetteringStyle = LetteringStyle(), margin: Float = 0.07,
        folders: FontFolders = .installed
    ) throws(LetteringError) -> LaidOutText {
        guard panelWidth > 0, panelHeight > 0, panelWidth.isFinite, panelHeight.isFinite else {
            throw .panel(width: panelWidth, height: panelHeight)
        }
        let border = margin * min(panelWidth, panelHeight)
        let room = SIMD2(panelWidth - 2 * border, panelHeight - 2 * border)
        let paragraph: Paragraph
        do {
            paragraph = try Paragraph(text, style: style, folders: folders)
        } catch { throw .font(error) }
        guard !paragraph.segments.isEmpty else { throw .empty }
        let block = paragraph.bestBlock(in: room)
        let size = block.size(in: room)
        let centre = SIMD2(panelWidth, panelHeight) / 2
        return block.placed(paragraph, size: size, centre: centre)
    }

    /// The smallest panel, of this width to height, on which capitals are `capHeight` metres tall.
    public static func minimumPanel(
        text: String, capHeight: Float, aspect: Float, style: LetteringStyle = LetteringStyle(),
        margin: Float = 0.07
    ) throws(LetteringError) -> (width: Float, height: Float) {
        let unit = try layout(
            text: text, panelWidth: aspect, panelHeight: 1, style: style, margin: margin)
        let scale = capHeight / unit.capHeight
        return (aspect * scale, scale)
    }
}

extension TextRun {
    /// Takes over glyphs, fonts and script of a layout.
    public mutating func write(_ layout: LaidOutText) {
        glyphs = layout.glyphs
        fonts = layout.fonts
        script = layout.script
    }
}
