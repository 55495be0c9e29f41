namespace FunctionalVae;

/// <summary>What was not a finite number when training stopped.</summary>
public enum DivergenceKind
{
    /// <summary>A value of the data.</summary>
    Data,

    /// <summary>A weight, while what the optimiser remembers of its gradients is finite: the step was too long.</summary>
    Weight,

    /// <summary>A gradient of an earlier step: the optimiser's memory of it is not finite.</summary>
    Gradient,

    /// <summary>The objective of a step, or its gradient, at weights and data that are finite.</summary>
    Objective,

    /// <summary>The optimiser's mean of the squared gradient, while its mean of the gradient is finite: a gradient was too large to be squared.</summary>
    SecondMoment,
}
