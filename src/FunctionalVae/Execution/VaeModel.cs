namespace FunctionalVae;

/// <summary>
/// What every execution of a model shares: checks, and the functions that follow from the few that differ. A backend derives from it: it gets
/// arguments that are checked, and noise, order, masks and learning rates that are the same for every backend.
/// </summary>
public abstract partial class VaeModel : IVaeModel
{
    // The child of a sample's key that draws x; z is drawn with the key itself.
    private const ulong ExampleSite = 0;

    // The child that draws z of a fitted distribution.
    private const ulong LatentSite = 1;

    private ModelDomain domain;

    /// <summary>A model on some backend.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="layout">Sizes and tensors.</param>
    /// <param name="defaults">The recommended training options, if any.</param>
    protected VaeModel(VaeSpec spec, ModelLayout layout, TrainOptions? defaults)
    {
        Spec = spec;
        Layout = layout;
        Defaults = defaults ?? new();
        domain = ModelDomain.Of(layout.Name, spec);
    }

    /// <inheritdoc/>
    public string Name => Layout.Name;

    /// <inheritdoc/>
    public VaeSpec Spec { get; }

    /// <inheritdoc/>
    public ModelLayout Layout { get; }

    /// <inheritdoc/>
    public TrainOptions Defaults { get; }

    private string InputName => Spec.Input is Image ? "image" : "example";

    /// <inheritdoc/>
    public bool HasEvidenceLowerBound => Spec.HasEvidenceLowerBound;

    /// <inheritdoc/>
    public virtual double BatchRounding => 0;

    /// <inheritdoc/>
    public Binarization Binarization => domain.Binarization;

    /// <inheritdoc/>
    public IVaeModel WithBinarization(Binarization binarization)
    {
        if (binarization == Binarization)
        {
            return this;
        }

        if (SpecRules.Check(Spec with { Input = Spec.Input with { Binarization = binarization } }) is [var problem, ..])
        {
            throw new ArgumentException($"{Name} cannot take Binarization.{binarization}: {problem.Message}.", nameof(binarization));
        }

        var changed = (VaeModel)MemberwiseClone();
        changed.domain = domain with { Binarization = binarization };
        return changed;
    }

    /// <inheritdoc/>
    public Batch ExamplesFrom(IEnumerable<float> values)
    {
        var examples = Batch.Copy(values, Layout.InputWidth, InputName);
        domain.CheckValues(examples);
        return Labelled(examples);
    }

    /// <inheritdoc/>
    public Batch LatentsFrom(IEnumerable<float> values) =>
        Labelled(Finite(Batch.Copy(values, Layout.LatentWidth, "latent vector"), "Latent vector"));

    /// <inheritdoc/>
    public Batch NoiseFromValues(IEnumerable<float> values) =>
        Finite(Batch.Copy(values, Layout.LatentWidth, "noise vector"), "Noise vector");

    /// <inheritdoc/>
    public ParameterVector ParametersFrom(IEnumerable<float> values)
    {
        var array = values.ToArray();
        if (array.AsSpan().ContainsAnyNonFinite())
        {
            throw new ArgumentException($"A parameter of {Name} is not finite.", nameof(values));
        }

        return array.Length == Layout.ParameterCount
            ? new(array, Layout)
            : throw new ArgumentException($"{Name} has {Layout.ParameterCount} parameters, {array.Length} were given.", nameof(values));
    }

    /// <inheritdoc/>
    public ParameterVector Initialize(Key key)
    {
        var values = new float[Layout.ParameterCount];
        for (var index = 0; index < Layout.Tensors.Count; index++)
        {
            InitialValues.Write(Layout.Tensors[index], key.Child((ulong)index), values);
        }

        return new(values, Layout);
    }

    /// <inheritdoc/>
    public Batch NoiseFrom(Key key, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var values = Batch.Allocate(count, Layout.LatentWidth, "noise vector");
        for (var example = 0; example < count; example++)
        {
            StandardNormalNoise.Fill(key, (uint)example, values.AsSpan(example * Layout.LatentWidth, Layout.LatentWidth));
        }

        return new(values, Layout.LatentWidth);
    }

    /// <inheritdoc/>
    public Batch Binarize(Batch examples, Key key)
    {
        CheckWidth(examples, Layout.InputWidth, InputName);
        return domain.Binarization == Binarization.None ? examples : Binarizer.Write(domain.Binarization, key, examples);
    }

    /// <inheritdoc/>
    public PosteriorBatch Encode(ParameterVector parameters, Batch examples)
    {
        CheckParameters(parameters);
        examples = CheckExamples(examples);
        var posterior = EncodeCore(parameters, examples);
        return posterior with { Mean = posterior.Mean.With(examples.Labels) };
    }

