namespace FunctionalVae.Tests.Graphs;

/// <summary>
/// The total correlation of a batch where it is known: of posteriors that are the same, on a grid, and on its diagonal. A weight log B in the wrong place, once for each
/// dimension of the joint density or not in each marginal one, is off by it (as in a peer's estimator).
/// </summary>
public sealed class TotalCorrelationTests
{
    private const double Weight = 4;
    private static readonly Key Key = Key.FromSeed(61);

    [Fact]
    public void Of_posteriors_that_are_the_same_it_is_0()
    {
        float[][] heads = [.. Enumerable.Repeat((float[])[0.3f, -0.2f, 0.7f, -1, 0.5f, 0], 7)];
        Assert.Equal(0, Correlation(heads, Key), 1e-6);
    }

    [Fact]
    public void On_a_grid_the_aggregate_posterior_is_the_product_of_its_dimensions()
    {
        float[] places = [-3, 0.5f, 2];
        float[][] heads = [.. places.SelectMany(first => places.Select(second => (float[])[first, second, -1, -2]))];
        Assert.Equal(0, Correlation(heads, Key), 1e-6);
    }

    [Fact]
    public void On_its_diagonal_one_dimension_tells_which_posterior_the_other_is_of()
    {
        float[][] heads = [.. Enumerable.Range(0, 5).Select(i => (float[])[20 * i, -20 * i, -2, -2])];
        Assert.Equal(Math.Log(5), Correlation(heads, Key), 1e-6);
    }

    // At most (k − 1)·log B, which is more than the information log B.
    [Fact]
    public void Of_three_dimensions_two_are_told_by_the_first()
    {
        float[][] heads = [.. Enumerable.Range(0, 5).Select(i => (float[])[20 * i, -20 * i, 30 * i, -2, -2, -2])];
        Assert.Equal(2 * Math.Log(5), Correlation(heads, Key), 1e-6);
    }

    [Fact]
    public void One_example_has_none() =>
        Assert.Equal(
            0,
            Correlation(
                [
                    [0.3f, -0.2f, 0.7f, -1],
                ],
                Key
            ),
            1e-6
        );

    // Of draws by noise of the key, from what training has beside the divergence.
    private static double Correlation(float[][] heads, Key key)
    {
        var width = heads[0].Length;
        var model = Vae.ModelFrom(
            new(
                new Features(width),
                [],
                new DiagonalNormalLatent(width / 2),
                [],
                new SquaredErrorLikelihood(),
                new BetaTotalCorrelation(Weight)
            )
        );
        var parameters = model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name == "posterior.weight"
                    ? Enumerable.Range(0, tensor.Count).Select(i => i / width == i % width ? 1f : 0)
                    : new float[tensor.Count]
            )
        );
        var examples = model.ExamplesFrom(heads.SelectMany(head => head));
        var noise = model.NoiseFrom(key, heads.Length);
        var trained = model.Differentiate(parameters, examples, noise).Objective;
        var bound = model.Evaluate(parameters, examples, noise);
        Assert.Equal(bound.Reconstruction, trained.Reconstruction, 1e-6 * Math.Abs(bound.Reconstruction));
        return (trained.Kl - bound.Kl) / (Weight - 1);
    }
}
