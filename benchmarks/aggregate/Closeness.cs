using FunctionalVae.Probability;

namespace FunctionalVae.AggregateBenchmark;

/// <summary>How near draws of the posteriors of held-out examples come to draws of the prior.</summary>
internal static class Closeness
{
    private const int Draws = 20;
    private const int Projections = 200;

    /// <summary>
    /// Sliced W₂ between draws of the posteriors and as many of the prior, less that between two sets of draws of the prior (its null), a mean over
    /// draws; in standard deviations of the prior, so that priors can be compared.
    /// </summary>
    public static double Of(IVaeModel model, ParameterVector parameters, Batch examples, Key key)
    {
        var posterior = model.Encode(parameters, examples);
        var deviation = Math.Exp(0.5 * PriorFamily.Of(model, parameters)!.LogVariance[0]);
        return Enumerable
            .Range(0, Draws)
            .Average(draw =>
            {
                var own = key.Child((ulong)draw);
                var z = Points(model.Draw(posterior, Noise(own.Child(0))));
                var (y, other) = (Prior(own.Child(1)), Prior(own.Child(2)));
                return (Distance(z, y, own) - Distance(other, y, own)) / deviation;
            });

        Batch Noise(Key own) => model.NoiseFrom(own, examples.Count);

        PointCloud Prior(Key own) => Points(model.DrawPrior(parameters, Noise(own)));
    }

    private static double Distance(PointCloud one, PointCloud other, Key key) =>
        Wasserstein.Sliced(2, Projections, key.Child(3), one, other);

    private static PointCloud Points(Batch values)
    {
        var points = new double[values.Count, values.Width];
        for (var row = 0; row < values.Count; row++)
        {
            for (var i = 0; i < values.Width; i++)
            {
                points[row, i] = values[row].Span[i];
            }
        }

        return PointCloud.Uniform(RealMatrix.From(points));
    }
}
