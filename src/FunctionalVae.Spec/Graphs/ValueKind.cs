namespace FunctionalVae.Graphs;

/// <summary>Where a value of the graph comes from.</summary>
public enum ValueKind
{
    /// <summary>Examples, given from outside.</summary>
    Input,

    /// <summary>Standard normal noise, given from outside.</summary>
    Noise,

    /// <summary>A dropout mask, given from outside.</summary>
    Mask,

    /// <summary>A value computed on the way forward.</summary>
    Value,

    /// <summary>A gradient of the loss, or one contribution to it.</summary>
    Gradient,

    /// <summary>A term of the objective: one number in float64 for each example, which lies outside the arena.</summary>
    Term,
}
