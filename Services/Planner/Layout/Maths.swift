import Foundation

func exponential(_ x: Float) -> Float { Float(exp(Double(x))) }
func cosine(_ x: Float) -> Float { Float(cos(Double(x))) }
func sine(_ x: Float) -> Float { Float(sin(Double(x))) }
