namespace FunctionalVae.Probability;

/// <summary>The order p of a Wasserstein distance, and powers |d|ᵖ.</summary>
internal static class WassersteinOrder
{
    public static double Check(double order) =>
        double.IsFinite(order) && order >= 1
            ? order
            : throw new ArgumentOutOfRangeException(
                nameof(order),
                order,
                $"order is {Arguments.Text(order)}; the order of a Wasserstein distance must be a finite number, 1 at least."
            );

    public static double Power(double order, double difference) =>
        order switch
        {
            1 => Math.Abs(difference),
            2 => difference * difference,
            _ => Math.Pow(Math.Abs(difference), order),
        };

    public static double Root(double order, double mean) =>
        order switch
        {
            1 => mean,
            2 => Math.Sqrt(mean),
            _ => Math.Pow(mean, 1 / order),
        };
}
