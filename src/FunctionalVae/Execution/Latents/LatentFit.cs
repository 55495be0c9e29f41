using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Fits a distribution of latent vectors to the posteriors of examples.</summary>
internal static class LatentFit
{
    private const ulong ExampleSite = 0;
    private const ulong NoiseSite = 1;
    private const ulong CentreSite = 2;
    private const ulong FlowSite = 3;

    /// <exception cref="ArgumentException">There are too few examples, or their latent vectors do not vary in some dimension.</exception>
    public static LatentDistribution Of(
        VaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        LatentFitOptions options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancel
    )
    {
        options.Check();
        int[] rows = [.. Permutation.Of(key.Child(ExampleSite), examples.Count).Take(options.MostExamples)];
        var taken = examples.Take(rows);
        cancel.ThrowIfCancellationRequested();
        return options.Flow is { } flow
                ? FlowFit.Of(model.Layout, flow, model.Encode(parameters, taken), key.Child(FlowSite), options, progress, cancel)
            : options.Posteriors ? LatentPosteriors.Of(model.Encode(parameters, taken))
            : Mixture(model, parameters, taken, key, options, cancel);
    }

    private static LatentMixture Mixture(
        VaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        LatentFitOptions options,
        CancellationToken cancel
    )
    {
        var components = options.ComponentsFor(examples.Count);
        Require(
            model.Layout,
            examples.Count,
            Math.Max(components, model.Layout.LatentWidth + 1),
            $"a mixture of {components} {(components == 1 ? "normal" : "normals")}"
        );
        var draws = model.Draw(model.Encode(parameters, examples), model.NoiseFrom(key.Child(NoiseSite), examples.Count));
        var points = RealMatrix.Of(draws.Count, draws.Width, (row, column) => draws.Array[(row * draws.Width) + column]);
        var fit = NormalMixtures.Fit(points, components, key.Child(CentreSite), new(Threads: options.Threads), cancel);
        return LatentMixture.Of(fit.Mixture);
    }

    /// <summary>Throws where there are too few examples.</summary>
    /// <param name="layout">Of the model.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="least">How many there must be.</param>
    /// <param name="what">What is fitted.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public static void Require(ModelLayout layout, int count, int least, string what)
    {
        if (count < least)
        {
            throw new ArgumentException(
                $"{count} examples are too few: {what} of the {layout.LatentWidth} latent dimensions of {layout.Name} takes {least} or more."
            );
        }
    }
}
