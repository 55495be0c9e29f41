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
        var z = program.Draw(head, noise);
        var output = program.Decode(z, masks);
        var reconstruction = ByExample(program.Reconstruction(output, x.repeat_interleave(draws, 0L, null)));
        var kl = ByExample(program.DrawnKl(head, noise, z));
        var weights = reconstruction - TorchScalars.Times(kl, beta);
        var total = weights.logsumexp(1L, true);
        var bound = TorchScalars.Plus(total.reshape(-1L), -Math.Log(draws));
        var subtracted = ((weights - total).exp() * kl).detach().sum(new long[] { 1 }, false);
        return (TorchScalars.Sum(bound, TorchScalars.Times(subtracted, beta)), subtracted);

        Tensor ByExample(Tensor terms) => terms.reshape(-1L, draws);
    }
}
