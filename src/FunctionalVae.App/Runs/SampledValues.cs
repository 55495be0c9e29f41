using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What <c>sample</c> and train's picture show of p(x|z) at draws of the prior or of fitted latents: draws of it, or its means.</summary>
/// <param name="Model">A model with a prior.</param>
/// <param name="AreDraws">Whether x is drawn too.</param>
internal sealed record SampledValues(IVaeModel Model, bool AreDraws)
{
    public const string Draws = "draws";
    public const string Means = "means";

    /// <summary>The distribution of z; null for the prior.</summary>
    public LatentDistribution? Latents { get; init; }

    /// <summary>Rows are drawn, for their spread is what they are looked at for; pictures show means. Without a likelihood there are only means.</summary>
    public static SampledValues Usual(IVaeModel model) => new(model, HasDraws(model) && model.Spec.Input is not Image);

    /// <summary>All classes of a conditional model: they take turns where none is named.</summary>
    public static IReadOnlyList<int> Classes(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>Those of a model whose examples have no labels yet, under all its classes in turn.</summary>
    public static SampledValues OfAllClasses(IVaeModel model) =>
        Usual(model.Spec.Condition is { Width: var classes } ? model.Under(Classes(classes)) : model);

    /// <summary>Those of <c>--values</c>; the usual ones where nothing is said.</summary>
    /// <exception cref="UserErrorException">There is no p(x|z) to draw from.</exception>
    public static SampledValues Of(IVaeModel model, string? word) =>
        (word, HasDraws(model)) switch
        {
            (null, _) => Usual(model),
            (Draws, false) => throw new UserErrorException(
                $"--values {Draws}: {NoDraws(model)}, so there is no p(x|z) to draw from. Pass --values {Means}, or leave it out."
            ),
            _ => new(model, word == Draws),
        };

    /// <summary>[count, inputs]; the same for the same seed, whoever asks.</summary>
    public Batch Make(ParameterVector parameters, int count, ulong seed)
    {
        var key = Key.FromSeed(seed).Child(KeySites.Sampling);
        return AreDraws ? Model.Sample(parameters, count, key, Latents) : Model.SampleMeans(parameters, count, key, Latents);
    }

    /// <summary>The name of the file that is written where none is named: samples-seed1 for what is usual, means-seed1 for the other.</summary>
    public string FileName(ulong seed) => Invariant($"{(AreDraws == Usual(Model).AreDraws ? "samples" : Word)}-seed{seed}");

    /// <summary>What was made, and what would be made instead.</summary>
    public string Text(int count) =>
        (AreDraws, HasDraws(Model)) switch
        {
            (true, _) => Invariant($"{count} {Word} x ~ p(x|z), {Z}; --values {Means} gives the means of p(x|z)"),
            (false, true) => Invariant($"{count} {Word} of p(x|z), {Z}, which vary less than the data; --values {Draws} draws x too"),
            _ => Invariant($"{count} decoded {Word}, {Z}; {NoDraws(Model)}, so there is no p(x|z) to draw from"),
        };

    /// <summary>What stands under a picture of them.</summary>
    public string Caption =>
        (AreDraws, HasDraws(Model)) switch
        {
            (true, _) => $"{Word} x ~ p(x|z), {Z}",
            (false, true) => $"{Word} of p(x|z), {Z}",
            _ => $"decoded {Word}, {Z}",
        };

    /// <summary>Which z.</summary>
    public string Z =>
        Latents switch
        {
            null => "z ~ p(z)",
            LatentPosteriors => "z ~ q(z|x) of training examples",
            _ => "z of the latents fitted after training",
        };

    private string Word => AreDraws ? Draws : Means;

    private static bool HasDraws(IVaeModel model) => model.Spec is { Likelihood: Likelihood, Prior: not null };

    /// <summary>Why a model without a likelihood draws nothing: the start of a sentence.</summary>
    public static string NoDraws(IVaeModel model) => $"{ModelText.Reconstruction(model)}, which scores {model.Name}, is not a likelihood";
}
