using TorchSharp;
using static TorchSharp.torch;

namespace FunctionalVae.TorchSharpSteps;

/// <summary>The posterior, its draw, and what holds it to the prior N(0, I), as one writes them with TorchSharp.</summary>
internal sealed class Terms
{
    private const double Order = 0.5;
    private const double Beta = 6;
    private const double Lambda = 100;
    private readonly string term;
    private readonly long latent;

    // Where the numbers below a factor's diagonal lie in [k, k].
    private readonly Tensor below;

    public Terms(Settings settings)
    {
        (term, latent) = (settings.Term, settings.Latent);
        long[] places =
        [
            .. Enumerable.Range(0, settings.Latent).SelectMany(row => Enumerable.Range(0, row).Select(column => (row * latent) + column)),
        ];
        below = tensor(places, ScalarType.Int64);
        HeadWidth = (2 * latent) + (term == "full" ? places.Length : 0);
    }

    /// <summary>Values of the encoder's head.</summary>
    public long HeadWidth { get; }

    /// <summary>From heads [B, width] to draws [B, latent] and the term of the batch.</summary>
    public (Tensor Draw, Tensor Divergence) Of(Tensor head)
    {
        var (mean, logVariance) = (head.narrow(1, 0, latent), head.narrow(1, latent, latent));
        var count = head.shape[0];
        if (term == "full")
        {
            var lower = head.narrow(1, 2 * latent, below.shape[0]);
            var factor = zeros(count, latent * latent).index_copy(1, below, lower).view(count, latent, latent);
            factor = factor + (0.5 * logVariance).exp().diag_embed();
            var correlated = mean + factor.matmul(randn(count, latent, 1)).squeeze(2);
            var kl = 0.5 * (mean.square() + logVariance.exp() - logVariance - 1).sum();
            return (correlated, (kl + (0.5 * lower.square().sum())) / count);
        }

        var z = mean + ((0.5 * logVariance).exp() * randn_like(mean));
        return term switch
        {
            "kl" => (z, Kl(mean, logVariance) / count),
            "renyi" => (z, Renyi(mean, logVariance) / count),
            "correlation" => (z, (Kl(mean, logVariance) / count) + ((Beta - 1) * Correlation(z, mean, logVariance))),
            "mmd" => (z, Lambda * Mmd(z, randn_like(z))),
            _ => throw new ArgumentException($"There is no term {term} here."),
        };
    }

    private static Tensor Kl(Tensor mean, Tensor logVariance) => 0.5 * (mean.square() + logVariance.exp() - logVariance - 1).sum();

    private static Tensor Renyi(Tensor mean, Tensor logVariance)
    {
        var mixed = Order + ((1 - Order) * logVariance.exp());
        return 0.5 * ((mixed.log() / (1 - Order)) - logVariance + (Order * mean.square() / mixed)).sum();
    }

    private static Tensor Correlation(Tensor z, Tensor mean, Tensor logVariance)
    {
        var distance = z.unsqueeze(1) - mean.unsqueeze(0);
        var logs = -0.5 * (logVariance.unsqueeze(0) + (distance.square() * (-logVariance).exp().unsqueeze(0)) + Math.Log(2 * Math.PI));
        var count = Math.Log(z.shape[0]);
        var joint = logs.sum(2).logsumexp(1) - count;
        var marginal = (logs.logsumexp(1) - count).sum(1);
        return (joint - marginal).mean();
    }

    private Tensor Mmd(Tensor z, Tensor y)
    {
        var count = z.shape[0];
        var pairs = (double)count * (count - 1);
        return ((Kernel(z, z).sum() - count + Kernel(y, y).sum() - count) / pairs) - (2 * Kernel(z, y).sum() / (count * count));
    }

    private Tensor Kernel(Tensor a, Tensor b)
    {
        var squares = a.square().sum(1).unsqueeze(1) + b.square().sum(1).unsqueeze(0) - (2 * a.matmul(b.transpose(0, 1)));
        return 2.0 * latent / ((2.0 * latent) + squares);
    }
}
