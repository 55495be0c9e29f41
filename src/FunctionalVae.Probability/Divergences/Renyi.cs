namespace FunctionalVae.Probability;

/// <summary>
/// The Rényi divergence D_α(q ‖ p) = log E_q[(q(x)/p(x))^(α−1)] / (α − 1) ≥ 0, in nats (Rényi 1961): a function a family, named after it. It grows
/// with its order α from 0 at α = 0 (all these families have mass everywhere) through the Kullback–Leibler divergence at α = 1 to the largest
/// log-ratio at α = ∞.
/// </summary>
/// <remarks>
/// Orders below ½ go through D_α(q ‖ p) = α/(1 − α)·D_(1−α)(p ‖ q) (van Erven and Harremoës 2014, proposition 2): near α = 0 the terms of the
/// formula cancel.
/// </remarks>
public static partial class Renyi
{
    // The function gets an order of at least ½ and 1 less it: near α = 0 the second is α itself, whose digits 1 − (1 − α) has lost.
    private static double FromHalf<T>(double order, T q, T p, Func<double, double, T, T, double> fromHalf) =>
        Checked(order) switch
        {
            0 => 0,
            < 0.5 => order / (1 - order) * fromHalf(1 - order, order, p, q),
            _ => fromHalf(order, 1 - order, q, p),
        };

    private static double Checked(double order) =>
        order >= 0
            ? order
            : throw new ArgumentOutOfRangeException(nameof(order), order, $"order is {Arguments.Text(order)}; it must be 0 or more.");
}
