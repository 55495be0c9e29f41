using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of the maximum mean discrepancy between samples, and of its kernels.</summary>
internal static class MmdMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Kernels(
            "kernels: RBF averaged over D and halved by 2D",
            "the mean of (xᵢ − yᵢ)² over dimensions, divided by 2D·h² once more: a bandwidth D times too large",
            (kernel, x, y) =>
                kernel is RbfKernel
                    ? Math.Exp(-Square(x, y) / x.Count / (2 * x.Count * Math.Pow(kernel.Bandwidth, 2)))
                    : kernel.Between(x, y)
        ),
        Kernels("kernels: bandwidth 1 % too large", "1.01·h for h", (kernel, x, y) => At(kernel, Square(x, y) / (1.01 * 1.01))),
        Kernels("kernels: distance not squared", "‖x − y‖ in place of ‖x − y‖²", (kernel, x, y) => At(kernel, Math.Sqrt(Square(x, y)))),
        Kernels(
            "kernels: multiquadric not inverted",
            "1 + ‖x − y‖²/h²: not positive definite",
            (kernel, x, y) => kernel is RbfKernel ? kernel.Between(x, y) : 1 / kernel.Between(x, y)
        ),
        Kernels(
            "kernels: cut off",
            "max(0, 1 − ‖x − y‖²/2.5h²): like a kernel near 0, and not positive definite",
            (kernel, x, y) => Math.Max(0, 1 - (Square(x, y) / (2.5 * kernel.Bandwidth * kernel.Bandwidth)))
        ),
        Biased(
            "MMD: inverse multiquadric of a scalar",
            "the kernel of the mean squared distance, in place of the mean of the kernel",
            (kernel, q, p) => Combine(q, p, (a, b) => At(kernel, Mean(a, b, Square, withDiagonal: true)), 2)
        ),
        Biased(
            "MMD: cross diagonal dropped",
            "the pairs (xᵢ, yᵢ) left out of the mean between samples",
            (kernel, q, p) => Combine(q, p, (a, b) => Mean(a, b, kernel.Between, withDiagonal: ReferenceEquals(a, b)), 2)
        ),
        Biased(
            "MMD: cross term once",
            "E k(x, x′) + E k(y, y′) − E k(x, y)",
            (kernel, q, p) => Combine(q, p, (a, b) => Mean(a, b, kernel.Between, true), 1)
        ),
        Biased("MMD: root taken", "MMD in place of MMD²", (kernel, q, p) => Math.Sqrt(MaximumMeanDiscrepancy.Biased(kernel, q, p))),
        Biased("MMD: 1 % too large", "1.01·MMD²", (kernel, q, p) => 1.01 * MaximumMeanDiscrepancy.Biased(kernel, q, p)),
        Biased(
            "MMD: biased without the diagonals",
            "the unbiased estimate in its place: negative at times",
            (kernel, q, p) => q.Rows == 1 || p.Rows == 1 ? 0 : MaximumMeanDiscrepancy.Unbiased(kernel, q, p)
        ),
        Unbiased("MMD: unbiased with the diagonals", "the biased estimate in its place", MaximumMeanDiscrepancy.Biased),
        Unbiased(
            "MMD: unbiased and clamped",
            "max(0, ·) of an unbiased estimate",
            (kernel, q, p) => Math.Max(0, MaximumMeanDiscrepancy.Unbiased(kernel, q, p))
        ),
        Unbiased(
            "MMD: unbiased without the cross diagonal",
            "the pairs (xᵢ, yᵢ) left out too, which no sample of independent draws shows",
            (kernel, q, p) => Combine(q, p, (a, b) => Mean(a, b, kernel.Between, withDiagonal: false), 2)
        ),
        Unbiased(
            "MMD: diagonals dropped, divided by n²",
            "Σ over i ≠ j, divided by n² in place of n(n − 1)",
            (kernel, q, p) => MaximumMeanDiscrepancy.Biased(kernel, q, p) - (1.0 / q.Rows) - (1.0 / p.Rows)
        ),
    ];

    private static Mutant Kernels(string name, string fault, Func<Kernel, RealVector, RealVector, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { KernelBetween = wrong });

    private static Mutant Biased(string name, string fault, Func<Kernel, RealMatrix, RealMatrix, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { MmdBiased = wrong });

    private static Mutant Unbiased(string name, string fault, Func<Kernel, RealMatrix, RealMatrix, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { MmdUnbiased = wrong });

    private static double At(Kernel kernel, double square) => kernel.Between([Math.Sqrt(square)], [0]);

    private static double Square(RealVector x, RealVector y) => x.Zip(y, (a, b) => (a - b) * (a - b)).Sum();

    private static double Combine(RealMatrix q, RealMatrix p, Func<RealMatrix, RealMatrix, double> mean, double cross) =>
        mean(q, q) + mean(p, p) - (cross * mean(q, p));

    private static double Mean(RealMatrix q, RealMatrix p, Func<RealVector, RealVector, double> kernel, bool withDiagonal) =>
        (
            from i in Enumerable.Range(0, q.Rows)
            from j in Enumerable.Range(0, p.Rows)
            where withDiagonal || i != j
            select kernel(q.Row(i), p.Row(j))
        )
            .DefaultIfEmpty()
            .Average();
}
