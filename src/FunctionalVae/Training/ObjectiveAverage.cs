namespace FunctionalVae;

/// <summary>The mean objective over batches of different sizes: each example counts once.</summary>
internal struct ObjectiveAverage(ObjectiveSums sums)
{
    private double reconstruction = sums.Reconstruction;
    private double kl = sums.Kl;
    private double beta = sums.Beta;
    private long count = sums.Count;

    public readonly Objective Value => new(reconstruction / count, kl / count, beta);

    public readonly ObjectiveSums Sums => new(reconstruction, kl, beta, count);

    public void Add(Objective objective, int examples) => Add(StepTerms.Of(objective), examples);

    public void Add(StepTerms terms, int examples)
    {
        reconstruction += terms.Reconstruction * examples;
        kl += terms.Kl * examples;
        beta = terms.Beta;
        count += examples;
    }
}
