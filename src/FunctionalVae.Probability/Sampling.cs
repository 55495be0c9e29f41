namespace FunctionalVae.Probability;

/// <summary>Many draws of a distribution.</summary>
public static class Sampling
{
    /// <summary>Independent draws: draw i is that of <c>key.Child(i)</c>, so more draws do not change the first ones.</summary>
    /// <typeparam name="TPoint">The distribution's points.</typeparam>
    /// <typeparam name="TLog">Log-density or log-mass.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static IReadOnlyList<TPoint> Draws<TPoint, TLog>(IDistribution<TPoint, TLog> distribution, Key key, int count)
        where TLog : struct, ILogProbability
    {
        var draws = new TPoint[Arguments.AtLeast(0, count, nameof(count))];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = distribution.Sample(key.Child((ulong)i));
        }

        return draws;
    }
}
