public import PlantainProto

extension Print {
    public static let blackAndWhite = Print(gray: 1)
    /// Silver turned brown: highlights like old paper.
    public static let sepia = Print(gray: 1, tone: Color(r: 1, g: 0.9, b: 0.74))
}
