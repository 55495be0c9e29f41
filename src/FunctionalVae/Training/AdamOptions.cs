namespace FunctionalVae;

/// <summary>Adam's constants (Kingma and Ba 2015), with its usual defaults.</summary>
/// <param name="Beta1">The decay of the first moment, in [0, 1).</param>
/// <param name="Beta2">The decay of the second moment, in [0, 1).</param>
/// <param name="Epsilon">Added to the root of the bias-corrected second moment; positive.</param>
public sealed record AdamOptions(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8);
