namespace FunctionalVae.Probability;

/// <summary>Products with and solutions of lower triangular matrices.</summary>
internal static class LowerTriangle
{
    /// <summary>L·x.</summary>
    public static double[] Times(RealMatrix lower, ReadOnlySpan<double> x)
    {
        var product = new double[x.Length];
        for (var row = 0; row < product.Length; row++)
        {
            var sum = 0.0;
            for (var column = 0; column <= row; column++)
            {
                sum += lower[row, column] * x[column];
            }

            product[row] = sum;
        }

        return product;
    }

    /// <summary>L⁻¹·b, by forward substitution.</summary>
    public static double[] Solve(RealMatrix lower, ReadOnlySpan<double> b)
    {
        var x = new double[b.Length];
        for (var row = 0; row < x.Length; row++)
        {
            var rest = b[row];
            for (var column = 0; column < row; column++)
            {
                rest -= lower[row, column] * x[column];
            }

            x[row] = rest / lower[row, row];
        }

        return x;
    }

    /// <summary>L⁻ᵀ·b, by backward substitution.</summary>
    public static double[] SolveTransposed(RealMatrix lower, ReadOnlySpan<double> b)
    {
        var x = new double[b.Length];
        for (var row = x.Length - 1; row >= 0; row--)
        {
            var rest = b[row];
            for (var column = row + 1; column < x.Length; column++)
            {
                rest -= lower[column, row] * x[column];
            }

            x[row] = rest / lower[row, row];
        }

        return x;
    }

    /// <summary>L₂⁻¹·L₁ of two lower triangular matrices, itself lower triangular, and the exact identity where they are equal.</summary>
    public static RealMatrix Solve(RealMatrix lower, RealMatrix right)
    {
        var count = lower.Rows;
        var values = new double[count * count];
        for (var column = 0; column < count; column++)
        {
            for (var row = column; row < count; row++)
            {
                var rest = right[row, column];
                for (var k = column; k < row; k++)
                {
                    rest -= lower[row, k] * values[(k * count) + column];
                }

                values[(row * count) + column] = rest / lower[row, row];
            }
        }

        return new(count, count, values);
    }
}
