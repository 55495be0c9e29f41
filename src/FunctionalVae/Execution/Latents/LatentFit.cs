using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Fits a mixture to draws of the posteriors of examples.</summary>
internal static class LatentFit
{
    private const ulong ExampleSite = 0;
    private const ulong NoiseSite = 1;
    private const ulong CentreSite = 2;

    /// <exception cref="ArgumentException">There are too few examples, or their latent vectors do not vary in some dimension.</exception>
    public static LatentMixture Of(
        VaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        LatentFitOptions options,
        CancellationToken cancel
    )
    {
        options.Check();
        int[] rows = [.. Permutation.Of(key.Child(ExampleSite), examples.Count).Take(options.MostExamples)];
        var components = options.ComponentsFor(rows.Length);
        var least = Math.Max(components, model.Layout.LatentWidth + 1);
        if (rows.Length < least)
        {
            throw new ArgumentException(
                $"{rows.Length} examples are too few: a mixture of {components} {(components == 1 ? "normal" : "normals")} of the {model.Layout.LatentWidth} latent dimensions of {model.Name} takes {least} or more."
            );
        }

        var taken = examples.Take(rows);
        var draws = model.Draw(model.Encode(parameters, taken), model.NoiseFrom(key.Child(NoiseSite), taken.Count));
        var points = RealMatrix.Of(draws.Count, draws.Width, (row, column) => draws.Array[(row * draws.Width) + column]);
        var fit = NormalMixtures.Fit(points, components, key.Child(CentreSite), new(Threads: options.Threads), cancel);
        return LatentMixture.Of(fit.Mixture);
    }
}
