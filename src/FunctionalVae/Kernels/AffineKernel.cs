using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>The affine map y = x·W + b and its derivatives.</summary>
public static class AffineKernel
{
    /// <summary>output [B, m] = input [B, n] · weight [n, m] + bias [1, m].</summary>
    public static void Forward(Lane lane, Workspace memory, Matrix input, Matrix weight, Matrix bias, Matrix output) =>
        MatrixProduct.Run(lane, MatrixOperand.Of(input), MatrixOperand.Of(weight), output, bias.Values, memory.Scratch);

    /// <summary>weightGradient [n, m] = inputᵀ · outputGradient; biasGradient [1, m] = the sum of outputGradient over the batch.</summary>
    public static void ParameterGradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Matrix weightGradient,
        Matrix biasGradient
    )
    {
        SumRows(lane, outputGradient, biasGradient.Values);
        MatrixProduct.Run(lane, MatrixOperand.Transposed(input), MatrixOperand.Of(outputGradient), weightGradient, [], memory.Scratch);
    }

    /// <summary>inputGradient [B, n] = outputGradient [B, m] · weightᵀ.</summary>
    public static void InputGradient(Lane lane, Workspace memory, Matrix outputGradient, Matrix weight, Matrix inputGradient) =>
        MatrixProduct.Run(lane, MatrixOperand.Of(outputGradient), MatrixOperand.Transposed(weight), inputGradient, [], memory.Scratch);

    // Each column is summed by one lane, in the order of the examples.
    private static void SumRows(Lane lane, Matrix matrix, Span<float> sums)
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(matrix.Columns, width);
        for (var column = from; column < to; column += width)
        {
            var columns = Math.Min(width, matrix.Columns - column);
            var sum = Vector<float>.Zero;
            for (var row = 0; row < matrix.Rows; row++)
            {
                sum += VectorLoad.Load(matrix.Row(row).Slice(column, columns));
            }

            VectorLoad.Store(sum, sums.Slice(column, columns));
        }
    }
}
