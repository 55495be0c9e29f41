using FsCheck.Fluent;
using FunctionalVae.Probability;
using MathNet.Numerics.LinearAlgebra;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>The kernels of the maximum mean discrepancy.</summary>
internal static class KernelLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            DistanceLaws.Area,
            "kernels: bandwidth",
            "k(x, x) = 1; h apart the Gaussian kernel is e^−½ and the inverse multiquadric ½, whatever the dimension, within 1e-12 of the size",
            60,
            (formulas, _) =>
                Prop.ForAll(
                    Clouds.Any(2, 1, 5, sameSize: true),
                    two =>
                    {
                        var (x, y, h) = (two.Points(0).Row(0), two.Points(1).Row(0), Distance(two.Sets[0][0], two.Sets[1][0]));
                        return h < 1e-3
                            || (
                                Within(Math.Exp(-0.5), formulas.KernelBetween(new RbfKernel(h), x, y), 1e-12 * two.Size)
                                && Within(0.5, formulas.KernelBetween(new InverseMultiquadricKernel(h), x, y), 1e-12 * two.Size)
                                && Both(two.Scale).All(kernel => formulas.KernelBetween(kernel, x, x) == 1)
                            );
                    }
                )
        ),
        new(
            DistanceLaws.Area,
            "kernels: positive definite",
            "no eigenvalue of the kernel matrix of up to 8 points is below −1e-13, with the Gaussian and the inverse multiquadric kernel",
            60,
            (formulas, _) =>
                Prop.ForAll(
                    Clouds.Any(1, 8, 3, sameSize: true),
                    one =>
                        Both(one.Scale)
                            .All(kernel =>
                                Of(formulas, kernel, one.Points(0))
                                    .Evd(Symmetricity.Symmetric)
                                    .EigenValues.All(value => value.Real >= -1e-13)
                            )
                )
        ),
    ];

    public static Kernel[] Both(double bandwidth) => [new RbfKernel(bandwidth), new InverseMultiquadricKernel(bandwidth)];

    /// <summary>The kernel matrix of points, one per row.</summary>
    public static Matrix<double> Of(Formulas formulas, Kernel kernel, RealMatrix points) =>
        Matrix<double>.Build.Dense(points.Rows, points.Rows, (i, j) => formulas.KernelBetween(kernel, points.Row(i), points.Row(j)));
}
