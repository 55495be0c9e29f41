using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The Bernoulli log-mass and the cross-entropy of grey targets, against float64, over rows of every length.</summary>
public sealed class CrossEntropyKernelTests
{
    private const double Bound = 4e-7;

    public static class Pixels
    {
        /// <summary>Logits of every magnitude, over targets that are black, white or grey.</summary>
        public static Arbitrary<NamedRows> Rows() => NamedRows.Of(("ℓ", Samples.Magnitudes(-149, 128)), ("x", Targets));

        private static Gen<float> Targets => Gen.OneOf(Gen.Elements(0f, 1f), Gen.Choose(0, 1_000_000).Select(i => i * 1e-6f));
    }

    [Sampled(typeof(Pixels))]
    public bool The_score_keeps_its_digits_for_black_white_and_grey(NamedRows sample)
    {
        var rows = sample.Values;
        var (actual, exact) = (Score(rows[0], rows[1]), Exact(rows[0], rows[1]));
        return actual <= 0 && Math.Abs(actual - exact) <= (Bound * Math.Abs(exact)) + (rows[0].Length * Math.ScaleB(1, -149));
    }

    [Fact]
    public void Every_length_of_row_is_padded_with_nothing()
    {
        for (var count = 1; count <= 40; count++)
        {
            // Each term is 3.8e-44: what the padding added before, 1e-38, would be the whole sum.
            float[] logits = [.. Enumerable.Repeat(100f, count)];
            float[] targets = [.. Enumerable.Repeat(1f, count)];
            Assert.Equal(count * Score(logits[..1], targets[..1]), Score(logits, targets));
            Assert.True(Score(logits, targets) < 0);
        }
    }

    [Fact]
    public void Four_thousand_pixels_are_summed_without_loss()
    {
        float[] logits = [.. Enumerable.Range(0, 4096).Select(i => i == 0 ? -1e5f : 0.5f)];
        float[] targets = [.. Enumerable.Repeat(1f, 4096)];
        Assert.InRange(KernelRun.Error(Score(logits, targets), Exact(logits, targets)), 0, Bound);
        var running = 0f;
        for (var i = 0; i < 4096; i++)
        {
            running += (float)Exact(logits[i..(i + 1)], targets[i..(i + 1)]);
        }

        Assert.True(KernelRun.Error(running, Exact(logits, targets)) > 1e-6, "a running sum passes");
    }

    [Sampled(typeof(Pixels))]
    public bool The_gradient_keeps_its_digits_for_black_and_white_and_is_close_for_grey(NamedRows sample)
    {
        var rows = sample.Values;
        return rows[0]
            .Zip(rows[1])
            .Zip(Gradient(rows[0], rows[1]))
            .All(pair =>
            {
                var (logit, target) = pair.First;
                return target is 0 or 1
                    ? KernelRun.Holds(pair.Second, target == 0 ? SpecialFunctions.Sigmoid(logit) : -SpecialFunctions.Sigmoid(-logit), Bound)
                    : Math.Abs(pair.Second - (SpecialFunctions.Sigmoid(logit) - target)) <= 3e-7;
            });
    }

    [Fact]
    public void Score_and_gradient_in_one_have_the_bits_of_each()
    {
        for (var count = 1; count <= 40; count++)
        {
            float[] logits = [.. Enumerable.Range(0, count).Select(i => (float)Math.Sin(i) * 9)];
            float[] targets = [.. Enumerable.Range(0, count).Select(i => i % 3 * 0.5f)];
            var gradient = KernelRun.Unwritten(1, count);
            var memory = KernelRun.Of(
                1,
                (lane, memory) =>
                    CrossEntropyKernel.ScoreAndBackward(lane, memory, KernelRun.Rows(logits), KernelRun.Rows(targets), gradient)
            );
            Assert.Equal(Score(logits, targets), memory.Reconstruction[0]);
            Assert.Equal(Gradient(logits, targets), gradient.Values.ToArray());
        }
    }

    [Fact]
    public void A_value_has_the_same_bits_wherever_it_lies()
    {
        for (var count = 1; count <= 40; count++)
        {
            for (var place = 0; place < count; place++)
            {
                var logits = Enumerable.Range(0, count).Select(i => i * 0.1f).ToArray();
                logits[place] = -1.2345f;
                Assert.Equal(Gradient([-1.2345f], [0])[0], Gradient(logits, new float[count])[place]);
            }
        }
    }

    private static double Exact(float[] logits, float[] targets) =>
        -logits
            .Zip(
                targets,
                (l, x) => (Math.Abs((double)l) * (l < 0 ? x : 1 - (double)x)) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs((double)l)))
            )
            .Sum();

    private static double Score(float[] logits, float[] targets) =>
        KernelRun
            .Of(1, (lane, memory) => CrossEntropyKernel.Score(lane, memory, KernelRun.Rows(logits), KernelRun.Rows(targets)))
            .Reconstruction[0];

    private static float[] Gradient(float[] logits, float[] targets)
    {
        var gradient = KernelRun.Unwritten(1, logits.Length);
        KernelRun.Of(1, (lane, _) => CrossEntropyKernel.Backward(lane, KernelRun.Rows(logits), KernelRun.Rows(targets), gradient));
        return gradient.Values.ToArray();
    }
}
