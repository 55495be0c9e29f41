namespace FunctionalVae;

/// <summary>How a distribution of latent vectors is fitted.</summary>
/// <param name="Components">Normals in the mixture; null for one for each hundred of the examples that it is fitted to, at most 256.</param>
/// <param name="MostExamples">As many of the examples, chosen by key, are used at most.</param>
/// <param name="Threads">Threads; 0 for one per processor. No bit of the fit depends on them.</param>
/// <param name="Flow">A flow (<see cref="LatentFlow"/>) that is trained in place of the mixture; null for the mixture.</param>
/// <param name="Posteriors">Whether the posteriors are kept as they are (<see cref="LatentPosteriors"/>), and nothing is fitted to them.</param>
public sealed record LatentFitOptions(
    int? Components = null,
    int MostExamples = 50_000,
    int Threads = 0,
    FlowOptions? Flow = null,
    bool Posteriors = false
)
{
    private const int ExamplesEach = 100;
    private const int MostComponents = 256;

    /// <summary>The number of normals for so many examples.</summary>
    internal int ComponentsFor(int examples) => Components ?? Math.Clamp(examples / ExamplesEach, 1, MostComponents);

    /// <summary>Throws where an option makes no sense.</summary>
    /// <exception cref="ArgumentException">One does; the message says which.</exception>
    internal void Check()
    {
        OptionRange.Require(Components is not < 1, nameof(Components), Components ?? 0, "1 or more");
        OptionRange.Require(MostExamples > 0, nameof(MostExamples), MostExamples, "1 or more");
        Flow?.Check();
        OptionRange.Require(Threads >= 0, nameof(Threads), Threads, "0 or more");
        string[] kinds =
        [
            .. Components is null ? (string[])[] : [nameof(Components)],
            .. Flow is null ? (string[])[] : [nameof(Flow)],
            .. Posteriors ? (string[])[nameof(Posteriors)] : [],
        ];
        if (kinds.Length > 1)
        {
            throw new ArgumentException(
                $"{string.Join(" and ", kinds)} are options of different distributions of latent vectors. Give one of them."
            );
        }
    }
}
