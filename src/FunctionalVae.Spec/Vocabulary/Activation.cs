namespace FunctionalVae;

/// <summary>An element-wise function after an affine map.</summary>
public enum Activation
{
    /// <summary>f(x) = x.</summary>
    Identity,

    /// <summary>f(x) = max(x, 0), with derivative 0 at 0.</summary>
    Relu,

    /// <summary>f(x) = tanh x.</summary>
    Tanh,

    /// <summary>f(x) = x·Φ(x) with the exact normal distribution function Φ, not the tanh approximation (Hendrycks and Gimpel 2016).</summary>
    Gelu,
}
