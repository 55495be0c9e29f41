using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>The Bernoulli log-mass, or minus the cross-entropy for grey targets, from logits; with gradient and mean.</summary>
public static class CrossEntropyKernel
{
    /// <summary>reconstruction of each example = Σ [l·x − max(l, 0) − log1p(e^−|l|)], in nats.</summary>
    public static void Score(Lane lane, Workspace memory, Matrix logits, Matrix target)
    {
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var sum = default(RowSum);
            for (var i = 0; i < l.Length; i += Vector<float>.Count)
            {
                // A padded logit of −1000 with target 0 adds −1e-38, where Exp flushes: nothing beside any other term.
                var y = VectorLoad.Load(l[i..], padding: -1000);
                sum.Add(Vector.FusedMultiplyAdd(y, VectorLoad.Load(x[i..]), -Simd.Softplus(y)));
            }

            memory.Reconstruction[example] = sum.Total();
        }

        lane.Sync();
    }

    /// <summary>logitsGradient = (sigmoid(logits) − target) / B, the gradient of the loss.</summary>
    public static void Backward(Lane lane, Matrix logits, Matrix target, Matrix logitsGradient)
    {
        var scale = new Vector<float>(1f / logits.Rows);
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var gradient = logitsGradient.Row(example);
            for (var i = 0; i < l.Length; i += Vector<float>.Count)
            {
                VectorLoad.Store((Simd.Sigmoid(VectorLoad.Load(l[i..])) - VectorLoad.Load(x[i..])) * scale, gradient[i..]);
            }
        }

        lane.Sync();
    }

    /// <summary>mean = sigmoid(logits).</summary>
    public static void Mean(Lane lane, Matrix logits, Matrix mean) => SigmoidKernel.Forward(lane, logits, mean);
}
