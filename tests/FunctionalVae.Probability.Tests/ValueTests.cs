namespace FunctionalVae.Probability.Tests;

/// <summary>Vectors, matrices, log-probabilities and draws.</summary>
public sealed class ValueTests
{
    [Fact]
    public void Vectors()
    {
        RealVector vector = [1, 2.5, -1e-20];
        Assert.Equal("[1, 2.5, -1E-20]", vector.ToString());
        Assert.Equal(RealVector.From([1, 2.5, -1e-20]), vector);
        Assert.Equal(RealVector.From([1, 2.5, -1e-20]).GetHashCode(), vector.GetHashCode());
        Assert.NotEqual(RealVector.From([2.5, 1, -1e-20]).GetHashCode(), vector.GetHashCode());
        Assert.False(vector.Equals((object)"[1, 2.5, -1E-20]"));
        Assert.False(vector.Equals(null));
        Assert.Equal([0, 0], RealVector.Zero(2));
        Assert.Equal(2.5, ((System.Collections.IEnumerable)vector).Cast<double>().ElementAt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RealVector.Zero(-1));
    }

    [Fact]
    public void Matrices()
    {
        var matrix = RealMatrix.From(
            new double[,]
            {
                { 1, 2, 3 },
                { 4, 5, 6 },
            }
        );
        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal("[[1, 2, 3], [4, 5, 6]]", matrix.ToString());
        Assert.Equal([4, 5, 6], matrix.Row(1));
        Assert.Equal([1, 5], matrix.Diagonal());
        Assert.Equal(
            new double[,]
            {
                { 1, 2, 3 },
                { 4, 5, 6 },
            },
            matrix.ToArray()
        );
        Assert.Equal(matrix, RealMatrix.FromRows([matrix.Row(0), matrix.Row(1)]));
        Assert.Equal(matrix.GetHashCode(), RealMatrix.FromRows([matrix.Row(0), matrix.Row(1)]).GetHashCode());
        Assert.NotEqual(
            matrix,
            RealMatrix.FromRows([
                [1, 2],
                [3, 4],
                [5, 6],
            ])
        );
        Assert.NotEqual(
            matrix,
            RealMatrix.FromRows([
                [1, 2, 3],
                [4, 5, 7],
            ])
        );
        Assert.False(matrix.Equals((object)1));
        Assert.False(matrix.Equals(null));
        Assert.Equal(RealMatrix.Identity(2), RealMatrix.FromDiagonal([1, 1]));
        Assert.Equal(0, RealMatrix.FromRows([]).Columns);
        Assert.StartsWith(
            "Row 1 has 1 elements, row 0 has 2.",
            Assert
                .Throws<ArgumentException>(() =>
                    RealMatrix.FromRows([
                        [1, 2],
                        [3],
                    ])
                )
                .Message
        );
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    [InlineData(1, -1)]
    public void A_place_outside_a_matrix_is_refused(int row, int column) =>
        Assert.StartsWith(
            $"({row}, {column}) is outside a matrix of 2 × 3.",
            Assert.Throws<ArgumentOutOfRangeException>(() => RealMatrix.From(new double[2, 3])[row, column]).Message
        );

    [Fact]
    public void Log_probabilities()
    {
        Assert.Equal(new LogDensity(3), new LogDensity(1) + new LogDensity(2));
        Assert.Equal(new LogMass(-3), new LogMass(-1) + new LogMass(-2));
        Assert.Equal(new LogDensity(0.5), LogDensity.FromNats(0.5));
        Assert.Equal(new LogMass(-0.5), LogMass.FromNats(-0.5));
        // A density of 1 over two dimensions known to 1/256: 8 bits each.
        Assert.Equal(8, new LogDensity(0).BitsPerDimension(2, 1.0 / 256), 1e-14);
        Assert.Equal(7, new LogDensity(2 * Math.Log(2)).BitsPerDimension(2, 1.0 / 256), 1e-14);
        Assert.Equal(1.5, new LogMass(-3 * Math.Log(2)).BitsPerDimension(2), 1e-15);
        Assert.StartsWith("dimensions is 0;", Assert.Throws<ArgumentOutOfRangeException>(() => new LogMass(0).BitsPerDimension(0)).Message);
        Assert.StartsWith(
            "dimensions is 0;",
            Assert.Throws<ArgumentOutOfRangeException>(() => new LogDensity(0).BitsPerDimension(0, 1)).Message
        );
        Assert.StartsWith(
            "step is 0; it must be a positive finite number.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new LogDensity(0).BitsPerDimension(1, 0)).Message
        );
    }

    [Fact]
    public void More_draws_do_not_change_the_first()
    {
        var key = Key.FromSeed(2);
        var draws = Sampling.Draws(Normal.Standard, key, 5);
        Assert.Equal(draws.Take(3), Sampling.Draws(Normal.Standard, key, 3));
        Assert.Equal(Normal.Standard.Sample(key.Child(4)), draws[4]);
        Assert.Empty(Sampling.Draws(Normal.Standard, key, 0));
        Assert.StartsWith(
            "count is -1; it must be 0 at least.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Sampling.Draws(Normal.Standard, key, -1)).Message
        );
    }
}
