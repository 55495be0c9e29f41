using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>The log-density of the normal with mean x̂ and unit variance, and its gradient.</summary>
public static class SquaredErrorKernel
{
    /// <summary>reconstruction of each example = −½ Σ [(x − x̂)² + log 2π], in nats.</summary>
    public static void Score(Lane lane, Workspace memory, Matrix mean, Matrix target)
    {
        var (from, to) = lane.Share(mean.Rows);
        for (var example = from; example < to; example++)
        {
            var m = mean.Row(example);
            var x = target.Row(example);
            var sum = default(RowSum);
            for (var i = 0; i < m.Length; i += Vector<float>.Count)
            {
                var difference = VectorLoad.Load(x[i..]) - VectorLoad.Load(m[i..]);
                sum.Add(difference * difference);
            }

            memory.Reconstruction[example] = (-0.5 * sum.Total()) - (m.Length * NormalDistribution.HalfLogTwoPi);
        }

        lane.Sync();
    }

    /// <summary>meanGradient = (mean − target) / B, the gradient of the loss.</summary>
    public static void Backward(Lane lane, Matrix mean, Matrix target, Matrix meanGradient)
    {
        var scale = new Vector<float>(1f / mean.Rows);
        var (from, to) = lane.Share(mean.Rows);
        for (var example = from; example < to; example++)
        {
            var m = mean.Row(example);
            var x = target.Row(example);
            var gradient = meanGradient.Row(example);
            for (var i = 0; i < m.Length; i += Vector<float>.Count)
            {
                VectorLoad.Store((VectorLoad.Load(m[i..]) - VectorLoad.Load(x[i..])) * scale, gradient[i..]);
            }
        }

        lane.Sync();
    }
}
