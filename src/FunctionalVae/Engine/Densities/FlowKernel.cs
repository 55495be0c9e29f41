using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// log q(z|x) − log p(z) of each draw of a diagonal normal posterior against a prior whose flow takes z to u ~ N(0, I), with the logarithms s of
/// the scales by which it divided.
/// </summary>
public static class FlowKernel
{
    /// <summary>kl of each draw = ½ Σ (u² − ℓ − ε²) + Σ s, in nats: the error is that of float64 sums of the terms.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B·K, 2k].</param>
    /// <param name="noise">ε, [B·K, k].</param>
    /// <param name="normal">u, [B·K, k].</param>
    /// <param name="logScales">s, [B·K, n].</param>
    public static void Kl(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix normal, Matrix logScales)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Kl<Floats512>(lane, memory, head, noise, normal, logScales);
        }
        else
        {
            Kl<FloatsUsual>(lane, memory, head, noise, normal, logScales);
        }
    }

    /// <summary>ds = β/B over all B·K draws, before they are weighed.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="gradient">ds, [B·K, n].</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void LogScaleGradient(Lane lane, Workspace memory, Matrix gradient, double beta)
    {
        var (from, to) = lane.Share(gradient.Count);
        gradient.Values[from..to].Fill(DrawnKlKernel.Weight(memory, gradient, beta));
        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Kl<T>(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix normal, Matrix logScales)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(normal.Rows);
        for (var row = from; row < to; row++)
        {
            var squares = default(WideSum<T>);
            for (var i = 0; i < normal.Columns; i += T.Count)
            {
                var u = FloatsPart.Load<T>(normal.Row(row), i);
                squares.AddProduct(u, u);
            }

            var scales = default(WideSum<T>);
            for (var i = 0; i < logScales.Columns; i += T.Count)
            {
                scales.Add(FloatsPart.Load<T>(logScales.Row(row), i));
            }

            memory.Kl[row] = DrawnKlKernel.LogPosterior<T>(head.Row(row), noise.Row(row)) + (0.5 * squares.Total()) + scales.Total();
        }

        lane.Sync();
    }
}
