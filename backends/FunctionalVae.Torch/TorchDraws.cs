using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>The importance-weighted objective log (1/K) Σ w of each example (Burda et al. 2016), differentiated by torch as it stands.</summary>
internal static class TorchDraws
{
    /// <summary>
    /// Two terms of each example, [B] each: Σ w̃ log(q/p)(z), a constant, and that from which it is subtracted, beta times, to give the bound, whose
    /// gradient goes back through the latter.
    /// </summary>
    public static (Tensor Reconstruction, Tensor Kl) Score(
        TorchProgram program,
        Tensor x,
        Tensor head,
        Tensor noise,
        IReadOnlyList<Tensor>? masks,
        int draws,
        double beta
    )
    {
        var drawn = program.Draw(head, noise);
        // Where gradients go through draws alone, what is behind a draw is found first, and then goes on to its posterior.
        var isThroughDraws = program.DrawGradient != DrawGradient.Standard && drawn.requires_grad;
        var z = isThroughDraws ? Leaf(drawn) : drawn;
        var held = isThroughDraws ? head.detach() : head;
        var repeated = x.repeat_interleave(draws, 0L, null);
        var output = program.Decode(program.Latents(z, repeated), masks);
        var reconstruction = ByExample(program.Reconstruction(output, repeated));
        var divergence = program.DrawnKl(held, noise, z);
        var kl = ByExample(isThroughDraws ? divergence - Path(held, noise, z) : divergence);
        var weights = reconstruction - TorchScalars.Times(kl, beta);
        var total = weights.logsumexp(1L, true);
        var bound = TorchScalars.Plus(total.reshape(-1L), -Math.Log(draws));
        var subtracted = ((weights - total).exp() * kl).detach().sum(new long[] { 1 }, false);
        if (isThroughDraws)
        {
            var gradient = autograd.grad([bound.sum()], [z], retain_graph: true)[0];
            if (program.DrawGradient == DrawGradient.DoublyReparameterized)
            {
                var again = TorchScalars.Plus(TorchScalars.Times((weights - total).exp().detach(), beta), 1 - beta);
                gradient = gradient * again.reshape(-1L, 1L);
            }

            bound = TorchScalars.Sum(bound, ByExample(Sum((drawn - drawn.detach()) * gradient)).sum(new long[] { 1 }, false));
        }

        return (TorchScalars.Sum(bound, TorchScalars.Times(subtracted, beta)), subtracted);

        Tensor ByExample(Tensor terms) => terms.reshape(-1L, draws);
    }

    // Σ y ∘ (z − z′) with Lᵀy = ε, which is ε/σ where the covariance is diagonal, and z′ the same numbers as z: 0, and minus the derivative of log q(z|x)
    // by z. The divergence has log q by its ε, which does not move.
    private static Tensor Path(Tensor head, Tensor noise, Tensor z)
    {
        var latent = noise.shape[1];
        var solved =
            head.shape[1] > 2 * latent
                ? new TorchFactor(head, latent).Solve(noise)
                : noise * TorchScalars.Times(TorchOps.Split(head).LogVariance, -0.5).exp();
        return Sum(solved * (z - z.detach()));
    }

    private static Tensor Sum(Tensor rows) => rows.sum(new long[] { 1 }, false);

    private static Tensor Leaf(Tensor values)
    {
        var leaf = values.detach();
        leaf.requires_grad = true;
        return leaf;
    }
}
