using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;
using static FunctionalVae.Laws.Routes;

namespace FunctionalVae.Laws;

/// <summary>Entropic transport and its debiased divergence.</summary>
internal static class SinkhornLaws
{
    private static readonly double[] Orders = [1, 1.5, 2];

    public static IReadOnlyList<Law> All { get; } =
    [
        Law(
            "Sinkhorn: marginals",
            "no mass is negative, columns sum to the weights within 1e-12, rows within the reported error, and it is reported whether that is in "
                + "the tolerance; p = 1, 1.5, 2",
            Clouds.Any(2, 5, 3, sameSize: false),
            (formulas, two, order) =>
            {
                var options = Options(order, two);
                var transport = formulas.SinkhornTransport(options, LineWassersteinLaws.Weighted(two.Points(0)), two.Cloud(1));
                var weights = LineWassersteinLaws.Weighted(two.Points(0)).Weights;
                var (rows, columns) = (transport.Plan.Dense().RowSums(), transport.Plan.Dense().ColumnSums());
                return transport.Plan.ToArray().Cast<double>().All(mass => mass >= 0)
                    && columns.All(sum => Within(sum, 1.0 / two.Sets[1].Length, 1e-12))
                    && Within(transport.MarginalError, rows.Zip(weights, (sum, weight) => Math.Abs(sum - weight)).Sum(), 1e-11)
                    && transport.Converged == transport.MarginalError <= options.Tolerance;
            }
        ),
        Law(
            "Sinkhorn: converges",
            "with ε a half of the largest cost, to a marginal error of 1e-10 within 200 iterations; p = 1, 1.5, 2",
            Clouds.Any(2, 5, 3, sameSize: false),
            (formulas, two, order) =>
            {
                // Each iteration shrinks the error of the potentials, in Hilbert's metric, to tanh²(largest/2ε) of it (Franklin and Lorenz 1989).
                var options = new SinkhornOptions((0.5 * Largest(order, two)) + 1e-100, order, 200, 1e-10);
                return formulas.SinkhornTransport(options, LineWassersteinLaws.Weighted(two.Points(0)), two.Cloud(1)).Converged;
            }
        ),
        Law(
            "Sinkhorn: between transport and independence",
            "OT ≤ OT_ε ≤ OT + ε·log n and OT_ε ≤ mean cost of all pairs, OT by trying all pairings of up to 4 points; p = 1, 1.5, 2; the lower bound "
                + "where the iteration converged",
            Clouds.Any(2, 4, 3, sameSize: true),
            (formulas, two, order) =>
            {
                var options = Options(order, two);
                var transport = formulas.SinkhornTransport(options, two.Cloud(0), two.Cloud(1));
                var (least, slack) = (BestPairing(order, two.Sets[0], two.Sets[1]), 1e-8 * (options.Epsilon + Largest(order, two)));
                return transport.Value <= least + (options.Epsilon * Math.Log(two.Sets[0].Length)) + slack
                    && transport.Value <= MeanCost(order, two) + slack
                    && (!transport.Converged || transport.Value >= least - slack);
            }
        ),
        Law(
            "Sinkhorn: no duality gap",
            "value = E‖x − y‖ᵖ + ε·KL(plan ‖ a ⊗ b) where the iteration converged, within 1e-7 of the largest cost; p = 1, 1.5, 2",
            Clouds.Any(2, 5, 3, sameSize: false),
            (formulas, two, order) =>
            {
                var options = Options(order, two);
                var transport = formulas.SinkhornTransport(options, two.Cloud(0), two.Cloud(1));
                return !transport.Converged
                    || (
                        Within(transport.TransportCost, Moved(order, two, transport.Plan), 1e-9 * (options.Epsilon + Largest(order, two)))
                        && Within(
                            transport.Value,
                            transport.TransportCost + (options.Epsilon * Information(transport.Plan)),
                            1e-7 * (options.Epsilon + Largest(order, two))
                        )
                    );
            }
        ),
        Law(
            "Sinkhorn: one point each",
            "OT_ε = S = ‖x − y‖ᵖ of single points for every ε, p = 1, 1.5, 2, within 1e-12",
            Clouds.Any(2, 1, 4, sameSize: true),
            (formulas, two, order) =>
            {
                var (exact, options) = (Math.Pow(Distance(two.Sets[0][0], two.Sets[1][0]), order), Options(order, two));
                return Within(exact, formulas.SinkhornTransport(options, two.Cloud(0), two.Cloud(1)).Value, 1e-12 * (1 + exact))
                    && Within(exact, formulas.SinkhornDebiased(options, two.Cloud(0), two.Cloud(1)), 1e-12 * (1 + exact));
            }
        ),
        Law(
            "Sinkhorn: weights",
            "OT_ε of points with the weights 1, 2, 3, 1, … is that of as many equal points, within 1e-7 of the largest cost; p = 1, 1.5, 2",
            Clouds.Any(2, 3, 2, sameSize: false),
            (formulas, two, order) =>
            {
                var options = Options(order, two);
                var weighted = formulas.SinkhornTransport(options, LineWassersteinLaws.Weighted(two.Points(0)), two.Cloud(1));
                var repeated = formulas.SinkhornTransport(options, Repeated(two.Points(0)), two.Cloud(1));
                return !(weighted.Converged && repeated.Converged)
                    || Within(weighted.Value, repeated.Value, 1e-7 * (options.Epsilon + Largest(order, two)));
            }
        ),
        Law(
            "Sinkhorn: scaling",
            "with −2x + c and −2y + c and 2ᵖε, OT_ε and S are 2ᵖ times as large, within 1e-7 of the largest cost; p = 1, 1.5, 2",
            Clouds.Any(2, 4, 3, sameSize: false),
            (formulas, two, order) =>
            {
                var (options, twice, factor) = (Options(order, two), two.Map(x => two.Scale - (2 * x)), Math.Pow(2, order));
                var after = options with { Epsilon = factor * options.Epsilon };
                var slack = 1e-7 * factor * (options.Epsilon + Largest(order, two));
                return Within(
                        factor * formulas.SinkhornTransport(options, two.Cloud(0), two.Cloud(1)).Value,
                        formulas.SinkhornTransport(after, twice.Cloud(0), twice.Cloud(1)).Value,
                        slack
                    )
                    && Within(
                        factor * formulas.SinkhornDebiased(options, two.Cloud(0), two.Cloud(1)),
                        formulas.SinkhornDebiased(after, twice.Cloud(0), twice.Cloud(1)),
                        slack
                    );
            }
        ),
        Law(
            "Sinkhorn divergence: a divergence",
            "S(q, q) = 0, exactly, and with the points in another order; S(q, p) = S(p, q) ≥ 0; within 1e-7 of the largest cost and 1e-13 ε; p = 1, 1.5, 2",
            Clouds.Any(2, 4, 3, sameSize: false),
            (formulas, two, order) =>
            {
                var options = Options(order, two);
                var slack = (1e-7 * Largest(order, two)) + (1e-13 * options.Epsilon);
                var divergence = formulas.SinkhornDebiased(options, two.Cloud(0), two.Cloud(1));
                return formulas.SinkhornDebiased(options, two.Cloud(0), two.Cloud(0)) == 0
                    && Math.Abs(formulas.SinkhornDebiased(options, two.Cloud(0), two.Reversed(0).Cloud(0))) <= slack
                    && divergence >= -slack
                    && Within(divergence, formulas.SinkhornDebiased(options, two.Cloud(1), two.Cloud(0)), slack);
            }
        ),
    ];

