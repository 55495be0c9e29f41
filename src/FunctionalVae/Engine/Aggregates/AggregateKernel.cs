using FunctionalVae.Probability;

namespace FunctionalVae.Engine;

/// <summary>What divergences of the aggregate posterior have in common: draws of the prior beside those of the posteriors, and the way back.</summary>
public static class AggregateKernel
{
    /// <summary>output = the first noise vector of each example, that of its posterior's draw.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="noise">Standard normal, [B, 2, k].</param>
    /// <param name="output">[B, k].</param>
    public static void PosteriorNoise(Lane lane, Matrix noise, Matrix output)
    {
        var (from, to) = lane.Share(output.Rows);
        for (var row = from; row < to; row++)
        {
            noise.Row(2 * row).CopyTo(output.Row(row));
        }

        lane.Sync();
    }

    /// <summary>draw = deviation·ε of the second noise vector ε of each example: draws of N(0, deviation²·I).</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="noise">Standard normal, [B, 2, k].</param>
    /// <param name="draw">[B, k].</param>
    /// <param name="deviation">The standard deviation of the prior.</param>
    public static void NormalDraws(Lane lane, Matrix noise, Matrix draw, double deviation)
    {
        var (from, to) = lane.Share(draw.Rows);
        for (var row = from; row < to; row++)
        {
            var epsilon = noise.Row((2 * row) + 1);
            var y = draw.Row(row);
            for (var i = 0; i < y.Length; i++)
            {
                y[i] = (float)(deviation * epsilon[i]);
            }
        }

        lane.Sync();
    }

    /// <summary>draw = low + (high − low)·Φ(ε) of the second noise vector ε of each example: draws of the uniform distribution.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="noise">Standard normal, [B, 2, k].</param>
    /// <param name="draw">[B, k].</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    public static void UniformDraws(Lane lane, Matrix noise, Matrix draw, double low, double high)
    {
        var (from, to) = lane.Share(draw.Rows);
        for (var row = from; row < to; row++)
        {
            var epsilon = noise.Row((2 * row) + 1);
            var y = draw.Row(row);
            for (var i = 0; i < y.Length; i++)
            {
                y[i] = (float)(low + ((high - low) * NormalDistribution.Cumulative(epsilon[i])));
            }
        }

        lane.Sync();
    }

    /// <summary>d draw = β·gradient, β times the share that is trained at this step.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which has the share.</param>
    /// <param name="gradient">The gradient of the divergence, [B, k].</param>
    /// <param name="drawGradient">[B, k].</param>
    /// <param name="beta">β.</param>
    public static void Gradient(Lane lane, Workspace memory, Matrix gradient, Matrix drawGradient, double beta)
    {
        var weight = (float)(beta * memory.KlWeight);
        var (from, to) = lane.Share(gradient.Rows);
        for (var row = from; row < to; row++)
        {
            var source = gradient.Row(row);
            var target = drawGradient.Row(row);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = weight * source[i];
            }
        }

        lane.Sync();
    }

    /// <summary>λ; 0 of a batch of one, which tells nothing of a distribution.</summary>
    internal static double Weight(Matrix posterior, double weight) => posterior.Rows == 1 ? 0 : weight;

    /// <summary>‖x − y‖².</summary>
    internal static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var distance = (double)x[i] - y[i];
            sum += distance * distance;
        }

        return sum;
    }

    /// <summary>sum += factor·(x − y): what a squared distance gives to the gradient by x.</summary>
    internal static void AddDifference(Span<double> sum, double factor, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * ((double)x[i] - y[i]);
        }
    }

    /// <summary>The term of each example is the sum of the shares of a divergence, made in their order.</summary>
    internal static void Join(Lane lane, Workspace memory, ReadOnlySpan<double> shares)
    {
        lane.Sync();
        if (lane.Index == 0)
        {
            var sum = 0.0;
            foreach (var share in shares)
            {
                sum += share;
            }

            memory.Kl.AsSpan(0, memory.BatchSize).Fill(sum);
        }

        lane.Sync();
    }
}
