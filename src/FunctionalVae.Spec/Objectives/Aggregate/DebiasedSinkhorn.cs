using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The Sinkhorn divergence S(z, y) = OT(z, y) − ½OT(z, z) − ½OT(y, y) of posterior draws z and prior draws y, with entropic optimal transport
/// OT = min E‖x − x′‖² + ε·KL(plan ‖ independent) (Genevay, Peyré and Cuturi 2018; Feydy, Séjourné, Vialard, Amari, Trouvé and Peyré 2019): 0 where
/// the draws are the same, otherwise positive; W₂² as ε → 0. Its unit is that of the latent values, squared.
/// </summary>
/// <param name="Epsilon">
/// ε in units of the mean squared distance of two draws of the prior, 2·variance·dimensions; positive. Structure finer than √ε is not seen, nor the
/// noise of a batch in it; a smaller one takes more iterations.
/// </param>
/// <param name="Iterations">
/// How many times the potentials of a plan are updated at ε, positive: after those that ε is halved in, from the largest cost on.
/// </param>
public sealed record DebiasedSinkhorn(double Epsilon, int Iterations = 20) : AggregateDivergence
{
    /// <summary>The C# expression that makes this divergence.</summary>
    public override string ToString() =>
        SpecText.New(nameof(DebiasedSinkhorn), [(nameof(Epsilon), Epsilon), .. SpecText.Unless(20, nameof(Iterations), Iterations)]);

    /// <inheritdoc/>
    public override string Name => "Sinkhorn";

    internal override void Check(string path, int? size, ProblemList problems)
    {
        problems.RequirePositive($"{path}.{nameof(Epsilon)}", Epsilon);
        problems.RequirePositive($"{path}.{nameof(Iterations)}", Iterations);
    }

    internal override Operation Of(AggregateDraws draws, Prior prior, double weight) =>
        new DebiasedSinkhornTerm(draws, EpsilonOf(prior, draws.Posterior.Width), Iterations, weight);

    /// <summary>ε for a prior of some dimensions.</summary>
    internal double EpsilonOf(Prior prior, int size) => Epsilon * MeanSquare(prior, size);
}
