namespace FunctionalVae;

/// <summary>How a gradient becomes a change of the weights: <see cref="Adam"/>, <see cref="AdamW"/> or <see cref="Sgd"/>.</summary>
/// <remarks>In the formulas g is the gradient of the loss, w the weights, rate the learning rate of the step, t its number from 1.</remarks>
public abstract record Optimizer
{
    private protected Optimizer() { }

    /// <summary>How many vectors it carries from step to step: none, the first moment, or both.</summary>
    internal abstract int Moments { get; }

    /// <summary>Throws where a constant makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of range; the message names it.</exception>
    internal abstract void Check();
}
