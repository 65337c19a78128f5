import Foundation

func power(_ x: Float, _ y: Float) -> Float { Float(pow(Double(x), Double(y))) }
func exponential(_ x: Float) -> Float { Float(exp(Double(x))) }

extension Float {
    /// Yaw about +y that turns +z toward (self, z).
    func angle(to z: Float) -> Float { Float(atan2(Double(self), Double(z))) }
}
