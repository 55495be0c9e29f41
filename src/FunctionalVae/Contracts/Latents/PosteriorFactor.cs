namespace FunctionalVae;

/// <summary>The Cholesky factors L of the full covariances Σ = LLᵀ of a batch's posteriors.</summary>
/// <param name="LogVariance">log Lᵢᵢ², [count, latent]: the log-variance of each dimension given those before it.</param>
/// <param name="Lower">L below its diagonal, column after column, [count, latent·(latent − 1)/2].</param>
public sealed record PosteriorFactor(Batch LogVariance, Batch Lower)
{
    /// <summary>Lᵢⱼ of one posterior; 0 above the diagonal.</summary>
    /// <param name="posterior">Which posterior, from 0.</param>
    /// <param name="row">i, from 0.</param>
    /// <param name="column">j, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such posterior, row or column.</exception>
    public double this[int posterior, int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(posterior);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(posterior, LogVariance.Count);
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, LogVariance.Width);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, LogVariance.Width);
            return row < column ? 0
                : row == column ? Math.Exp(0.5 * LogVariance[posterior].Span[row])
                : Lower[posterior].Span[At(LogVariance.Width, row, column)];
        }
    }

    /// <summary>Whether there is one of each mean.</summary>
    internal bool Fits(Batch means) =>
        LogVariance.Width == means.Width
        && LogVariance.Count == means.Count
        && Lower.Count == means.Count
        && Lower.Width == means.Width * (means.Width - 1) / 2;

    /// <summary>Whether every number is.</summary>
    internal bool IsFinite => LogVariance.Array.All(float.IsFinite) && Lower.Array.All(float.IsFinite);

    /// <summary>The logarithms of the diagonal of LLᵀ, [count, latent], summed in float64.</summary>
    internal Batch Marginal()
    {
        var (size, values) = (LogVariance.Width, new float[LogVariance.Array.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            var (posterior, row) = (i / size, i % size);
            var variance = Math.Exp(LogVariance.Array[i]);
            for (var column = 0; column < row; column++)
            {
                var below = (double)Lower[posterior].Span[At(size, row, column)];
                variance += below * below;
            }

            values[i] = row == 0 ? LogVariance.Array[i] : (float)Math.Log(variance);
        }

        return new(values, size);
    }

    /// <summary>Where Lᵢⱼ lies among the values below the diagonal.</summary>
    internal static int At(int size, int row, int column) => (column * (size - 1)) - (column * (column - 1) / 2) + row - column - 1;
}
