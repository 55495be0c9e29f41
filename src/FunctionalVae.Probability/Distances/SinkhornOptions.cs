namespace FunctionalVae.Probability;

/// <summary>What entropic optimal transport is computed for, and how closely.</summary>
/// <param name="Epsilon">
/// ε ≥ 1e-300, the weight of the entropy, in the unit of the ground cost: a length to the power of <paramref name="Order"/>.
/// </param>
/// <param name="Order">
/// p of the ground cost ‖x − y‖ᵖ, from 1 to 2: for these e^(−cost/ε) is a positive definite kernel, which makes the divergence non-negative.
/// </param>
/// <param name="MaxIterations">How many times both potentials are updated at most, 1 at least.</param>
/// <param name="Tolerance">The marginal error at which the iteration ends, positive: the sum of |row sum − weight| of the plan.</param>
public sealed record SinkhornOptions(double Epsilon, double Order = 2, int MaxIterations = 1000, double Tolerance = 1e-9)
{
    // Its reciprocal is a number.
    private const double LeastEpsilon = 1e-300;

    internal void Check()
    {
        Arguments.Positive(Epsilon, nameof(Epsilon));
        if (Epsilon < LeastEpsilon)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Epsilon),
                Epsilon,
                $"{nameof(Epsilon)} is {Arguments.Text(Epsilon)}; it must be {Arguments.Text(LeastEpsilon)} at least."
            );
        }

        if (Order is not (>= 1 and <= 2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Order),
                Order,
                $"Order is {Arguments.Text(Order)}; the order of the ground cost must be from 1 to 2."
            );
        }

        Arguments.AtLeast(1, MaxIterations, nameof(MaxIterations));
        Arguments.Positive(Tolerance, nameof(Tolerance));
    }
}
