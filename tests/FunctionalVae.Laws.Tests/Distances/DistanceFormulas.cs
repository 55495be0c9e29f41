using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal sealed partial record Formulas
{
    public Func<DiagonalNormal, DiagonalNormal, double> WassersteinDiagonal { get; init; } = Wasserstein.DiagonalNormal;

    public Func<MultivariateNormal, MultivariateNormal, double> WassersteinMultivariate { get; init; } = Wasserstein.MultivariateNormal;

    public Func<double, RealVector, RealVector, double> WassersteinSamples { get; init; } = Wasserstein.Samples;

    public Func<double, PointCloud, PointCloud, double> WassersteinWeighted { get; init; } = Wasserstein.Weighted;

    public Func<double, int, Key, PointCloud, PointCloud, double> WassersteinSliced { get; init; } = Wasserstein.Sliced;

    public Func<SinkhornOptions, PointCloud, PointCloud, EntropicTransport> SinkhornTransport { get; init; } = Sinkhorn.Transport;

    public Func<SinkhornOptions, PointCloud, PointCloud, double> SinkhornDebiased { get; init; } =
        (options, q, p) => Sinkhorn.Divergence(options, q, p).Value;

    public Func<Kernel, RealVector, RealVector, double> KernelBetween { get; init; } = (kernel, x, y) => kernel.Between(x, y);

    public Func<Kernel, RealMatrix, RealMatrix, double> MmdBiased { get; init; } = MaximumMeanDiscrepancy.Biased;

    public Func<Kernel, RealMatrix, RealMatrix, double> MmdUnbiased { get; init; } = MaximumMeanDiscrepancy.Unbiased;

    public Func<RbfKernel, DiagonalNormal, DiagonalNormal, double> MmdDiagonal { get; init; } = MaximumMeanDiscrepancy.DiagonalNormal;

    public Func<RbfKernel, MultivariateNormal, MultivariateNormal, double> MmdMultivariate { get; init; } =
        MaximumMeanDiscrepancy.MultivariateNormal;

    public Func<Func<RealMatrix, RealMatrix, double>, int, Key, RealMatrix, RealMatrix, double> PermutationPValue { get; init; } =
        PermutationTest.PValue;
}
