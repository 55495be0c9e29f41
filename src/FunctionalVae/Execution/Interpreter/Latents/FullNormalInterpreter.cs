namespace FunctionalVae.Interpreter;

/// <summary>The normal posterior with a full covariance of one example in float64; the head is (μ, ℓ, L below its diagonal, column after column).</summary>
internal static class FullNormalInterpreter
{
    /// <summary>μ + Lε without the part of L's diagonal, and ℓ.</summary>
    public static Dual[] Given(Dual[] head, Dual[] noise)
    {
        var factor = Factor(head, noise.Length);
        var given = head[..(2 * noise.Length)];
        for (var i = 0; i < noise.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                given[i] += factor[i, j] * noise[j];
            }
        }

        return given;
    }

    /// <summary>The same at a latent vector, of a posterior that is held: by forward substitution in place of ε.</summary>
    public static Dual[] GivenAt(Dual[] z, double[] head)
    {
        Dual[] held = [.. head.Select(value => (Dual)value)];
        var (factor, given) = (Factor(held, z.Length), held[..(2 * z.Length)]);
        var distances = new Dual[z.Length];
        for (var i = 0; i < z.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                given[i] += factor[i, j] * distances[j];
            }

            distances[i] = (z[i] - given[i]) / factor[i, i];
        }

        return given;
    }

    /// <summary>½ Σ [p − log Lᵢᵢ² + (Σᵢᵢ + (μ − m)²)/e^p − 1] with Σ = LLᵀ.</summary>
    public static Dual Kl(Dual[] head, ReadOnlySpan<Dual> priorMean, ReadOnlySpan<Dual> priorLogVariance)
    {
        var factor = Factor(head, priorMean.Length);
        Dual sum = 0;
        for (var i = 0; i < priorMean.Length; i++)
        {
            Dual variance = 0;
            for (var j = 0; j <= i; j++)
            {
                variance += factor[i, j] * factor[i, j];
            }

            var distance = head[i] - priorMean[i];
            sum += priorLogVariance[i] - Dual.Log(factor[i, i] * factor[i, i]) - 1;
            sum += (variance + (distance * distance)) / Dual.Exp(priorLogVariance[i]);
        }

        return 0.5 * sum;
    }

    /// <summary>log N(z; μ, LLᵀ) by forward substitution; of a head (μ, ℓ) L is diagonal.</summary>
    public static double LogDensity(double[] head, double[] z)
    {
        var size = z.Length;
        var rest = z.Select((value, i) => value - head[i]).ToArray();
        var (sum, next) = (0.0, 2 * size);
        for (var j = 0; j < size; j++)
        {
            var distance = rest[j] / Math.Exp(0.5 * head[size + j]);
            sum -= NormalDistribution.HalfLogTwoPi + (0.5 * (head[size + j] + (distance * distance)));
            for (var i = j + 1; i < size && head.Length > 2 * size; i++)
            {
                rest[i] -= head[next++] * distance;
            }
        }

        return sum;
    }

    private static Dual[,] Factor(Dual[] head, int size)
    {
        var factor = new Dual[size, size];
        var next = 2 * size;
        for (var j = 0; j < size; j++)
        {
            factor[j, j] = Dual.Sqrt(Dual.Exp(head[size + j]));
            for (var i = j + 1; i < size; i++)
            {
                factor[i, j] = head[next++];
            }
        }

        return factor;
    }
}
