namespace FunctionalVae;

/// <summary>A flow of affine couplings that is fitted to posteriors, and how it is trained.</summary>
/// <param name="Couplings">The number of couplings, 1 to 64.</param>
/// <param name="Units">The units of each hidden layer of a coupling's network.</param>
/// <param name="Steps">At most so many training steps, of 256 examples each; ended early by a tenth of the examples that is held out.</param>
public sealed record FlowOptions(int Couplings = 12, int Units = 128, int Steps = 6000)
{
    internal void Check() => OptionRange.Require(Steps > 0, nameof(Steps), Steps, "1 or more");
}
