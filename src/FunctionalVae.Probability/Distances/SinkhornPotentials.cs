namespace FunctionalVae.Probability;

/// <summary>The dual potentials of entropic transport: f of q's points and g of p's.</summary>
internal sealed record SinkhornPotentials(double[] Q, double[] P, double Value, int Iterations, double MarginalError)
{
    // An averaged update halves the error of what q and p have in common; after these nothing of it is left.
    private const int Averaged = 60;

    // Relative to the largest cost: less is below a hundred roundings of it.
    private const double LeastEpsilon = 1e-14;

    private const double RoundingUnit = 2.220446049250313e-16;

    public static SinkhornPotentials Of(SinkhornOptions options, double[][] cost, PointCloud q, PointCloud p)
    {
        var largest = cost.Max(row => row.Max());
        Check(options, largest);
        // The rounding error of potentials and costs of this size, in units of ε: it is also the relative error of the plan's entries.
        var rounding = RoundingUnit * largest / options.Epsilon;
        var transpose = GroundCost.Transpose(cost);
        var (f, g) = (new double[q.Count], new double[p.Count]);
        for (var scale = largest; scale > options.Epsilon; scale *= 0.5)
        {
            (f, g) = (Mean(f, Rows(scale, g)), Mean(g, Columns(scale, f)));
        }

        var iterations = 1;
        for (
            var error = double.PositiveInfinity;
            error > options.Tolerance && iterations < Math.Min(Averaged, options.MaxIterations);
            iterations++
        )
        {
            var (nextF, nextG) = (Rows(options.Epsilon, g), Columns(options.Epsilon, f));
            error = ErrorOf(options.Epsilon, q.Weights, f, nextF) + ErrorOf(options.Epsilon, p.Weights, g, nextG);
            (f, g) = (Mean(f, nextF), Mean(g, nextG));
        }

        for (; ; iterations++)
        {
            g = Columns(options.Epsilon, f);
            var next = Rows(options.Epsilon, g);
            var error = ErrorOf(options.Epsilon, q.Weights, f, next);
            if (error <= options.Tolerance || iterations >= options.MaxIterations)
            {
                return new(
                    f,
                    g,
                    Dot(q.Weights, f) + Dot(p.Weights, g),
                    iterations,
                    rounding > options.Tolerance ? Math.Max(error, rounding) : error
                );
            }

            f = next;
        }

        double[] Rows(double epsilon, double[] potential) => SoftMinimum.Of(epsilon, cost, potential, p.Weights);
        double[] Columns(double epsilon, double[] potential) => SoftMinimum.Of(epsilon, transpose, potential, q.Weights);
    }

    private static void Check(SinkhornOptions options, double largest)
    {
        if (double.IsInfinity(largest))
        {
            throw new ArgumentException(
                "The points of q and p are too far apart: the largest ground cost is ∞; take a longer unit of length."
            );
        }

        if (options.Epsilon < LeastEpsilon * largest)
        {
            throw new ArgumentException(
                $"{nameof(options.Epsilon)} is {Arguments.Text(options.Epsilon)}; for a largest ground cost of {Arguments.Text(largest)} it must be {Arguments.Text(LeastEpsilon * largest)} at least, or rounding of the costs outweighs it.",
                nameof(options)
            );
        }
    }

    // Row i of the plan sums to wᵢ·e^((f − next)/ε): next is the potential that would make it exact.
    private static double ErrorOf(double epsilon, RealVector weights, double[] potential, double[] next)
    {
        var sum = 0.0;
        for (var i = 0; i < potential.Length; i++)
        {
            sum += weights[i] * Math.Abs(SpecialFunctions.Expm1((potential[i] - next[i]) / epsilon));
        }

        return sum;
    }

    private static double[] Mean(double[] left, double[] right) => [.. left.Zip(right, (a, b) => 0.5 * (a + b))];

    private static double Dot(RealVector weights, double[] potential) => weights.Zip(potential, (weight, value) => weight * value).Sum();
}
