using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// Divergences of the diagonal normal posterior (μ, ℓ) from N(0, v·I) in closed form, in place of the Kullback–Leibler divergence. With Δ = ℓ − log v
/// a term has a relative error under 2e-6, and Rényi's, a difference, besides an absolute one under 3e-7·|Δ| of each dimension.
/// </summary>
public static class PosteriorDivergenceKernel
{
    /// <summary>The term of each example = Σ [μ² + (σ − √v)²].</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    public static void SquaredWasserstein(Lane lane, Workspace memory, Matrix head, double variance) =>
        Value(lane, memory, head, variance, new SquaredWassersteinFormula(variance));

    /// <summary>dμ and dℓ of <see cref="SquaredWasserstein"/>, times β/B.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the divergence has warmed up.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="headGradient">(dμ, dℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    /// <param name="beta">The weight of the divergence.</param>
    public static void SquaredWassersteinGradient(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix headGradient,
        double variance,
        double beta
    ) => Gradient(lane, memory, head, headGradient, variance, beta, new SquaredWassersteinFormula(variance));

    /// <summary>The term of each example = ½ Σ [e^Δ + e^−Δ − 2 + μ²/v·(1 + e^−Δ)], in nats.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    public static void Jeffreys(Lane lane, Workspace memory, Matrix head, double variance) =>
        Value(lane, memory, head, variance, new JeffreysFormula(variance));

    /// <summary>dμ and dℓ of <see cref="Jeffreys"/>, times β/B.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the divergence has warmed up.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="headGradient">(dμ, dℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    /// <param name="beta">The weight of the divergence.</param>
    public static void JeffreysGradient(Lane lane, Workspace memory, Matrix head, Matrix headGradient, double variance, double beta) =>
        Gradient(lane, memory, head, headGradient, variance, beta, new JeffreysFormula(variance));

    /// <summary>The term of each example = ½ Σ [log s/(1 − α) − Δ + α·μ²/(v·s)], s = α + (1 − α) e^Δ, in nats.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    /// <param name="order">α, above 0 and below 1.</param>
    public static void Renyi(Lane lane, Workspace memory, Matrix head, double variance, double order) =>
        Value(lane, memory, head, variance, new RenyiFormula(variance, order));

    /// <summary>dμ and dℓ of <see cref="Renyi"/>, times β/B.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the divergence has warmed up.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="headGradient">(dμ, dℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    /// <param name="order">α, above 0 and below 1.</param>
    /// <param name="beta">The weight of the divergence.</param>
    public static void RenyiGradient(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix headGradient,
        double variance,
        double order,
        double beta
    ) => Gradient(lane, memory, head, headGradient, variance, beta, new RenyiFormula(variance, order));

    private static void Value<TFormula>(Lane lane, Workspace memory, Matrix head, double variance, TFormula formula)
        where TFormula : struct, IDivergenceFormula
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Value<Floats512, TFormula>(lane, memory, head, variance, formula);
        }
        else
        {
            Value<FloatsUsual, TFormula>(lane, memory, head, variance, formula);
        }
    }

    private static void Gradient<TFormula>(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix headGradient,
        double variance,
        double beta,
        TFormula formula
    )
        where TFormula : struct, IDivergenceFormula
    {
        var weight = (float)(beta * memory.KlWeight / head.Rows);
        if (Vector512.IsHardwareAccelerated)
        {
            Gradient<Floats512, TFormula>(lane, head, headGradient, variance, weight, formula);
        }
        else
        {
            Gradient<FloatsUsual, TFormula>(lane, head, headGradient, variance, weight, formula);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Value<T, TFormula>(Lane lane, Workspace memory, Matrix head, double variance, TFormula formula)
        where T : struct, IFloats<T>
        where TFormula : struct, IDivergenceFormula
    {
        var k = head.Columns / 2;
        var scale = new LogScale<T>(variance);
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var sum = default(WideSum<T>);
            for (var i = 0; i < k; i += T.Count)
            {
                // A dimension that is missing is the prior's, of which no divergence has a part.
                var (delta, rest) = scale.Less(row[k..], i);
                var mean = FloatsPart.Load<T>(row[..k], i);
                formula.Add(mean, delta, ref sum);
                // What Δ was rounded by goes in by the slope; near the prior it is as large as Δ, and the slope is 0 there.
                sum.AddProduct(rest, formula.Gradient(mean, delta + (rest * T.Of(0.5f))).LogVariance);
            }

            memory.Kl[example] = sum.Total();
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Gradient<T, TFormula>(Lane lane, Matrix head, Matrix headGradient, double variance, float weight, TFormula formula)
        where T : struct, IFloats<T>
        where TFormula : struct, IDivergenceFormula
    {
        var k = head.Columns / 2;
        var scale = new LogScale<T>(variance);
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var result = headGradient.Row(example);
            for (var i = 0; i < k; i += T.Count)
            {
                var (delta, rest) = scale.Less(row[k..], i);
                var (mean, logVariance) = formula.Gradient(FloatsPart.Load<T>(row[..k], i), delta + rest);
                FloatsPart.Store(T.Of(weight) * mean, result[..k], i);
                FloatsPart.Store(T.Of(weight) * logVariance, result[k..], i);
            }
        }

        lane.Sync();
    }
}
