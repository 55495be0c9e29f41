namespace FunctionalVae;

/// <summary>
/// The evidence lower bound with a weight of its Kullback–Leibler term, E log p(x|z) − β·KL (Kingma and Welling 2014; β: Higgins et al. 2017):
/// what training maximises where a specification names no objective.
/// </summary>
/// <param name="Beta">β, the weight of the Kullback–Leibler term; positive. Reported bounds always use 1.</param>
public sealed record EvidenceLowerBound(double Beta = 1) : TrainingObjective
{
    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() => SpecText.New(nameof(EvidenceLowerBound), [.. SpecText.Unless(1.0, nameof(Beta), Beta)]);

    internal override int DrawsOfStep => 1;

    internal override string? OnlyElsewhere => null;

    internal override string? HashedText => null;

    internal override void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems) { }
}