    /// <inheritdoc/>
    public Batch Draw(PosteriorBatch posterior, Batch noise)
    {
        CheckWidth(posterior.Mean, Layout.LatentWidth, "posterior mean");
        CheckWidth(posterior.LogVariance, Layout.LatentWidth, "posterior log-variance");
        if (posterior.LogVariance.Count != posterior.Mean.Count)
        {
            throw new ArgumentException(
                $"The posteriors have {posterior.Mean.Count} means and {posterior.LogVariance.Count} log-variances; each has one of both.",
                nameof(posterior)
            );
        }

        posterior.CheckFactor(Spec.Latent, Name);
        CheckNoise(noise, posterior.Mean.Count);
        return DrawCore(posterior, noise).With(posterior.Mean.Labels);
    }

    /// <inheritdoc/>
    public Batch Decode(ParameterVector parameters, Batch latents)
    {
        CheckParameters(parameters);
        CheckWidth(latents, Layout.LatentWidth, "latent vector");
        latents = Known(latents, "latent vector");
        return DecodeCore(parameters, latents).With(latents.Labels);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch examples, Batch noise)
    {
        examples = CheckScored(parameters, examples, noise);
        var terms = TermsCore(parameters, examples, noise);
        // Of the draws that the terms are of.
        return AggregateEvaluation.Of(this, parameters)?.Add(terms, DrawCore(EncodeCore(parameters, examples), noise)) ?? terms;
    }

    /// <inheritdoc/>
    public Objective Evaluate(ParameterVector parameters, Batch examples, Batch noise)
    {
        var terms = Terms(parameters, examples, noise);
        double reconstruction = 0;
        double kl = 0;
        foreach (var term in terms)
        {
            reconstruction += term.Reconstruction;
            kl += term.Kl;
        }

        return new(reconstruction / terms.Count, kl / terms.Count, Spec.Objective.Beta);
    }

    /// <inheritdoc/>
    public Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch examples, Batch noise)
    {
        examples = CheckScored(parameters, examples, noise, Layout.NoiseVectors);
        return DifferentiateCore(parameters, examples, noise);
    }

    /// <inheritdoc/>
    public Batch DrawPrior(ParameterVector parameters, Batch noise)
    {
        CheckParameters(parameters);
        CheckWidth(noise, Layout.LatentWidth, "noise vector");
        var prior =
            PriorFamily.Of(this, parameters)
            ?? throw new NotSupportedException(
                $"{Name} has a {Spec.Latent.GetType().Name}, which has no prior to draw from; declare a DiagonalNormalLatent to sample."
            );
        return Labelled(prior.Draw(noise));
    }

    /// <inheritdoc/>
    public Batch DrawExamples(ParameterVector parameters, Batch latents, Key key)
    {
        LikelihoodDraw.Require(this);
        return LikelihoodDraw.Of(this, parameters, Decode(parameters, latents), key);
    }

    /// <inheritdoc/>
    public LatentDistribution FitLatents(
        ParameterVector parameters,
        Batch examples,
        Key key,
        LatentFitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        CheckParameters(parameters);
        examples = CheckExamples(examples);
        return LatentFit.Of(this, parameters, examples, key, options ?? new(), progress, cancel);
    }

    /// <inheritdoc/>
    public Batch Sample(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null)
    {
        LikelihoodDraw.Require(this);
        return DrawExamples(parameters, DrawLatents(parameters, count, key, latents), key.Child(ExampleSite));
    }

    /// <inheritdoc/>
    public Batch SampleMeans(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null) =>
        Decode(parameters, DrawLatents(parameters, count, key, latents));

    /// <inheritdoc/>
    public Batch Reconstruct(ParameterVector parameters, Batch examples) => Decode(parameters, Encode(parameters, examples).Mean);

    /// <summary><see cref="Encode"/> of checked arguments. A latent without noise has the log-variance −∞.</summary>
    protected abstract PosteriorBatch EncodeCore(ParameterVector parameters, Batch examples);

    /// <summary><see cref="Draw"/> of checked arguments.</summary>
    protected abstract Batch DrawCore(PosteriorBatch posterior, Batch noise);

    /// <summary><see cref="Decode"/> of checked arguments.</summary>
    protected abstract Batch DecodeCore(ParameterVector parameters, Batch latents);

    /// <summary><see cref="Terms"/> of checked arguments; dropout keeps everything.</summary>
    protected abstract IReadOnlyList<ExampleTerms> TermsCore(ParameterVector parameters, Batch examples, Batch noise);

    /// <summary><see cref="Differentiate"/> of checked arguments; dropout keeps everything.</summary>
    protected abstract Gradient<ParameterVector> DifferentiateCore(ParameterVector parameters, Batch examples, Batch noise);

    /// <summary>Opens a session that steps in place from <paramref name="state"/>, for batches of at most <paramref name="capacity"/>.</summary>
    protected internal abstract TrainingSession OpenSession(TrainingState state, int capacity, int threads);
}
