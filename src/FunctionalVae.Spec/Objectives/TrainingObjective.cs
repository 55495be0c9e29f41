namespace FunctionalVae;

/// <summary>What training maximises. What is evaluated stays the evidence lower bound E log p(x|z) − KL.</summary>
public abstract record TrainingObjective
{
    private protected TrainingObjective() { }

    /// <summary>β, the weight of the Kullback–Leibler term; positive. Reported bounds always use 1.</summary>
    public abstract double Beta { get; init; }

    /// <summary>
    /// Whether a batch's gradient is the mean of its examples' own. Where it is not, a step depends on which examples it sees together: the last
    /// one of an epoch, which has fewer, too.
    /// </summary>
    public abstract bool IsMeanOfExamples { get; }

    /// <summary>
    /// Whether what a step follows is the gradient of a loss, and not for the encoder another one with the same mean over draws
    /// (<see cref="DrawGradient"/>).
    /// </summary>
    public abstract bool IsGradient { get; }

    /// <summary>
    /// The divergence of the aggregate posterior from the prior, with its weight, that it has in place of the mean KL of each posterior; null where it has that. With
    /// one it is not a bound on log p(x), whatever the reconstruction term is.
    /// </summary>
    public abstract WeighedDivergence? OfAggregate { get; }

    /// <summary>What the term is called that is subtracted from the reconstruction: KL, or a divergence with its weight.</summary>
    public string DivergenceName => OfAggregate?.Name ?? "KL";

    /// <summary>What that term is called while a model is trained, where it is another one then than where it is evaluated.</summary>
    public virtual string TrainedDivergenceName => DivergenceName;

    /// <summary>The same as it stands beside a number or in a small place.</summary>
    public virtual string TrainedDivergenceSymbol => TrainedDivergenceName;

    /// <summary>Whether training has another such term than what is evaluated.</summary>
    public bool HasOtherDivergence => TrainedDivergenceName != DivergenceName;

    /// <summary>Whether a term of it is of the examples of a batch together: a batch of one has none.</summary>
    public virtual bool IsOfSeveralExamples => OfAggregate is not null;

    /// <summary>The draws of each posterior in a training step.</summary>
    internal abstract int DrawsOfStep { get; }

    /// <summary>What it is made of, in the plural, that is not written for DiffSharp; null where everything is.</summary>
    internal abstract string? OnlyElsewhere { get; }

    /// <summary>What it is made of, in the plural, that is written for this project's own engine alone; null where nothing is.</summary>
    internal virtual string? OnOwnEngineAlone => OfAggregate is null ? null : "divergences of the aggregate posterior";

    /// <summary>
    /// What a specification's hash is taken of beside β; null where that is all. Hashes see β as the argument of the specification that it
    /// was in 0.1, so that checkpoints of then are known.
    /// </summary>
    internal abstract string? HashedText { get; }

    /// <summary>Adds what is wrong with it, for the model that it trains.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="latent">The latent variable; null where that is a problem of its own.</param>
    /// <param name="likelihood">The reconstruction term; null where that is a problem of its own.</param>
    /// <param name="perDraw">What training holds of one example for one draw, from the latent values on.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, Latent? latent, Reconstruction? likelihood, double perDraw, ProblemList problems);

    /// <summary>Adds that <see cref="Beta"/> is not 1, of an objective with a weight of its own.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="weighed">What its own weight is of.</param>
    /// <param name="weight">The name of that weight.</param>
    /// <param name="problems">The problems so far.</param>
    private protected void KeepBeta(string path, string weighed, string weight, ProblemList problems)
    {
        if (Beta != 1)
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                $"{path}.{nameof(Beta)}",
                $"{path}.{nameof(Beta)} is {SpecText.Literal(Beta).TrimEnd('d')}; leave it at 1, and weigh {weighed} by {weight}"
            );
        }
    }
}
