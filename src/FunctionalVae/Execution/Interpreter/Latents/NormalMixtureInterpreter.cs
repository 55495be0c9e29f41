using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>A mixture of normals as the prior of one example, in float64.</summary>
internal static class NormalMixtureInterpreter
{
    // Exponents up to a thousand leave a mixture smooth.
    private const double Smooth = 0.01;

    /// <summary>log N(z; μ, e^ℓ) − log Σⱼ wⱼ N(z; mⱼ, e^pⱼ), density by density; the first from ε, for (z − μ)/σ loses digits where σ is small.</summary>
    public static Dual Kl(NormalMixtureKl op, InterpreterMemory at)
    {
        var (head, noise, z) = (at[op.Head], at[op.Noise], at[op.Draw]);
        var k = z.Length;
        var components = Components(op.Prior, k, at);
        Dual posterior = 0;
        for (var i = 0; i < k; i++)
        {
            // Of a posterior that is held, ε = (z − μ)/σ moves with z alone, and with the dimensions before it that μ may be of.
            var moved = z[i] - z[i].Value - (head[i] - head[i].Value);
            var epsilon = head[k + i].Tape is null ? noise[i] + (moved * Math.Exp(-0.5 * head[k + i].Value)) : noise[i];
            posterior -= NormalDistribution.HalfLogTwoPi + (0.5 * (head[k + i] + (epsilon * epsilon)));
        }

        Dual[] joint = [.. components.Select(component => component.Logit + LogNormal(z, component.Mean, component.LogVariance))];
        NoteKink(joint, at);
        return posterior
            - (
                CategoricalInterpreter.LogSumExp(joint)
                - CategoricalInterpreter.LogSumExp([.. components.Select(component => component.Logit)])
            );
    }

    private static List<(Dual Logit, Dual[] Mean, Dual[] LogVariance)> Components(NormalMixture mixture, int k, InterpreterMemory at)
    {
        var components = new List<(Dual, Dual[], Dual[])>();
        for (var j = 0; j < mixture.Count; j++)
        {
            components.Add(
                mixture switch
                {
                    MixtureTensors own => (
                        at[own.Logits][j],
                        at[own.Means].Slice(j * k, k).ToArray(),
                        at[own.LogVariances].Slice(j * k, k).ToArray()
                    ),
                    MixtureOfPosteriors own => (0, Half(at[own.Posteriors], 2 * j), Half(at[own.Posteriors], (2 * j) + 1)),
                    _ => throw new NotSupportedException($"The interpreter does not know {mixture}."),
                }
            );
        }

        return components;

        Dual[] Half(Dual[] values, int half) => values[(half * k)..((half + 1) * k)];
    }

    // Where exponents are as large as those of a draw far out, one component takes over from another within what is rounded: as a kink.
    private static void NoteKink(Dual[] joint, InterpreterMemory at)
    {
        if (joint.Length > 1)
        {
            var nearest = joint.Select(value => value.Value).OrderDescending().Take(2).ToList();
            at.NearKink(nearest[0] - nearest[1] + Smooth, Math.Abs(nearest[0]));
        }
    }

    private static Dual LogNormal(Dual[] z, Dual[] mean, Dual[] logVariance)
    {
        Dual sum = 0;
        for (var i = 0; i < z.Length; i++)
        {
            var distance = z[i] - mean[i];
            sum -= NormalDistribution.HalfLogTwoPi + (0.5 * (logVariance[i] + (distance * distance / Dual.Exp(logVariance[i]))));
        }

        return sum;
    }
}
