using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// The diagonal normal posterior against the standard normal prior: the head's row is (μ, ℓ), ℓ = log σ², k values each.
/// </summary>
public static partial class DiagonalNormalKernel
{
    private const float Bound = (float)Graphs.ClampLogVariance.Bound;

    /// <summary>head = input with ℓ clamped to [−30, 30]; the two may be one matrix.</summary>
    public static void ClampLogVariance(Lane lane, Matrix input, Matrix head)
    {
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            if (input.Offset != head.Offset)
            {
                input.Row(example).CopyTo(head.Row(example));
            }

            foreach (ref var l in head.Row(example)[(head.Columns / 2)..])
            {
                l =
                    l < -Bound ? -Bound
                    : l > Bound ? Bound
                    : l;
            }
        }

        lane.Sync();
    }

    /// <summary>draw [B, k] = μ + e^(ℓ/2) ∘ noise.</summary>
    public static void Draw(Lane lane, Matrix head, Matrix noise, Matrix draw)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Draw<Floats512>(lane, head, noise, draw);
        }
        else
        {
            Draw<FloatsUsual>(lane, head, noise, draw);
        }
    }

    /// <summary>
    /// kl of each example = ½ Σ [μ² + (e^ℓ − ℓ − 1)] ≥ 0, in nats, with a relative error under 5e-7 for every μ and every ℓ up to 88,
    /// whatever the number of dimensions; a subnormal ℓ adds its part within 2⁻²⁷⁵.
    /// </summary>
    public static void Kl(Lane lane, Workspace memory, Matrix head)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Kl<Floats512>(lane, memory, head);
        }
        else
        {
            Kl<FloatsUsual>(lane, memory, head);
        }
    }

    /// <summary>
    /// dμ = dz + β/B·μ and dℓ = ½(dz ∘ e^(ℓ/2) ∘ noise + β/B·(e^ℓ − 1)), the latter 0 where ℓ was clamped.
    /// Each has a relative error under 5e-7 where dz = 0, and is that close to the sum of its terms' magnitudes otherwise; results
    /// below 2⁻¹²⁶ are within 2⁻¹⁴⁸.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="noise">ε, [B, k].</param>
    /// <param name="drawGradient">dz, [B, k].</param>
    /// <param name="headGradient">(dμ, dℓ), [B, 2k].</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void Backward(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix noise,
        Matrix drawGradient,
        Matrix headGradient,
        double beta
    )
    {
        var weight = (float)(beta * memory.KlWeight / head.Rows);
        if (Vector512.IsHardwareAccelerated)
        {
            Backward<Floats512>(lane, head, noise, drawGradient, headGradient, weight);
        }
        else
        {
            Backward<FloatsUsual>(lane, head, noise, drawGradient, headGradient, weight);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Draw<T>(Lane lane, Matrix head, Matrix noise, Matrix draw)
        where T : struct, IFloats<T>
    {
        Span<float> mean = stackalloc float[ExampleColumns.Size];
        Span<float> logVariance = stackalloc float[ExampleColumns.Size];
        Span<float> epsilon = stackalloc float[ExampleColumns.Size];
        var k = draw.Columns;
        var (from, to) = lane.Share(head.Rows, T.Count);
        for (var example = from; example < to; example += T.Count)
        {
            for (var column = 0; column < k; column += ExampleColumns.Most)
            {
                var columns = Math.Min(ExampleColumns.Most, k - column);
                ExampleColumns.Load<T>(head, example, column, columns, mean);
                ExampleColumns.Load<T>(head, example, k + column, columns, logVariance);
                ExampleColumns.Load<T>(noise, example, column, columns, epsilon);
                for (var i = 0; i < columns * T.Count; i += T.Count)
                {
                    var sigma = Simd.Exp(T.Load(ref logVariance[i]) * T.Of(0.5f));
                    T.FusedMultiplyAdd(sigma, T.Load(ref epsilon[i]), T.Load(ref mean[i])).Store(ref mean[i]);
                }

                ExampleColumns.Store<T>(draw, example, column, columns, mean);
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Kl<T>(Lane lane, Workspace memory, Matrix head)
        where T : struct, IFloats<T>
    {
        Span<float> mean = stackalloc float[ExampleColumns.Size];
        Span<float> logVariance = stackalloc float[ExampleColumns.Size];
        Span<double> sums = stackalloc double[T.Count];
        var k = head.Columns / 2;
        var (from, to) = lane.Share(head.Rows, T.Count);
        for (var example = from; example < to; example += T.Count)
        {
            var sum = default(WideSum<T>);
            for (var column = 0; column < k; column += ExampleColumns.Most)
            {
                var columns = Math.Min(ExampleColumns.Most, k - column);
                ExampleColumns.Load<T>(head, example, column, columns, mean);
                ExampleColumns.Load<T>(head, example, k + column, columns, logVariance);
                for (var i = 0; i < columns * T.Count; i += T.Count)
                {
                    var mu = T.Load(ref mean[i]);
                    var (left, right) = Simd.ExpMinusLinear(T.Load(ref logVariance[i]));
                    sum.AddProduct(mu, mu);
                    sum.AddProduct(left, right);
                }
            }

            sum.Store(ref sums[0]);
            for (var i = 0; i < Math.Min(T.Count, to - example); i++)
            {
                memory.Kl[example + i] = 0.5 * sums[i];
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Backward<T>(Lane lane, Matrix head, Matrix noise, Matrix drawGradient, Matrix headGradient, float klWeight)
        where T : struct, IFloats<T>
    {
        Span<float> mean = stackalloc float[ExampleColumns.Size];
        Span<float> logVariance = stackalloc float[ExampleColumns.Size];
        Span<float> epsilon = stackalloc float[ExampleColumns.Size];
        Span<float> dz = stackalloc float[ExampleColumns.Size];
        var k = drawGradient.Columns;
        var weight = T.Of(klWeight);
        var half = T.Of(0.5f);
        var (from, to) = lane.Share(head.Rows, T.Count);
        for (var example = from; example < to; example += T.Count)
        {
            for (var column = 0; column < k; column += ExampleColumns.Most)
            {
                var columns = Math.Min(ExampleColumns.Most, k - column);
                ExampleColumns.Load<T>(head, example, column, columns, mean);
                ExampleColumns.Load<T>(head, example, k + column, columns, logVariance);
                ExampleColumns.Load<T>(noise, example, column, columns, epsilon);
                ExampleColumns.Load<T>(drawGradient, example, column, columns, dz);
                for (var i = 0; i < columns * T.Count; i += T.Count)
                {
                    var g = T.Load(ref dz[i]);
                    var l = T.Load(ref logVariance[i]);
                    var sigma = Simd.Exp(l * half);
                    var dl = half * T.FusedMultiplyAdd(g * sigma, T.Load(ref epsilon[i]), weight * Simd.Expm1(l));
                    var inside = T.LessThan(T.Abs(l), T.Of(Bound));
                    T.FusedMultiplyAdd(weight, T.Load(ref mean[i]), g).Store(ref mean[i]);
                    T.Select(inside, dl, T.Zero).Store(ref logVariance[i]);
                }

                ExampleColumns.Store<T>(headGradient, example, column, columns, mean);
                ExampleColumns.Store<T>(headGradient, example, k + column, columns, logVariance);
            }
        }

        lane.Sync();
    }
}
