namespace FunctionalVae.Reports;

/// <summary>Points to decode for a map of a two-dimensional latent space.</summary>
public static class Manifold
{
    /// <summary>A square of latents in equal steps of probability under the standard normal prior: coordinates Φ⁻¹((i + ½) / side).</summary>
    /// <param name="side">Points in each direction.</param>
    /// <returns>[side · side, 2], ready for <see cref="ImageGrid"/> with <paramref name="side"/> columns: the first coordinate ascends from
    /// left to right, the second descends from top to bottom, as on a plot.</returns>
    /// <remarks>Source: Kingma and Welling, "Auto-encoding variational Bayes" (2014), figure 4.</remarks>
    public static float[] Grid(int side)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        float[] steps = [.. Enumerable.Range(0, side).Select(i => (float)NormalDistribution.Quantile((i + 0.5) / side))];
        return [.. Enumerable.Range(0, side).SelectMany(row => steps.SelectMany(first => (float[])[first, steps[side - 1 - row]]))];
    }
}
