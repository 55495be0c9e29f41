using System.Numerics;

namespace FunctionalVae.Engine;

/// <summary>The log-density of the normal with mean x̂ and a variance that is not trained, and its gradient.</summary>
public static class NormalDensityKernel
{
    /// <summary>
    /// reconstruction of each example = −½ Σ [(x − x̂)²/σ² + log σ² + log 2π], in nats; the sum of squares has a relative error under
    /// 1.3e-7, the constant is float64's.
    /// </summary>
    public static void Score(Lane lane, Workspace memory, Matrix mean, Matrix target, double variance)
    {
        var constant = mean.Columns * (NormalDistribution.HalfLogTwoPi + (0.5 * Math.Log(variance)));
        var (from, to) = lane.Share(mean.Rows);
        for (var example = from; example < to; example++)
        {
            var m = mean.Row(example);
            var x = target.Row(example);
            var sum = default(RowSum);
            for (var i = 0; i < m.Length; i += Vector<float>.Count)
            {
                var difference = VectorLoad.Load(x[i..]) - VectorLoad.Load(m[i..]);
                sum.AddProduct(difference, difference);
            }

            memory.Reconstruction[example] = (-0.5 * sum.Total() / variance) - constant;
        }

        lane.Sync();
    }

    /// <summary>meanGradient = (mean − target) / (σ² B), the gradient of the loss.</summary>
    public static void Backward(Lane lane, Matrix mean, Matrix target, Matrix meanGradient, double variance)
    {
        var scale = new Vector<float>((float)(1 / (variance * mean.Rows)));
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
