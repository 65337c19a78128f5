public import Knowledge
public import Layout
public import Space

extension Reliefs {
    /// Where things can stand on an asset of a given size; nil if nowhere.
    public func top(_ asset: AssetInfo, size: V3) -> Actor.Area? { scaled(asset, size)?.top }

    /// Where things can lie in it; nil if it has no hollow.
    public func inside(_ asset: AssetInfo, size: V3) -> Actor.Area? { scaled(asset, size)?.inside }

    private func scaled(_ asset: AssetInfo, _ size: V3) -> Relief? {
        relief(asset)?.scaled(size / pointwiseMax(asset.size, V3(repeating: 1e-4)))
    }
}