    private static Law Law(string name, string statement, Arbitrary<Clouds> clouds, Func<Formulas, Clouds, double, bool> holds) =>
        new(
            DistanceLaws.Area,
            name,
            statement,
            25,
            (formulas, _) => Prop.ForAll(clouds, values => Orders.All(order => holds(formulas, values, order)))
        );

    // ε from a fiftieth to six tenths of the largest cost.
    private static SinkhornOptions Options(double order, Clouds clouds) =>
        new(clouds.Scale * ((0.2 * Largest(order, clouds)) + 0.01), order, 2000, 1e-10);

    // Of any two points, also of the same set: what the self-transports of a divergence see.
    private static double Largest(double order, Clouds clouds)
    {
        double[][] all = [.. clouds.Sets.SelectMany(set => set)];
        return all.Max(x => all.Max(y => Math.Pow(Distance(x, y), order)));
    }

    private static double MeanCost(double order, Clouds two) =>
        two.Sets[0].Average(x => two.Sets[1].Average(y => Math.Pow(Distance(x, y), order)));

    private static double Moved(double order, Clouds two, RealMatrix plan) =>
        two.Sets[0].Index().Sum(x => two.Sets[1].Index().Sum(y => plan[x.Index, y.Index] * Math.Pow(Distance(x.Item, y.Item), order)));

    // KL(plan ‖ equal weights), with 0·log 0 = 0.
    private static double Information(RealMatrix plan) =>
        plan.ToArray().Cast<double>().Where(mass => mass > 0).Sum(mass => mass * Math.Log(mass * plan.Rows * plan.Columns));

    private static PointCloud Repeated(RealMatrix points) =>
        PointCloud.Uniform(
            RealMatrix.FromRows(
                Enumerable.Range(0, points.Rows).SelectMany(i => Enumerable.Repeat(points.Row(i), LineWassersteinLaws.Weight(i)))
            )
        );
}
