namespace FunctionalVae.Plans;

/// <summary>What a buffer of the plan holds.</summary>
public enum BufferKind
{
    /// <summary>Examples, given from outside.</summary>
    Input,

    /// <summary>Standard normal noise, given from outside.</summary>
    Noise,

    /// <summary>A dropout mask, given from outside: 1 everywhere but while training.</summary>
    Mask,

    /// <summary>A value computed on the way forward.</summary>
    Value,

    /// <summary>The gradient of the loss with respect to the value of the same name.</summary>
    Gradient,
}
