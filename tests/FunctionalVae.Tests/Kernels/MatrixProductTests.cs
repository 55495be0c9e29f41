using FunctionalVae.Kernels;

namespace FunctionalVae.Tests.Kernels;

/// <summary>The matrix product against its definition in float64, for every shape at and around the tiles' edges.</summary>
public sealed class MatrixProductTests
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 9, 23, 24, 25, 47, 48, 49, 50, 96, 97];

    [Fact]
    public void Forward_input_gradient_and_weight_gradient_agree_with_the_definition()
    {
        foreach (var rows in (int[])[1, 3, 4, 5, 16, 17])
        {
            foreach (var inner in (int[])[1, 2, 13, 48])
            {
                foreach (var columns in Sizes)
                {
                    Check(rows, inner, columns);
                }
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_number_of_lanes_changes_no_bit(int lanes)
    {
        foreach (var columns in Sizes)
        {
            var one = Product(11, 37, columns, 1);
            Assert.Equal(one, Product(11, 37, columns, lanes));
        }
    }

    private static void Check(int rows, int inner, int columns)
    {
        var a = Values(rows * inner, 1);
        var b = Values(inner * columns, 2);
        var bias = Values(columns, 3);
        var actual = Product(rows, inner, columns, 1);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                double expected = bias[j];
                var scale = Math.Abs(expected);
                for (var k = 0; k < inner; k++)
                {
                    expected += (double)a[(i * inner) + k] * b[(k * columns) + j];
                    scale += Math.Abs((double)a[(i * inner) + k] * b[(k * columns) + j]);
                }

                Assert.Equal(expected, actual[(i * columns) + j], 1e-6 * scale);
            }
        }
    }

    // The product three ways: as it lies, with a transposed a, with a transposed b; all must have the same bits.
    private static float[] Product(int rows, int inner, int columns, int lanes)
    {
        var a = new Matrix(Values(rows * inner, 1), 0, rows, inner);
        var b = new Matrix(Values(inner * columns, 2), 0, inner, columns);
        var bias = Values(columns, 3);
        var straight = Run(MatrixOperand.Of(a), MatrixOperand.Of(b));
        Assert.Equal(straight, Run(MatrixOperand.Transposed(Transpose(a)), MatrixOperand.Of(b)));
        Assert.Equal(straight, Run(MatrixOperand.Of(a), MatrixOperand.Transposed(Transpose(b))));
        return straight;

        float[] Run(MatrixOperand left, MatrixOperand right)
        {
            // Two guard values on either side: nothing outside the result may be touched.
            var padded = Enumerable.Repeat(-77f, (rows * columns) + 4).ToArray();
            var result = new Matrix(padded, 2, rows, columns);
            var scratch = new float[MatrixProduct.ScratchSize(inner, columns)];
            using var team = new ThreadTeam(lanes);
            team.Run(lane => MatrixProduct.Run(lane, left, right, result, bias, scratch));
            Assert.Equal([-77f, -77f, -77f, -77f], (float[])[.. padded[..2], .. padded[^2..]]);
            return result.Values.ToArray();
        }
    }

    private static Matrix Transpose(Matrix matrix)
    {
        var values = new float[matrix.Count];
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                values[(j * matrix.Rows) + i] = matrix.Values[(i * matrix.Columns) + j];
            }
        }

        return new(values, 0, matrix.Columns, matrix.Rows);
    }

    private static float[] Values(int count, ulong seed) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => (float)NormalDistribution.Quantile(Uniform.Open(Key.FromSeed(seed).Words((uint)i, 0).Word0))),
        ];
}
