namespace FunctionalVae.Evaluation;

/// <summary>
/// What the Kullback–Leibler term of N examples is the sum of (Hoffman and Johnson, "ELBO surgery", 2016): with q(z) = (1/N) Σ q(z|xₙ), the aggregate
/// posterior of these examples, the mean of KL(q(z|xₙ) ‖ p(z)) is <see cref="Information"/> + KL(q(z) ‖ p(z)), and the latter is
/// <see cref="TotalCorrelation"/> + Σ KL(q(zᵢ) ‖ p(zᵢ)) where the prior's dimensions are independent (Chen, Li, Grosse and Duvenaud 2018). All terms
/// are of the same draws, so that they add up exactly.
/// </summary>
/// <param name="Examples">N.</param>
/// <param name="Draws">Draws of each posterior.</param>
/// <param name="Divergence">The mean of KL(q(z|xₙ) ‖ p(z)), in nats.</param>
/// <param name="Information">
/// What z tells of which of the N examples it is of, the mutual information of z and n, in nats: at most log N, whatever the model is.
/// </param>
/// <param name="AggregateDivergence">
/// KL(q(z) ‖ p(z)), in nats; null where <see cref="IsSaturated"/>: q(z) of so few examples is then many separate peaks, and says nothing of that of all.
/// </param>
/// <param name="TotalCorrelation">KL(q(z) ‖ Π q(zᵢ)): how much the latent dimensions tell of each other, in nats; null where <see cref="IsSaturated"/>.</param>
/// <param name="Dimensions">KL(q(zᵢ) ‖ p(zᵢ)) of each dimension, in nats; null where the prior's dimensions have no closed form of their own.</param>
public sealed record ElboSurgery(
    int Examples,
    int Draws,
    SurgeryTerm Divergence,
    SurgeryTerm Information,
    SurgeryTerm? AggregateDivergence,
    SurgeryTerm? TotalCorrelation,
    IReadOnlyList<SurgeryTerm>? Dimensions
)
{
    /// <summary>
    /// What <see cref="AggregateDivergence"/> is by chance, in nats: of as many posteriors of the same deviations, whose means are drawn so that they
    /// are the prior together. A mixture of few is further from the prior than that of all examples. Null where that is, where the prior is not a
    /// normal distribution, or where posteriors have full covariances.
    /// </summary>
    public double? AggregateByChance { get; init; }

    /// <summary>log N, in nats: the most that <see cref="Information"/> can be.</summary>
    public double LogExamples => Math.Log(Examples);

    /// <summary>Whether the information is within a nat of log N: it is then a number of N more than of the model.</summary>
    public bool IsSaturated => Information.Value > LogExamples - 1;

    /// <summary>Takes the divergence apart. It compares each draw with each example's posterior: N² · latent numbers for each draw.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">[count, inputs], as the encoder sees them.</param>
    /// <param name="key">The key of the draws, and of which examples are taken.</param>
    /// <param name="options">How many examples and draws; as they are where none are given.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">The latent variable has no prior or no noise, there are fewer than two examples, an option makes no sense, or something is another model's.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ElboSurgery Of(
        IVaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        SurgeryOptions? options = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        options ??= new();
        options.Check();
        var prior = RequiredPrior.Of(model, parameters);
        if (examples.Count < 2)
        {
            throw new ArgumentException(
                "There must be two examples at least: z tells nothing of which one of one example it is of.",
                nameof(examples)
            );
        }

        var posteriors = new PosteriorNormals(
            Chunks.Posteriors(model, parameters, Chunks.Some(examples, options.MostExamples, key.Child(0)))
        );
        if (!posteriors.HasNoise)
        {
            throw new ArgumentException($"The posteriors of {model.Name} are points, which have no density.", nameof(model));
        }

        var isNormal = model.Spec.Prior is { HasClosedFormKl: true };
        var result = Terms(posteriors, key);
        return isNormal && posteriors.IsFactorised && !result.IsSaturated
            ? result with
            {
                AggregateByChance = Terms(
                    posteriors.Chance(prior, model.NoiseFrom(key.Child(3), posteriors.Count)),
                    key.Child(4)
                ).AggregateDivergence?.Value,
            }
            : result;

        ElboSurgery Terms(PosteriorNormals of, Key draws) =>
            new SurgeryTerms(
                of,
                prior,
                isNormal,
                model.Draw(of.Batch, model.NoiseFrom(draws.Child(1), of.Count)),
                model.Draw(of.Batch, model.NoiseFrom(draws.Child(2), of.Count)),
                options.Threads,
                cancel
            ).Result;
    }
}
