import Foundation

func power(_ x: Float, _ y: Float) -> Float { Float(pow(Double(x), Double(y))) }
