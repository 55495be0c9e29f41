using FunctionalVae.Evaluation;

namespace FunctionalVae.App;

/// <summary>The objective of a trained model, estimated by keyed draws: the same for the same seed, whoever asks.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Its weights.</param>
/// <param name="Seed">Of noise and binarization: the run's, for the figures that <c>train</c> ends with.</param>
/// <param name="Draws">Draws of each posterior.</param>
/// <param name="Threads">Threads; 0 for one per processor.</param>
internal sealed record Evaluation(
    IVaeModel Model,
    ParameterVector Parameters,
    ulong Seed,
    int Draws = Evaluation.UsualDraws,
    int Threads = 0
)
{
    public const int UsualDraws = 16;

    private const ulong TestSite = 0;
    private const ulong TrainSite = 1;
    private const ulong UseSite = 2;
    private const ulong EachSite = 3;
    private const ulong GapSite = 4;
    private const ulong LikelihoodSite = 5;
    private const ulong AggregateSite = 6;
    private const ulong SamplesSite = 7;
    private const int Group = 512;

    /// <summary>The objective of examples held out; where some term overflows, it is not finite.</summary>
    public ObjectiveEstimate Test(Batch examples, CancellationToken cancel) => Estimate(examples, TestSite, cancel);

    /// <summary>The objective of the training examples. Those that were binarised once are judged as they were trained on.</summary>
    /// <param name="examples">The examples, grey where the model binarises.</param>
    /// <param name="trainSeed">The seed of the run.</param>
    /// <param name="cancel">Stops the estimate.</param>
    public ObjectiveEstimate Train(Batch examples, ulong trainSeed, CancellationToken cancel) =>
        Estimate(AsTrained(examples, trainSeed), TrainSite, cancel);

    /// <summary>The importance-weighted bound of examples held out, by the draws of <see cref="Test"/>.</summary>
    public ImportanceWeightedEstimate TestBound(Batch examples, CancellationToken cancel) => Bound(examples, TestSite, cancel);

    /// <summary>The importance-weighted bound of the training examples, by the draws of <see cref="Train"/>.</summary>
    public ImportanceWeightedEstimate TrainBound(Batch examples, ulong trainSeed, CancellationToken cancel) =>
        Bound(AsTrained(examples, trainSeed), TrainSite, cancel);

    /// <summary>Which latent dimensions tell some examples apart; null where the latent variable has no prior, or there is only one example.</summary>
    /// <param name="examples">The examples, grey where the model binarises.</param>
    public LatentUse? Use(Batch examples) =>
        Model.Spec.Prior is null || examples.Count == 1 ? null : LatentUse.Of(Model, Parameters, Seen(examples));

    /// <summary>How far the aggregate posterior is from the prior, at least; null where no latents were fitted or there is no prior.</summary>
    /// <param name="latents">Those that were fitted.</param>
    /// <param name="examples">Examples held out, grey where the model binarises.</param>
    public PriorGap? Gap(LatentDistribution? latents, Batch examples) =>
        latents is null || Model.Spec.Prior is null || examples.Count == 1
            ? null
            : PriorGap.Of(Model, Parameters, latents, Seen(examples), Root(GapSite));

    /// <summary>log p(x) of examples, by importance sampling.</summary>
    /// <param name="examples">The examples, grey where the model binarises: once for all draws.</param>
    /// <param name="draws">Draws of each.</param>
    /// <param name="cancel">Stops it.</param>
    public LogLikelihood LogLikelihood(Batch examples, int draws, CancellationToken cancel) =>
        FunctionalVae.Evaluation.LogLikelihood.Of(
            Model,
            Parameters,
            Model.Binarize(examples, Root(LikelihoodSite).Child(0)),
            Root(LikelihoodSite).Child(1),
            draws,
            Threads,
            cancel
        );

    /// <summary>The key of draws and binarization by which the aggregate posterior is looked at.</summary>
    public Key AggregateKey => Root(AggregateSite);

    /// <summary>The key by which drawn examples are held to the data.</summary>
    public Key SamplesKey => Root(SamplesSite);

    /// <summary>Examples as the encoder sees them where the latent space is looked at.</summary>
    /// <param name="examples">The examples, grey where the model binarises.</param>
    public Batch Seen(Batch examples) => Model.Binarize(examples, Root(UseSite));

    /// <summary>
    /// The terms of each example held out, at one draw of its posterior, in nats: how far examples lie from each other. A divergence of the
    /// aggregate posterior is of several examples together, so there only the reconstruction is of one.
    /// </summary>
    public IReadOnlyList<ExampleTerms> TestEach(Batch examples, CancellationToken cancel) => Each(examples, TestSite, cancel);

    /// <summary>The same of the training examples.</summary>
    public IReadOnlyList<ExampleTerms> TrainEach(Batch examples, ulong trainSeed, CancellationToken cancel) =>
        Each(AsTrained(examples, trainSeed), TrainSite, cancel);

    private List<ExampleTerms> Each(Batch examples, ulong site, CancellationToken cancel)
    {
        var key = Root(EachSite).Child(site);
        var seen = Model.Binarize(examples, key.Child(0));
        var terms = new List<ExampleTerms>(seen.Count);
        for (var start = 0; start < seen.Count; start += Group)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = Dataset.Of(seen).Take([.. Enumerable.Range(start, Math.Min(Group, seen.Count - start))]);
            terms.AddRange(Model.Terms(Parameters, rows, Model.NoiseFrom(key.Child(1).Child((ulong)start), rows.Count)));
        }

        return terms;
    }

    // Binarising binary images again changes nothing.
    private Batch AsTrained(Batch examples, ulong trainSeed) =>
        Model.Binarization == Binarization.Once ? Model.Binarize(examples, Key.FromSeed(trainSeed).Child(KeySites.Binarization)) : examples;

    private ObjectiveEstimate Estimate(Batch examples, ulong site, CancellationToken cancel) =>
        ObjectiveEstimator.Estimate(Model, Parameters, examples, Root(site), Draws, Threads, cancel);

    private ImportanceWeightedEstimate Bound(Batch examples, ulong site, CancellationToken cancel) =>
        ObjectiveEstimator.ImportanceWeighted(Model, Parameters, examples, Root(site), Draws, Threads, cancel);

    private Key Root(ulong site) => Key.FromSeed(Seed).Child(KeySites.Evaluation).Child(site);

    /// <summary>The distribution of latent vectors for <c>sample</c> to draw from; null where there are too few examples, their latent vectors do not vary, or the fit diverges.</summary>
    /// <param name="examples">The training examples.</param>
    /// <param name="fit">How it is fitted; threads are those of the evaluation.</param>
    /// <param name="progress">Is told of the training of a flow.</param>
    /// <param name="note">Is told why there is none.</param>
    /// <param name="cancel">Stops the fit.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public LatentDistribution? Latents(
        Batch examples,
        LatentFitOptions fit,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancel
    )
    {
        try
        {
            var key = Key.FromSeed(Seed).Child(KeySites.Latents);
            return Model.FitLatents(Parameters, examples, key, fit with { Threads = Threads }, progress, cancel);
        }
        catch (ArgumentException problem)
        {
            note($"no distribution of latent vectors was fitted: {Sentences.Of(problem)}");
            return null;
        }
        // The model is trained, and not lost by what comes after.
        catch (TrainingDivergedException problem)
        {
            note($"no flow was fitted to the latent vectors: {problem.Message}");
            return null;
        }
    }
}
