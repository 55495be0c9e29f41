namespace FunctionalVae.Probability;

/// <summary>Functions of sinh(h)/h near h = 0, each a series of terms of one sign.</summary>
internal static class SinhRatio
{
    /// <summary>The largest |h| for which the series below, cut after twelve terms, have all digits of float64.</summary>
    public const double Bound = 1;

    private const int Terms = 12;

    /// <summary>sinh(h)/h − 1 = h²/(2·3)·(1 + h²/(4·5)·(1 + …)).</summary>
    public static double Excess(double h)
    {
        var sum = 1.0;
        for (var n = Terms; n > 1; n--)
        {
            sum = 1 + (sum * h * h / (2 * n * ((2 * n) + 1)));
        }

        return h * h / 6 * sum;
    }

    /// <summary>Langevin's function coth h − 1/h = (h·cosh h − sinh h) / (h·sinh h), the derivative of log(sinh(h)/h).</summary>
    /// <remarks>The numerator is h³/3·(1 + h²/(2·5)·(1 + h²/(4·7)·(1 + …))).</remarks>
    public static double Langevin(double h)
    {
        var sum = 1.0;
        for (var n = Terms; n > 0; n--)
        {
            sum = 1 + (sum * h * h / (2 * n * ((2 * n) + 3)));
        }

        return h / 3 * sum / (1 + Excess(h));
    }

    /// <summary>The derivative 1/h² − 1/sinh²h of Langevin's function, as (r − 1)(r + 1) / (h·r)² with r = sinh(h)/h.</summary>
    public static double LangevinSlope(double h)
    {
        var excess = Excess(h);
        // (r − 1)/h² is 1/6 at 0, to within rounding already where h² underflows.
        var curvature = Math.Abs(h) < 1e-100 ? 1.0 / 6 : excess / h / h;
        return curvature * (2 + excess) / ((1 + excess) * (1 + excess));
    }
}
