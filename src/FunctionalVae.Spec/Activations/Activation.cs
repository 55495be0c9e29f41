namespace FunctionalVae;

/// <summary>An element-wise function after an affine map.</summary>
public enum Activation
{
    /// <summary>No change: f(x) = x.</summary>
    Identity,

    /// <summary>The rectifier f(x) = max(x, 0), with derivative 0 at 0.</summary>
    Relu,

    /// <summary>The hyperbolic tangent f(x) = tanh x.</summary>
    Tanh,

    /// <summary>f(x) = x·Φ(x) with the exact normal distribution function Φ, not the tanh approximation (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>f(x) = x for x &gt; 0, otherwise 0.01·x (Maas et al. 2013).</summary>
    LeakyRelu,

    /// <summary>The logistic function f(x) = 1 / (1 + e^−x).</summary>
    Sigmoid,

    /// <summary>The smooth rectifier f(x) = log(1 + eˣ).</summary>
    Softplus,

    /// <summary>f(x) = x / (1 + e^−x), also called swish (Elfwing et al. 2018).</summary>
    Silu,

    /// <summary>f(x) = x for x &gt; 0, otherwise eˣ − 1 (Clevert et al. 2016, α = 1).</summary>
    Elu,

    /// <summary>f(x) = x·tanh(log(1 + eˣ)) (Misra 2019).</summary>
    Mish,

    /// <summary>f(x) = x·min(max(x + 3, 0), 6)/6, piecewise SiLU (Howard et al. 2019), with derivative 0 at −3 and 1 at 3.</summary>
    Hardswish,
}

/// <summary>The formula of each activation.</summary>
internal static class ActivationFormulas
{
    /// <summary>Whether the way back needs the function's input; otherwise its output tells all, and the input's memory is free.</summary>
    public static bool NeedsInput(this Activation activation) => activation != Activation.Identity && activation.Formula().NeedsInput;

    /// <summary>The formula of <paramref name="activation"/>, which is not the identity.</summary>
    public static ActivationFormula Formula(this Activation activation) =>
        activation switch
        {
            Activation.Relu => ReluFormula.Instance,
            Activation.Tanh => TanhFormula.Instance,
            Activation.Gelu => GeluFormula.Instance,
            Activation.LeakyRelu => LeakyReluFormula.Instance,
            Activation.Sigmoid => SigmoidFormula.Instance,
            Activation.Softplus => SoftplusFormula.Instance,
            Activation.Silu => SiluFormula.Instance,
            Activation.Elu => EluFormula.Instance,
            Activation.Mish => MishFormula.Instance,
            Activation.Hardswish => HardswishFormula.Instance,
            _ => throw new NotSupportedException($"There is no formula for the activation {activation}."),
        };
}
