namespace FunctionalVae.Testing;

/// <summary>A case made into values: parameters, examples and noise.</summary>
internal sealed class Situation
{
    // One child key a purpose: a law that draws something itself changes nothing of what the case draws.
    private const ulong ParameterSite = 0;
    private const ulong ExampleSite = 1;
    private const ulong NoiseSite = 2;
    private const ulong LawSite = 3;
    private readonly Lazy<ParameterVector> parameters;
    private readonly Lazy<Batch> raw;
    private readonly Lazy<Batch> examples;
    private readonly Lazy<Batch> noise;

    public Situation(Subject subject, VaeCase drawn, ulong variant)
    {
        (Subject, Case) = (subject, drawn);
        var key = subject.Options.Key.Child((ulong)drawn.Number).Child(variant);
        Key = key.Child(LawSite);
        parameters = new(() => Places.At(subject, drawn.Place, key.Child(ParameterSite)));
        raw = new(() => CaseExamples.Raw(subject, drawn, key.Child(ExampleSite)));
        examples = new(() => CaseExamples.Of(subject, drawn, key.Child(ExampleSite)));
        noise = new(() => Model.NoiseFrom(key.Child(NoiseSite), drawn.Count));
    }

    public Subject Subject { get; }

    public VaeCase Case { get; }

    public IVaeModel Model => Subject.Model;

    /// <summary>How far an example's values may depend on its batch.</summary>
    public double BatchRounding => Subject.BatchRounding;

    /// <summary>For what the law itself draws.</summary>
    public Key Key { get; }

    public ParameterVector Parameters => parameters.Value;

    /// <summary>The examples as training takes them: grey where the model binarises.</summary>
    public Batch RawExamples => raw.Value;

    /// <summary>As the likelihood models them.</summary>
    public Batch Examples => examples.Value;

    public Batch Noise => noise.Value;

    /// <summary>The prior of a model that has one.</summary>
    public PriorFamily Prior =>
        PriorFamily.Of(Model.Spec, Parameters) ?? throw new InvalidOperationException($"{Model.Name} has no prior.");

    public IReadOnlyList<ExampleTerms> Terms => Model.Terms(Parameters, Examples, Noise);

    public Gradient<ParameterVector> Gradient => Model.Differentiate(Parameters, Examples, Noise);

    /// <summary>Some of the examples and their noise.</summary>
    public (Batch Examples, Batch Noise) Rows(IReadOnlyList<int> rows) =>
        (Model.ExamplesFrom(Take(Examples, rows)), Model.NoiseFromValues(Take(Noise, rows)));

    private static IEnumerable<float> Take(Batch batch, IReadOnlyList<int> rows) => rows.SelectMany(row => batch[row].ToArray());
}
