namespace FunctionalVae.Probability.Tests;

public sealed class ProbabilisticPcaFitTests
{
    // Mean (5, 6), variances ½ and 2, no covariance.
    private static readonly RealMatrix Data = RealMatrix.From(
        new double[,]
        {
            { 5, 8 },
            { 5, 4 },
            { 6, 6 },
            { 4, 6 },
        }
    );

    [Fact]
    public void The_maximum_takes_the_largest_eigenvalues_and_the_mean_of_the_others()
    {
        var fit = ProbabilisticPca.MaximumLikelihood(1, Data);
        Assert.Equal([5.0, 6], fit.Mean);
        Assert.Equal(0.5, fit.Variance, 1e-15);
        Assert.Equal(0, fit.Weights[0, 0], 1e-15);
        Assert.Equal(Math.Sqrt(1.5), Math.Abs(fit.Weights[1, 0]), 1e-15);
    }

    [Fact]
    public void The_mean_of_several_discarded_eigenvalues()
    {
        // Variances 9/3, 4/3 and 1/3 along the axes (each axis has two examples of six).
        var data = RealMatrix.From(
            new double[,]
            {
                { 3, 0, 0 },
                { -3, 0, 0 },
                { 0, 2, 0 },
                { 0, -2, 0 },
                { 0, 0, 1 },
                { 0, 0, -1 },
            }
        );
        var fit = ProbabilisticPca.MaximumLikelihood(1, data);
        Assert.Equal(2.5 / 3, fit.Variance, 1e-14);
        Assert.Equal(3 - (2.5 / 3), fit.Weights[0, 0] * fit.Weights[0, 0], 1e-14);
        Assert.Equal((3, 1), (fit.Weights.Rows, fit.Weights.Columns));
    }

    [Fact]
    public void With_a_given_variance_weak_components_collapse()
    {
        var fit = ProbabilisticPca.MaximumLikelihoodOfVariance(2, 1, Data);
        Assert.Equal(1, fit.Variance);
        Assert.Equal(1, Math.Abs(fit.Weights[1, 0]), 1e-15);
        Assert.Equal((0.0, 0.0), (fit.Weights[0, 1], fit.Weights[1, 1]));
        Assert.Equal(Math.Sqrt(0.25), Math.Abs(ProbabilisticPca.MaximumLikelihoodOfVariance(2, 0.25, Data).Weights[0, 1]), 1e-15);
    }

    [Fact]
    public void What_has_no_maximum_is_refused()
    {
        Refused("components is 0; for data of 2 dimensions it must be from 1 to 1.", () => ProbabilisticPca.MaximumLikelihood(0, Data));
        Refused("components is 2; for data of 2 dimensions it must be from 1 to 1.", () => ProbabilisticPca.MaximumLikelihood(2, Data));
        Refused(
            "components is 3; for data of 2 dimensions it must be from 1 to 2.",
            () => ProbabilisticPca.MaximumLikelihoodOfVariance(3, 1, Data)
        );
        Refused("variance is -1; it must be a positive finite number.", () => ProbabilisticPca.MaximumLikelihoodOfVariance(1, -1, Data));
        Refused("data.Rows is 1; it must be 2 at least.", () => ProbabilisticPca.MaximumLikelihood(1, RealMatrix.From(new double[1, 2])));
        Refused(
            "data[1][0] is NaN; it must be a finite number.",
            () =>
                ProbabilisticPca.MaximumLikelihood(
                    1,
                    RealMatrix.From(
                        new[,]
                        {
                            { 1, 2 },
                            { double.NaN, 4 },
                        }
                    )
                )
        );
        Refused(
            "1 components leave no variance of data over: its likelihood has no maximum. Take fewer, or give the variance.",
            () =>
                ProbabilisticPca.MaximumLikelihood(
                    1,
                    RealMatrix.From(
                        new double[,]
                        {
                            { 1, 2 },
                            { 2, 4 },
                            { 3, 6 },
                        }
                    )
                )
        );
    }

    // What counts as no variance is relative to the data's.
    [Fact]
    public void Data_in_small_units_have_variance()
    {
        var small = RealMatrix.From(
            new[,]
            {
                { 1e-7, 0 },
                { -1e-7, 0 },
                { 0, 5e-8 },
                { 0, -5e-8 },
            }
        );
        Assert.Equal(1.25e-15, ProbabilisticPca.MaximumLikelihood(1, small).Variance, 1e-25);
    }

    private static void Refused(string start, Action action) =>
        Assert.StartsWith(start, Assert.ThrowsAny<ArgumentException>(action).Message);
}
