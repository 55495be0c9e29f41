using FunctionalVae.Probability;

namespace FunctionalVae.Tests;

/// <summary>Points in float64, one a row, for the mathematics.</summary>
internal static class PointMatrix
{
    public static RealMatrix Of(int rows, int columns, Func<int, int, double> element)
    {
        var values = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[row, column] = element(row, column);
            }
        }

        return RealMatrix.From(values);
    }
}
