using FunctionalVae.Probability;

namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Another divergence of the aggregate posterior beside the right gradient.</summary>
/// <param name="inner">The right model.</param>
/// <param name="wrong">What it reports of the draws of the posteriors and of the prior.</param>
internal sealed class AggregateMutant(IVaeModel inner, Func<PointCloud, PointCloud, double> wrong) : WrappedModel(inner)
{
    private const ulong Directions = 0x646972656374696F;

    /// <summary>A sliced distance without sorting: each draw of a posterior with the draw of the prior that came with it.</summary>
    public static AggregateMutant OfPairs(IVaeModel inner)
    {
        var sliced = (SlicedWasserstein)inner.Spec.Objective.OfAggregate!.Divergence;
        return new(
            inner,
            (z, y) =>
                Enumerable
                    .Range(0, z.Count)
                    .Average(row =>
                        Math.Pow(Wasserstein.Sliced(2, sliced.Projections, Key.FromSeed(Directions), One(z, row), One(y, row)), 2)
                    )
        );

        static PointCloud One(PointCloud cloud, int row) => Cloud(1, cloud.Dimensions, (_, i) => cloud.Points[row, i]);
    }

    /// <summary>Entropic transport without what takes its bias away.</summary>
    /// <param name="inner">The right model.</param>
    /// <param name="epsilon">ε, a squared length.</param>
    public static AggregateMutant Biased(IVaeModel inner, double epsilon) =>
        new(inner, (z, y) => Sinkhorn.Transport(new(epsilon), z, y).Value);

    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        var z = Cloud(Inner.Draw(Inner.Encode(parameters, images), Vectors(0)));
        var y = Cloud(Inner.DrawPrior(parameters, Vectors(1)));
        return right with { Objective = right.Objective with { Kl = Spec.Objective.OfAggregate!.Weight * wrong(z, y) } };

        Batch Vectors(int vector) => noise.Take([.. Enumerable.Range(0, images.Count).Select(row => (2 * row) + vector)]);
    }

    private static PointCloud Cloud(Batch values) => Cloud(values.Count, values.Width, (row, i) => values[row].Span[i]);

    private static PointCloud Cloud(int count, int dimensions, Func<int, int, double> element)
    {
        var points = new double[count, dimensions];
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < dimensions; i++)
            {
                points[row, i] = element(row, i);
            }
        }

        return PointCloud.Uniform(RealMatrix.From(points));
    }
}
