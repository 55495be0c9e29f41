using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>The diagonal normal posterior in float64; the head's row is (μ, ℓ).</summary>
internal static class DiagonalNormalInterpreter
{
    public static void Clamp(ClampLogVariance op, InterpreterMemory memory)
    {
        var head = memory[op.Head];
        ForEach(
            memory,
            op.Head.Width / 2,
            (b, i, mean, logVariance, _) =>
            {
                memory.NearKink(Math.Abs(Math.Abs(head[logVariance]) - ClampLogVariance.Bound), ClampLogVariance.Bound);
                head[logVariance] = Math.Clamp(head[logVariance], -ClampLogVariance.Bound, ClampLogVariance.Bound);
            }
        );
    }

    public static void Draw(Reparameterise op, InterpreterMemory memory)
    {
        var head = memory[op.Head];
        var noise = memory[op.Noise];
        var draw = memory[op.Draw];
        ForEach(
            memory,
            op.Draw.Width,
            (b, i, mean, logVariance, latent) => draw[latent] = head[mean] + (Math.Sqrt(Math.Exp(head[logVariance])) * noise[latent])
        );
    }

    public static void Kl(StandardNormalKl op, InterpreterMemory memory)
    {
        var head = memory[op.Head];
        Array.Clear(memory.Kl);
        ForEach(
            memory,
            op.Head.Width / 2,
            (b, i, mean, logVariance, _) =>
                memory.Kl[b] += 0.5 * ((head[mean] * head[mean]) + SpecialFunctions.ExpMinusLinear(head[logVariance]))
        );
    }

    public static void Backward(PosteriorGradient op, InterpreterMemory memory)
    {
        var head = memory[op.Head];
        var noise = memory[op.Noise];
        var dz = memory[op.DrawGradient];
        var gradient = memory[op.HeadGradient];
        var weight = op.Beta * memory.KlWeight / memory.BatchSize;
        ForEach(
            memory,
            op.DrawGradient.Width,
            (b, i, mean, logVariance, latent) =>
            {
                var l = head[logVariance];
                var sigma = Math.Sqrt(Math.Exp(l));
                gradient[mean] = dz[latent] + (weight * head[mean]);
                gradient[logVariance] =
                    Math.Abs(l) < ClampLogVariance.Bound
                        ? 0.5 * ((dz[latent] * sigma * noise[latent]) + (weight * SpecialFunctions.Expm1(l)))
                        : 0;
            }
        );
    }

    // Visits every example's latent dimensions with the places of μ and ℓ in the head, and of the dimension in z and ε.
    private static void ForEach(InterpreterMemory memory, int latents, Action<int, int, int, int, int> visit)
    {
        for (var b = 0; b < memory.BatchSize; b++)
        {
            for (var i = 0; i < latents; i++)
            {
                var mean = (b * 2 * latents) + i;
                visit(b, i, mean, mean + latents, (b * latents) + i);
            }
        }
    }
}
