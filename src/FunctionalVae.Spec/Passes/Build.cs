using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>From a specification to its graph.</summary>
public static class Build
{
    /// <summary>The graph of <paramref name="spec"/>.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="isForTraining">Whether layers such as dropout behave as they do in training. The mean belongs to evaluation alone.</param>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static Graph Of(VaeSpec spec, bool isForTraining)
    {
        var problems = SpecRules.Check(spec);
        if (problems.Count > 0)
        {
            throw new ArgumentException(
                string.Join("\n", problems.Select(problem => $"{problem.Code} at {problem.Path}: {problem.Message}")),
                nameof(spec)
            );
        }

        var builder = new GraphBuilder(isForTraining);
        var input = builder.Value("x", Shape.Of(spec.Input), ValueKind.Input);
        var encoded = LayerChain.Build(builder, spec.Encoder, new("encoder"), input);
        var latent = LatentBuild.Head(builder, spec.Latent, encoded);
        var encode = builder.Cut();
        var draw = LatentBuild.Draw(builder, spec.Latent, latent);
        var drawOps = builder.Cut();
        var decoded = LayerChain.Build(builder, spec.Decoder, new("decoder"), draw.Draw);
        var likelihood = builder.Affine("likelihood", spec.Likelihood.Link.Output, spec.Likelihood.HeadValues * input.Width, decoded);
        var decode = builder.Cut();
        var score = builder.Value("reconstruction", new Shape([]), ValueKind.Term);
        builder.Run(spec.Likelihood.Score(builder, likelihood, input, score));
        var kl = LatentBuild.Kl(builder, spec.Latent, draw);
        var scoreOps = builder.Cut();
        var mean = isForTraining ? likelihood : spec.Likelihood.Link.Mean(builder, likelihood);
        return new(
            Tensors: builder.Tensors,
            Dropouts: builder.Dropouts,
            Input: input,
            Head: latent,
            Noise: draw.Noise,
            Draw: draw.Draw,
            Output: likelihood,
            Mean: mean,
            Loss: new([new(score, -1), new(kl, spec.Beta)]),
            EncodeOps: encode,
            DrawOps: drawOps,
            DecodeOps: decode,
            ScoreOps: scoreOps,
            MeanOps: builder.Cut(),
            BackwardOps: []
        );
    }
}
