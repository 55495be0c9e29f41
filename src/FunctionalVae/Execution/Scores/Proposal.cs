using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// The proposal r of one example: a defensive mixture (Hesterberg 1995; Owen and Zhou 2000) of 5/8 posterior, 2/8 posterior with twice its
/// deviations, and 1/8 prior, as far as the number of draws can be divided so. With the prior's share α every weight is at most max p(x|z)/α, so that
/// a bounded likelihood has weights of finite variance; an eighth costs at most that share of the draws, and divides every doubling exactly.
/// </summary>
/// <remarks>
/// The wide part is there because trained posteriors are too narrow as a rule: without it their few great weights stay unseen, the draws pass too
/// early, and intervals are too short. Which part draw k comes from is fixed, not drawn: strata vary less, and weights by the density of the whole
/// mixture have the same mean.
/// </remarks>
/// <param name="prior">p(z).</param>
/// <param name="posterior">q(z|x).</param>
/// <param name="isPriorAlone">Whether all draws are the prior's: of an example of which nothing is observed, whose weights are then exactly 1.</param>
/// <param name="key">The key of the example: draw k depends on it and k alone.</param>
internal sealed class Proposal(PriorFamily prior, PosteriorNormal posterior, bool isPriorAlone, Key key)
{
    private const int Eighths = 8;
    private const double Widening = 2;

    /// <summary>The part that draw <paramref name="draw"/> comes from.</summary>
    public static DrawPart PartOf(int draw) =>
        (draw % Eighths) switch
        {
            Eighths - 1 => DrawPart.Prior,
            2 or 5 => DrawPart.Wide,
            _ => DrawPart.Posterior,
        };

    /// <summary>Latent vector number <paramref name="draw"/>, written to <paramref name="latent"/>.</summary>
    public LatentDraw Draw(int draw, Span<float> latent)
    {
        var part = isPriorAlone ? DrawPart.Prior : PartOf(draw);
        StandardNormalNoise.Fill(key, (uint)draw, latent);
        if (part == DrawPart.Prior)
        {
            prior.Draw(new Batch(latent.ToArray(), latent.Length)).Values.Span.CopyTo(latent);
        }

        double logPosterior = 0;
        double logWide = 0;
        var distances = new double[latent.Length];
        for (var i = 0; i < latent.Length; i++)
        {
            var variance = posterior.LogVariance(i);
            var deviation = Math.Exp(0.5 * variance);
            var centre = posterior.Centre(i, distances);
            // Of the noise where there is one: z − μ has lost its digits where σ is small beside μ.
            var distance = part switch
            {
                DrawPart.Prior => (latent[i] - centre) / deviation,
                DrawPart.Wide => Widening * latent[i],
                _ => latent[i],
            };
            if (part != DrawPart.Prior)
            {
                latent[i] = (float)(centre + (deviation * distance));
            }

            distances[i] = distance;
            var constant = NormalDistribution.HalfLogTwoPi + (0.5 * variance);
            logPosterior -= constant + (0.5 * distance * distance);
            logWide -= constant + Math.Log(Widening) + (0.5 * distance * distance / (Widening * Widening));
        }

        return new(part, logPosterior, logWide, prior.LogDensity(Array.ConvertAll(latent.ToArray(), value => (double)value)));
    }
}
