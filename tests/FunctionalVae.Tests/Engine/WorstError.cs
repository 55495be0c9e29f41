using System.Numerics;

namespace FunctionalVae.Tests.Engine;

/// <summary>The worst errors of a kernel against float64, and where they occur.</summary>
/// <param name="Relative">The largest relative error where the exact value is at least the smallest one that keeps its digits.</param>
/// <param name="RelativeAt">The argument of that.</param>
/// <param name="Units">The largest error below it, in units of 2⁻²³ of it: float32's last place, 2⁻¹⁴⁹, for 2⁻¹²⁶.</param>
/// <param name="UnitsAt">The argument of that.</param>
internal sealed record WorstError(double Relative, float RelativeAt, double Units, float UnitsAt)
{
    private static readonly WorstError None = new(0, 0, 0, 0);

    /// <summary>The worst errors over the sweep's floats that lie in the kernel's domain.</summary>
    public static WorstError Of(KernelFunction function)
    {
        var worst = None;
        var gate = new Lock();
        Parallel.ForEach(
            Floats.Parts(),
            () => None,
            (part, _, local) => local.Or(In(function, part())),
            local =>
            {
                lock (gate)
                {
                    worst = worst.Or(local);
                }
            }
        );
        return worst;
    }

    private static WorstError In(KernelFunction function, float[] arguments)
    {
        var (relative, relativeAt, units, unitsAt) = None;
        Span<float> vector = stackalloc float[Vector<float>.Count];
        for (var i = 0; i < arguments.Length; i += vector.Length)
        {
            var count = Math.Min(vector.Length, arguments.Length - i);
            arguments.AsSpan(i, count).CopyTo(vector);
            var (left, right) = function.Kernel(new(vector));
            for (var j = 0; j < count; j++)
            {
                if (vector[j] < function.From || vector[j] > function.To)
                {
                    continue;
                }

                var exact = function.Exact(vector[j]);
                var error = Error((double)left[j] * right[j], exact);
                if (Math.Abs(exact) >= function.Smallest)
                {
                    if (error / Math.Abs(exact) is var ratio && !(ratio <= relative))
                    {
                        (relative, relativeAt) = (Definite(ratio), vector[j]);
                    }
                }
                else if (error / function.Smallest * (1 << 23) is var steps && !(steps <= units))
                {
                    (units, unitsAt) = (Definite(steps), vector[j]);
                }
            }
        }

        return new(relative, relativeAt, units, unitsAt);
    }

    // Infinity is right where the exact value is beyond the floats, or so near to their end that an allowed error leads there.
    private static double Error(double actual, double exact)
    {
        var beyond = Math.Abs(exact) >= float.MaxValue * (1 - 1e-6);
        return beyond && double.IsInfinity(actual) && Math.Sign(actual) == Math.Sign(exact) ? 0 : Math.Abs(actual - exact);
    }

    private static double Definite(double error) => double.IsNaN(error) ? double.PositiveInfinity : error;

    private WorstError Or(WorstError other)
    {
        var (relative, relativeAt) = other.Relative > Relative ? (other.Relative, other.RelativeAt) : (Relative, RelativeAt);
        var (units, unitsAt) = other.Units > Units ? (other.Units, other.UnitsAt) : (Units, UnitsAt);
        return new(relative, relativeAt, units, unitsAt);
    }
}
