using System.Numerics;

namespace FunctionalVae.Probability;

/// <summary>Points column by column, so that a vector holds one dimension of several points; rows of zeros fill up the last vector.</summary>
internal sealed class PointColumns
{
    // Any vector's width divides it: the rows do not depend on the machine.
    private const int Lanes = 8;

    private readonly double[] columns;

    public PointColumns(RealMatrix points)
    {
        (Count, Dimensions) = (points.Rows, points.Columns);
        Padded = (Count + Lanes - 1) / Lanes * Lanes;
        columns = new double[Padded * Dimensions];
        for (var row = 0; row < Count; row++)
        {
            for (var column = 0; column < Dimensions; column++)
            {
                columns[(column * Padded) + row] = points[row, column];
            }
        }
    }

    /// <summary>The number of points.</summary>
    public int Count { get; }

    /// <summary>The number of points with those that fill up.</summary>
    public int Padded { get; }

    public int Dimensions { get; }

    /// <summary>One number of one point.</summary>
    public double this[int row, int column] => columns[(column * Padded) + row];

    /// <summary>One dimension of as many points as a vector has.</summary>
    public Vector<double> Load(int row, int column) => new(columns, (column * Padded) + row);

    /// <summary>x − centre of one point.</summary>
    public void Difference(int row, ReadOnlySpan<double> centre, Span<double> difference)
    {
        for (var column = 0; column < centre.Length; column++)
        {
            difference[column] = this[row, column] - centre[column];
        }
    }
}
