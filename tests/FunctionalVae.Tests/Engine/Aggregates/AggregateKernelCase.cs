using FunctionalVae.Engine;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Engine;

/// <summary>A kernel of a divergence of the aggregate posterior, and what the mathematics has in its place.</summary>
/// <param name="Kernel">Posterior draws, prior draws and their gradient on a lane.</param>
/// <param name="Exact">The divergence without its weight.</param>
internal sealed record AggregateKernelCase(
    Action<Lane, Workspace, (Matrix Posterior, Matrix Prior, Matrix Gradient)> Kernel,
    Func<RealMatrix, RealMatrix, double> Exact
)
{
    public const int Latent = 3;
    public const double Square = 5;
    public const double Weight = 40;
    public const double Epsilon = 8;
    public const int Iterations = 40;
    public const int Projections = 7;
    private const ulong Directions = 0x646972656374696F;

    public static IReadOnlyDictionary<string, AggregateKernelCase> All { get; } =
        new Dictionary<string, AggregateKernelCase>
        {
            ["inverse multiquadric"] = Mmd(MmdKernel.InverseMultiquadric, new InverseMultiquadricKernel(Math.Sqrt(Square))),
            ["Gaussian"] = Mmd(MmdKernel.Gaussian, new RbfKernel(Math.Sqrt(Square))),
            ["sliced, order 1"] = Sliced(1),
            ["sliced, order 2"] = Sliced(2),
            ["Sinkhorn"] = Sinkhorned(Iterations),
            ["Sinkhorn of many updates"] = Sinkhorned(65),
        };

    /// <summary>Draws that are not of one distribution.</summary>
    public static (Matrix Posterior, Matrix Prior) Draws(int count)
    {
        var z = KernelRun.Normal(count, Latent, seed: 11);
        foreach (ref var value in z.Values)
        {
            value = (0.6f * value) + 0.4f;
        }

        return (z, KernelRun.Normal(count, Latent, seed: 12));
    }

    public static RealMatrix Points(Matrix values) => PointMatrix.Of(values.Rows, values.Columns, (row, i) => values.Row(row)[i]);

    public static PointCloud Cloud(Matrix values) => PointCloud.Uniform(Points(values));

    public (Workspace Memory, Matrix Gradient) Run(Matrix z, Matrix y, int lanes)
    {
        var gradient = KernelRun.Unwritten(z.Rows, z.Columns);
        return (KernelRun.Of(z.Rows, (lane, at) => Kernel(lane, at, (z, y, gradient)), lanes: lanes), gradient);
    }

    private static AggregateKernelCase Mmd(MmdKernel kernel, Kernel shape) =>
        new(
            (lane, at, of) => SquaredMmdKernel.Run(lane, at, of.Posterior, of.Prior, of.Gradient, (int)kernel, Square, Weight),
            (z, y) => MaximumMeanDiscrepancy.Unbiased(shape, z, y)
        );

    private static AggregateKernelCase Sliced(int order) =>
        new(
            (lane, at, of) => SlicedWassersteinKernel.Run(lane, at, of.Posterior, of.Prior, of.Gradient, Projections, order, Weight),
            (z, y) =>
                Math.Pow(
                    Wasserstein.Sliced(order, Projections, Key.FromSeed(Directions), PointCloud.Uniform(z), PointCloud.Uniform(y)),
                    order
                )
        );

    private static AggregateKernelCase Sinkhorned(int iterations) =>
        new(
            (lane, at, of) => DebiasedSinkhornKernel.Run(lane, at, of.Posterior, of.Prior, of.Gradient, Epsilon, iterations, Weight),
            (z, y) => Sinkhorn.Divergence(new(Epsilon, 2, iterations, 1e-14), PointCloud.Uniform(z), PointCloud.Uniform(y)).Value
        );
}
