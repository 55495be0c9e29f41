using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>The importance-weighted objective log (1/K) Σ w of each example (Burda et al. 2016), differentiated by torch as it stands.</summary>
internal static class TorchDraws
{
    /// <summary>
    /// Two terms of each example, [B] each: Σ w̃ log p(x|z), through which the bound's gradient goes back, and what is subtracted from it, beta
    /// times, to give the bound, a constant.
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
        var z = program.Draw(head, noise);
        var output = program.Decode(z, masks);
        var reconstruction = ByExample(program.Reconstruction(output, x.repeat_interleave(draws, 0L, null)));
        var kl = ByExample(program.DrawnKl(head, noise, z));
        var weights = reconstruction - TorchScalars.Times(kl, beta);
        var total = weights.logsumexp(1L, true);
        var bound = TorchScalars.Plus(total.reshape(-1L), -Math.Log(draws));
        var normalised = (weights - total).exp().detach();
        var score = (normalised * reconstruction.detach()).sum(new long[] { 1 }, false);
        var subtracted =
            beta == 0 ? (normalised * kl.detach()).sum(new long[] { 1 }, false) : TorchScalars.Times(score - bound.detach(), 1 / beta);
        return (TorchScalars.Sum(bound - bound.detach(), score), subtracted);

        Tensor ByExample(Tensor terms) => terms.reshape(-1L, draws);
    }
}
