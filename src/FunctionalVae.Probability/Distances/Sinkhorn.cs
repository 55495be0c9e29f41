namespace FunctionalVae.Probability;

/// <summary>
/// Entropic optimal transport between weighted points (Cuturi 2013) with ground cost ‖x − y‖ᵖ, computed with logarithms throughout: e^(−cost/ε)
/// alone underflows for a small ε. An ε of less than 1e-14 of the largest cost is refused: rounding of the costs would outweigh it.
/// </summary>
/// <remarks>
/// ε starts at the largest cost and is halved, at most 47 times and not counted as iterations, until it is the one asked for (Schmitzer 2019). Updates are first averaged with the potentials
/// that they replace, which at equal clouds keeps both potentials equal and converges fast (Feydy and others 2019); then each update makes the
/// marginal of its side exact, Sinkhorn's own iteration.
/// </remarks>
public static class Sinkhorn
{
    /// <summary>min E‖x − y‖ᵖ + ε·KL(plan ‖ a ⊗ b) over the plans with marginals a and b, the weights of q and p.</summary>
    /// <remarks>
    /// With exact marginals OT ≤ value ≤ OT + ε·log min(n, m) for equal weights: as ε → 0 it becomes the p-th power of Wₚ. It is not 0 for q = p; see
    /// <see cref="Divergence"/>. A smaller ε takes more iterations; whether there were enough is reported.
    /// </remarks>
    /// <param name="options">ε, order, and when to stop.</param>
    /// <param name="q">n points of D dimensions.</param>
    /// <param name="p">m points of D dimensions.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, ε is less than 1e-14 of the largest cost, a cost overflows, or the dimensions differ.
    /// </exception>
    public static EntropicTransport Transport(SinkhornOptions options, PointCloud q, PointCloud p)
    {
        options.Check();
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        var cost = GroundCost.Between(options.Order, q, p);
        var solution = SinkhornPotentials.Of(options, cost, q, p);
        var plan = RealMatrix.Of(
            q.Count,
            p.Count,
            (i, j) => q.Weights[i] * p.Weights[j] * Math.Exp((solution.Q[i] + solution.P[j] - cost[i][j]) / options.Epsilon)
        );
        var moved = 0.0;
        for (var i = 0; i < q.Count; i++)
        {
            for (var j = 0; j < p.Count; j++)
            {
                moved += plan[i, j] * cost[i][j];
            }
        }

        return new(
            solution.Value,
            moved,
            plan,
            new(solution.Q),
            new(solution.P),
            solution.Iterations,
            solution.MarginalError,
            solution.MarginalError <= options.Tolerance
        );
    }

    /// <summary>
    /// S(q, p) = OT(q, p) − ½OT(q, q) − ½OT(p, p), OT being <see cref="Transport"/>'s value (Feydy, Séjourné, Vialard, Amari, Trouvé and Peyré 2019):
    /// exactly 0 for q = p and positive otherwise, up to the error of iterations that have not converged.
    /// </summary>
    /// <param name="options">ε, order, and when to stop.</param>
    /// <param name="q">n points of D dimensions.</param>
    /// <param name="p">m points of D dimensions.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, ε is less than 1e-14 of the largest cost, a cost overflows, or the dimensions differ.
    /// </exception>
    public static SinkhornDivergence Divergence(SinkhornOptions options, PointCloud q, PointCloud p)
    {
        options.Check();
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        SinkhornPotentials Between(PointCloud left, PointCloud right) =>
            SinkhornPotentials.Of(options, GroundCost.Between(options.Order, left, right), left, right);
        var (between, withinQ, withinP) = (Between(q, p), Between(q, q), Between(p, p));
        var error = Math.Max(between.MarginalError, Math.Max(withinQ.MarginalError, withinP.MarginalError));
        return new(between.Value - (0.5 * (withinQ.Value + withinP.Value)), error, error <= options.Tolerance);
    }
}
