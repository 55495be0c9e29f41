using FunctionalVae.Engine;

namespace FunctionalVae.Kernels.Benchmarks;

/// <summary>Made-up values: the same in every run.</summary>
internal static class Values
{
    /// <summary>Standard normal values.</summary>
    public static float[] Normal(int count)
    {
        var values = new float[count];
        StandardNormalNoise.Fill(Key.FromSeed(1), 0, values);
        return values;
    }

    /// <summary>A matrix of standard normal values.</summary>
    public static Matrix Matrix(int rows, int columns) => new(Normal(rows * columns), 0, rows, columns);
}
