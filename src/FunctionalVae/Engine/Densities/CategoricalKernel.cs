using System.Numerics;

namespace FunctionalVae.Engine;

/// <summary>The log-mass of one-hot values from logits, over groups of neighbours; with gradient and mean.</summary>
public static class CategoricalKernel
{
    /// <summary>
    /// reconstruction of each example = Σ over its groups of x·l − log Σ e^l ≤ 0, in nats, with a relative error under 5e-7 for finite logits and
    /// one-hot x: with the group's largest logit m it is (x·l − m) − log1p(Σ' e^(l − m)), Σ' without the place of m, of which neither is over 0. A group that is all 0, as those of missing columns are, adds nothing and has no gradient.
    /// </summary>
    public static void Score(Lane lane, Workspace memory, Matrix logits, Matrix target, int levels)
    {
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            double sum = 0;
            for (var at = 0; at < l.Length; at += levels)
            {
                var group = l.Slice(at, levels);
                var peak = Peak.Of(group);
                var own = x.Slice(at, levels);
                // Of a group that is all 0 nothing is known.
                sum += own.ContainsAnyExcept(0f) ? Lack(group, own, peak.Largest) - Log1p(peak.Rest(group, [])) : 0;
            }

            memory.Reconstruction[example] = sum;
        }

        lane.Sync();
    }

    /// <summary>
    /// logitsGradient = (softmax(logits) by group − target) / B, the gradient of the loss, with a relative error under 7e-7 for one-hot targets:
    /// 1 less a softmax near 1 is made of the other levels' shares. Below 2⁻¹²⁶ it is within 2⁻¹⁴⁸.
    /// </summary>
    public static void Backward(Lane lane, Matrix logits, Matrix target, Matrix logitsGradient, int levels)
    {
        var scale = 1.0 / logits.Rows;
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var gradient = logitsGradient.Row(example);
            for (var at = 0; at < l.Length; at += levels)
            {
                var group = l.Slice(at, levels);
                var own = x.Slice(at, levels);
                if (own.ContainsAnyExcept(0f))
                {
                    Backward(Peak.Of(group), group, own, gradient.Slice(at, levels), scale);
                }
                else
                {
                    gradient.Slice(at, levels).Clear();
                }
            }
        }

        lane.Sync();
    }

    /// <summary>mean = softmax(logits) by group, with a relative error under 5e-7, below 2⁻¹²⁶ within 2⁻¹⁴⁸.</summary>
    public static void Mean(Lane lane, Matrix logits, Matrix mean, int levels)
    {
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            for (var at = 0; at < logits.Columns; at += levels)
            {
                var l = logits.Row(example).Slice(at, levels);
                var shares = mean.Row(example).Slice(at, levels);
                var peak = Peak.Of(l);
                var total = 1 + peak.Rest(l, shares);
                shares[peak.Place] = 1;
                var factor = new Vector<float>((float)(1 / total));
                for (var i = 0; i < shares.Length; i += Vector<float>.Count)
                {
                    VectorLoad.Store(VectorLoad.Load(shares[i..]) * factor, shares[i..]);
                }
            }
        }

        lane.Sync();
    }

    private static void Backward(Peak peak, ReadOnlySpan<float> l, ReadOnlySpan<float> x, Span<float> gradient, double scale)
    {
        var rest = peak.Rest(l, gradient);
        var factor = new Vector<float>((float)(1 / (1 + rest)));
        var each = new Vector<float>((float)scale);
        for (var i = 0; i < gradient.Length; i += Vector<float>.Count)
        {
            var slope = (VectorLoad.Load(gradient[i..]) * factor) - VectorLoad.Load(x[i..]);
            VectorLoad.Store(slope * each, gradient[i..]);
        }

        double chosen = x[peak.Place];
        gradient[peak.Place] = (float)((1 - chosen - (chosen * rest)) / (1 + rest) * scale);
    }

    // Of x ≥ 0, for what rounding 1 + x took away: Goldberg, "What every computer scientist should know about floating-point arithmetic", 1991.
    private static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    // How far the logit of the level that is 1 lies below the largest: x·l − m.
    private static double Lack(ReadOnlySpan<float> l, ReadOnlySpan<float> x, float largest)
    {
        var sum = default(RowSum);
        for (var i = 0; i < l.Length; i += Vector<float>.Count)
        {
            var xi = VectorLoad.Load(x[i..]);
            var below = (VectorLoad.Load(l[i..]) - new Vector<float>(largest)) * xi;
            sum.Add(Vector.ConditionalSelect(Vector.Equals(xi, Vector<float>.Zero), Vector<float>.Zero, below));
        }

        return sum.Total();
    }

    // The largest logit of a group, and where it stands first.
    private readonly record struct Peak(float Largest, int Place)
    {
        public static Peak Of(ReadOnlySpan<float> l)
        {
            var largest = LogSumExpKernel.Largest(l);
            return new(largest, l.IndexOf(largest));
        }

        // Σ e^(l − largest) over the other places; `shares` takes each, where it has room, and 0 at the place.
        public double Rest(ReadOnlySpan<float> l, Span<float> shares)
        {
            var sum = default(RowSum);
            var place = new Vector<int>(Place);
            for (var i = 0; i < l.Length; i += Vector<float>.Count)
            {
                var share = LogSumExpKernel.Share(VectorLoad.Load(l[i..], padding: float.NegativeInfinity), Largest);
                var isPlace = Vector.Equals(Vector<int>.Indices + new Vector<int>(i), place);
                share = Vector.ConditionalSelect(isPlace, Vector<float>.Zero, share);
                sum.Add(share);
                if (!shares.IsEmpty)
                {
                    VectorLoad.Store(share, shares[i..]);
                }
            }

            return sum.Total();
        }
    }
}
