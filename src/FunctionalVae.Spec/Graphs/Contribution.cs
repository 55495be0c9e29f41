namespace FunctionalVae.Graphs;

/// <summary>Which contribution to a tensor's gradient an operation computes: a tensor with several readers gets the sum of theirs.</summary>
public enum Contribution
{
    /// <summary>The only one: the gradient is complete, and a training step may use it at once.</summary>
    Only,

    /// <summary>The first of several: it overwrites what was there.</summary>
    First,

    /// <summary>A later one: it is added.</summary>
    Next,
}
