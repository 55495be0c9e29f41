namespace FunctionalVae.Testing;

/// <summary>A case made into values: parameters, examples and noise.</summary>
internal sealed class Situation
{
    // One child key a purpose: a law that draws something itself changes nothing of what the case draws.
    private const ulong ParameterSite = 0;
    private const ulong ExampleSite = 1;
    private const ulong NoiseSite = 2;
    private const ulong LawSite = 3;
    private const ulong LabelSite = 4;
    private readonly Lazy<ParameterVector> parameters;
    private readonly Lazy<Batch> raw;
    private readonly Lazy<Batch> examples;
    private readonly Lazy<Batch> noise;
    private readonly Lazy<Batch> drawNoise;

    public Situation(Subject subject, VaeCase drawn, ulong variant)
    {
        (Subject, Case) = (subject, drawn);
        var key = subject.Options.Key.Child((ulong)drawn.Number).Child(variant);
        Key = key.Child(LawSite);
        // Of a conditional model each case is of one class: rows that a law makes of plain values have its label.
        Model = subject.Model.Spec.Condition is { Width: var classes }
            ? subject.Model.Under([Chance.Below(classes, key.Child(LabelSite), 0)])
            : subject.Model;
        parameters = new(() => Places.At(subject, drawn.Place, key.Child(ParameterSite)));
        raw = new(() => CaseExamples.Raw(subject, Model, drawn, key.Child(ExampleSite)));
        examples = new(() => CaseExamples.Of(subject, Model, drawn, key.Child(ExampleSite)));
        noise = new(() => Model.NoiseFrom(key.Child(NoiseSite), drawn.Count));
        drawNoise = new(() => Model.NoiseFrom(key.Child(NoiseSite), drawn.Count * NoiseVectors));
    }

    public Subject Subject { get; }

    public VaeCase Case { get; }

    /// <summary>The model; under the label of the case, where it is conditional.</summary>
    public IVaeModel Model { get; }

    /// <summary>How far an example's values may depend on its batch.</summary>
    public double BatchRounding => Subject.BatchRounding;

    /// <summary>For what the law itself draws.</summary>
    public Key Key { get; }

    public ParameterVector Parameters => parameters.Value;

    /// <summary>The examples as training takes them: grey where the model binarises.</summary>
    public Batch RawExamples => raw.Value;

    /// <summary>As the likelihood models them.</summary>
    public Batch Examples => examples.Value;

    /// <summary>One noise vector for each example.</summary>
    public Batch Noise => noise.Value;

    /// <summary>The draws of each posterior in a gradient.</summary>
    public int Draws => Model.Layout.Draws;

    /// <summary>The noise vectors of each example in a gradient: of its draws, or of its draw and one of the prior.</summary>
    public int NoiseVectors => Model.Layout.NoiseVectors;

    /// <summary>All noise vectors of each example: what a gradient takes.</summary>
    public Batch DrawNoise => drawNoise.Value;

    /// <summary>The prior of a model that has one.</summary>
    public PriorFamily Prior => PriorFamily.Of(Model, Parameters) ?? throw new InvalidOperationException($"{Model.Name} has no prior.");

    public IReadOnlyList<ExampleTerms> Terms => Model.Terms(Parameters, Examples, Noise);

    public Gradient<ParameterVector> Gradient => Model.Differentiate(Parameters, Examples, DrawNoise);

    /// <summary>Some of the examples and their noise.</summary>
    public (Batch Examples, Batch Noise) Rows(IReadOnlyList<int> rows) =>
        (Model.ExamplesFrom(Take(Examples, rows)), Model.NoiseFromValues(Take(Noise, rows)));

    /// <summary>Terms as far as each is of its example alone: a divergence of the aggregate posterior, which is of the batch, is left out.</summary>
    public IReadOnlyList<ExampleTerms> OfExamples(IReadOnlyList<ExampleTerms> terms) =>
        Model.Spec.Objective.OfAggregate is null ? terms : [.. terms.Select(term => term with { Kl = 0 })];

    /// <summary>The gradient of some of the examples, with their noise.</summary>
    public Gradient<ParameterVector> GradientOf(IReadOnlyList<int> rows) =>
        Model.Differentiate(
            Parameters,
            Model.ExamplesFrom(Take(Examples, rows)),
            NoiseOf([.. rows.SelectMany(row => Enumerable.Range(row * NoiseVectors, NoiseVectors))])
        );

    /// <summary>Some of the noise vectors of the gradient's draws.</summary>
    public Batch NoiseOf(IReadOnlyList<int> rows) => Model.NoiseFromValues(Take(DrawNoise, rows));

    private static IEnumerable<float> Take(Batch batch, IReadOnlyList<int> rows) => rows.SelectMany(row => batch[row].ToArray());
}
