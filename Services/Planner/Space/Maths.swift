import Foundation

// The same functions under names that no overload competes with.
func _sin(_ x: Float) -> Float { Float(sin(Double(x))) }
func _cos(_ x: Float) -> Float { Float(cos(Double(x))) }
func _tan(_ x: Float) -> Float { Float(tan(Double(x))) }
func _atan2(_ y: Float, _ x: Float) -> Float { Float(atan2(Double(y), Double(x))) }

extension Float {
    /// Of an angle in radians.
    public var sineAndCosine: (sin: Float, cos: Float) { (_sin(self), _cos(self)) }
}

extension Float {
    /// Of an angle in radians.
    public var tangent: Float { _tan(self) }
    /// Radians.
    public var arcTangent: Float { _atan2(self, 1) }
    /// Radians.
    public var arcSine: Float { Float(asin(Double(Swift.min(1, Swift.max(-1, self))))) }
}
