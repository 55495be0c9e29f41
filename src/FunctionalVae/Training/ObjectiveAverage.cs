namespace FunctionalVae;

/// <summary>The mean objective over batches of different sizes: each example counts once.</summary>
internal struct ObjectiveAverage
{
    private double reconstruction;
    private double kl;
    private double beta;
    private long count;

    public readonly Objective Value => new(reconstruction / count, kl / count, beta);

    public void Add(Objective objective, int examples) => Add(StepTerms.Of(objective), examples);

    public void Add(StepTerms terms, int examples)
    {
        reconstruction += terms.Reconstruction * examples;
        kl += terms.Kl * examples;
        beta = terms.Beta;
        count += examples;
    }
}
