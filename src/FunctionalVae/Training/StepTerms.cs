namespace FunctionalVae;

/// <summary>The objective of one step as a plain value: steps allocate nothing.</summary>
/// <param name="Reconstruction">The reconstruction term, in nats per example.</param>
/// <param name="Kl">The Kullback–Leibler term, in nats per example.</param>
/// <param name="Beta">The weight that the step trained it with.</param>
internal readonly record struct StepTerms(double Reconstruction, double Kl, double Beta)
{
    /// <summary>Whether both terms are finite.</summary>
    public bool IsFinite => double.IsFinite(Reconstruction) && double.IsFinite(Kl);

    /// <summary>The terms as a model hands them out.</summary>
    public Objective Objective => new(Reconstruction, Kl, Beta);

    /// <summary>The terms of an objective.</summary>
    public static StepTerms Of(Objective objective) => new(objective.Reconstruction, objective.Kl, objective.Beta);
}
