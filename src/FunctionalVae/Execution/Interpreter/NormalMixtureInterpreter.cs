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
        var logits = at[op.Prior.Logits];
        var means = at[op.Prior.Means];
        var logVariances = at[op.Prior.LogVariances];
        var k = z.Length;
        Dual posterior = 0;
        for (var i = 0; i < k; i++)
        {
            // Of a posterior that is held, ε = (z − μ)/σ moves with z alone.
            var epsilon = head[i].Tape is null ? noise[i] + ((z[i] - z[i].Value) * Math.Exp(-0.5 * head[k + i].Value)) : noise[i];
            posterior -= NormalDistribution.HalfLogTwoPi + (0.5 * (head[k + i] + (epsilon * epsilon)));
        }

        var joint = new Dual[logits.Length];
        for (var j = 0; j < joint.Length; j++)
        {
            joint[j] = logits[j] + LogNormal(z, means.Slice(j * k, k), logVariances.Slice(j * k, k));
        }

        NoteKink(joint, at);
        return posterior - (CategoricalInterpreter.LogSumExp(joint) - CategoricalInterpreter.LogSumExp(logits));
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

    private static Dual LogNormal(Dual[] z, ReadOnlySpan<Dual> mean, ReadOnlySpan<Dual> logVariance)
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
