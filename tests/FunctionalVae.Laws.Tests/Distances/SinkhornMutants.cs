using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong formulas of entropic transport.</summary>
internal static class SinkhornMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        Debiased("Sinkhorn divergence: not debiased", "OT_ε(q, p) alone", (options, q, p) => Value(options, q, p)),
        Debiased(
            "Sinkhorn divergence: debiased whole",
            "OT(q, p) − OT(q, q) − OT(p, p), without the ½",
            (options, q, p) => Value(options, q, p) - Value(options, q, q) - Value(options, p, p)
        ),
        Debiased(
            "Sinkhorn divergence: debiased on one side",
            "OT(q, p) − OT(q, q)",
            (options, q, p) => Value(options, q, p) - Value(options, q, q)
        ),
        Debiased(
            "Sinkhorn divergence: of order 1 always",
            "cost ‖x − y‖ in place of ‖x − y‖ᵖ",
            (options, q, p) => Sinkhorn.Divergence(options with { Order = 1 }, q, p).Value
        ),
        Transport(
            "Sinkhorn: cost not squared",
            "‖x − y‖ in place of ‖x − y‖ᵖ",
            (options, q, p) => Sinkhorn.Transport(options with { Order = 1 }, q, p)
        ),
        Transport(
            "Sinkhorn: one iteration",
            "stopped after one iteration and called converged",
            (options, q, p) => Sinkhorn.Transport(options with { MaxIterations = 1 }, q, p) with { Converged = true, MarginalError = 0 }
        ),
        Transport(
            "Sinkhorn: never converges",
            "stopped after one iteration, and says so",
            (options, q, p) => Sinkhorn.Transport(options with { MaxIterations = 1 }, q, p)
        ),
        Transport(
            "Sinkhorn: weights ignored",
            "every point of q weighs 1/n",
            (options, q, p) => Sinkhorn.Transport(options, PointCloud.Uniform(q.Points), p)
        ),
        Transport(
            "Sinkhorn: twice the entropy",
            "2ε for ε",
            (options, q, p) => Sinkhorn.Transport(options with { Epsilon = 2 * options.Epsilon }, q, p)
        ),
        Transport(
            "Sinkhorn: the entropy's sign",
            "E‖x − y‖ᵖ − ε·KL is returned",
            (options, q, p) => Change(Sinkhorn.Transport(options, q, p), right => (2 * right.TransportCost) - right.Value)
        ),
        Transport(
            "Sinkhorn: entropy against counting",
            "ε·Σ P log P in place of ε·KL(P ‖ a ⊗ b)",
            (options, q, p) =>
                Change(Sinkhorn.Transport(options, q, p), right => right.Value - (options.Epsilon * Math.Log((double)q.Count * p.Count)))
        ),
        Transport(
            "Sinkhorn: 1 % too large",
            "1.01·OT_ε",
            (options, q, p) => Change(Sinkhorn.Transport(options, q, p), right => 1.01 * right.Value)
        ),
        Transport(
            "Sinkhorn: plan not weighted",
            "e^((f + g − C)/ε) without the weights",
            (options, q, p) =>
            {
                var right = Sinkhorn.Transport(options, q, p);
                return right with { Plan = RealMatrix.FromRows(Enumerable.Range(0, q.Count).Select(i => Row(right, q, p, i))) };
            }
        ),
    ];

    private static Mutant Debiased(string name, string fault, Func<SinkhornOptions, PointCloud, PointCloud, double> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { SinkhornDebiased = wrong });

    private static Mutant Transport(string name, string fault, Func<SinkhornOptions, PointCloud, PointCloud, EntropicTransport> wrong) =>
        new(DistanceLaws.Area, name, fault, formulas => formulas with { SinkhornTransport = wrong });

    private static double Value(SinkhornOptions options, PointCloud q, PointCloud p) => Sinkhorn.Transport(options, q, p).Value;

    private static EntropicTransport Change(EntropicTransport right, Func<EntropicTransport, double> value) =>
        right with
        {
            Value = value(right),
        };

    private static RealVector Row(EntropicTransport right, PointCloud q, PointCloud p, int i) =>
        RealVector.From(right.Plan.Row(i).Select((mass, j) => mass / q.Weights[i] / p.Weights[j]));
}
