namespace FunctionalVae;

/// <summary>Sums of an objective's terms over examples, from which their mean is made.</summary>
/// <param name="Reconstruction">Of the reconstruction term, in nats.</param>
/// <param name="Kl">Of the Kullback–Leibler term, in nats.</param>
/// <param name="Beta">The weight that the last step trained that term with.</param>
/// <param name="Count">The number of examples.</param>
public readonly record struct ObjectiveSums(double Reconstruction, double Kl, double Beta, long Count);
