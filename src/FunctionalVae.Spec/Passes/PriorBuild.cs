using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>The graph of a prior alone, which takes posteriors for examples.</summary>
internal static class PriorBuild
{
    /// <summary>
    /// The graph whose examples are the numbers of posteriors and whose loss is their divergence from the prior: a draw of each and its
    /// Kullback–Leibler term, as in the graph of a whole model. Nothing is decoded, so the draws are its output.
    /// </summary>
    /// <param name="latent">The posteriors' family, with the prior.</param>
    public static Graph Of(Latent latent)
    {
        var (width, size) = ((int)latent.HeadWidth, latent.Dimensions);
        var builder = new GraphBuilder(new Features(width), isForTraining: true);
        latent.PriorOfDraws!.Declare(builder, size);
        var head = builder.Value("posterior", width, ValueKind.Input);
        var noise = builder.Value("noise", size, ValueKind.Noise);
        var draw = LatentBuild.Draw(builder, latent, head, noise);
        var drawOps = builder.Cut();
        var kl = LatentBuild.Kl(builder, latent, draw);
        return new(
            Tensors: builder.Tensors,
            Dropouts: [],
            Input: head,
            Head: head,
            Noise: noise,
            Draw: draw.Draw,
            Output: draw.Draw,
            Mean: draw.Draw,
            Loss: new([new(kl, 1)]),
            EncodeOps: [],
            DrawOps: drawOps,
            DecodeOps: [],
            ScoreOps: builder.Cut(),
            MeanOps: [],
            BackwardOps: []
        );
    }
}
