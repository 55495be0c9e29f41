using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>Draws of posteriors and of the prior as points, in standard deviations of the prior from its mean.</summary>
internal sealed class LatentPoints
{
    private readonly IVaeModel model;
    private readonly ParameterVector parameters;
    private readonly PriorFamily prior;

    /// <exception cref="ArgumentException">The latent variable has no prior.</exception>
    public LatentPoints(IVaeModel model, ParameterVector parameters)
    {
        (this.model, this.parameters) = (model, parameters);
        prior = RequiredPrior.Of(model, parameters);
    }

    /// <summary>One draw of each example's posterior, [count, latent].</summary>
    public RealMatrix OfPosteriors(Batch examples, Key key)
    {
        var noise = Dataset.Of(model.NoiseFrom(key, examples.Count));
        var row = 0;
        return Points(
            Chunks
                .Posteriors(model, parameters, examples)
                .SelectMany(posterior =>
                {
                    int[] rows = [.. Enumerable.Range(row, posterior.Mean.Count)];
                    row += rows.Length;
                    return Rows(model.Draw(posterior, noise.Take(rows)));
                })
        );
    }

    /// <summary>Draws of the prior, [count, latent].</summary>
    public RealMatrix OfPrior(int count, Key key) => Points(Rows(model.DrawPrior(parameters, model.NoiseFrom(key, count))));

    public static RealMatrix Choose(RealMatrix points, int[] rows) => RealMatrix.FromRows(rows.Select(points.Row));

    private static IEnumerable<ReadOnlyMemory<float>> Rows(Batch draws) => Enumerable.Range(0, draws.Count).Select(row => draws[row]);

    private RealMatrix Points(IEnumerable<ReadOnlyMemory<float>> draws) =>
        RealMatrix.FromRows(
            draws.Select(draw =>
                RealVector.From(draw.ToArray().Select((value, i) => (value - prior.Mean[i]) * Math.Exp(-0.5 * prior.LogVariance[i])))
            )
        );
}
