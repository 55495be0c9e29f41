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

        var builder = new GraphBuilder(spec.Input, isForTraining);
        var input = ConditionBuild.Input(builder, spec);
        var encoded = ConditionBuild.Encode(builder, spec, input);
        var latent = LatentBuild.Head(builder, spec.Latent, encoded);
        var encode = builder.Cut();
        // Several draws are a matter of training: what is evaluated has one.
        var weighted = isForTraining ? spec.Objective as ImportanceWeighted : null;
        var isWeighted = weighted is not null;
        if (isWeighted)
        {
            builder.Extents = [Extent.Batch, Extent.Draws(spec.Draws)];
        }

        builder.FreeBits = isForTraining && spec.Objective is EvidenceLowerBound bound ? bound.FreeBits : 0;
        var head = builder.ForEachDraw("posteriorOfDraws", latent);
        var noise = LatentBuild.Noise(builder, spec, isForTraining);
        var draw = LatentBuild.Draw(builder, spec.Latent, head, noise);
        var drawOps = builder.Cut();
        var latents = ConditionBuild.Latents(builder, spec, draw.Draw, input);
        var conditionOps = builder.Cut();
        var decoded = LayerChain.Build(builder, spec.Decoder, new("decoder"), latents);
        var outputs = spec.Likelihood.HeadValues * (int)InputRules.Modelled(spec.Input);
        var likelihood = builder.Affine("likelihood", spec.Likelihood.Link.Output, outputs, decoded);
        var decode = builder.Cut();
        draw = LatentBuild.Own(builder, spec, draw);
        var prior = builder.Cut();
        var score = builder.Value("reconstruction", new Shape([]), ValueKind.Term);
        var example = ConditionBuild.Example(builder, spec, "example", input);
        builder.Run(spec.Likelihood.Score(builder, likelihood, builder.ForEachDraw("xOfDraws", example), score));
        var kl =
            spec.Objective.OfAggregate is { } ofAggregate
                ? LatentBuild.OfAggregate(builder, ofAggregate, spec.Prior!, draw, isForTraining ? noise : null)
            : isWeighted ? LatentBuild.DrawnKl(builder, spec.Prior!, draw)
            : isForTraining && spec.Objective is GeneralizedVariational general
                ? LatentBuild.OfPosterior(builder, general.Divergence, spec.Prior!, draw)
            : LatentBuild.Kl(builder, spec.Latent, draw);
        kl =
            isForTraining && spec.Objective is BetaTotalCorrelation correlation
                ? LatentBuild.WithTotalCorrelation(builder, correlation.Weight - 1, draw, kl)
                : kl;
        var loss = new Root([new(score, -1), new(kl, spec.Objective.Beta)]);
        loss = isWeighted
            ? loss with
            {
                DrawWeights = Weights(builder, score, kl, spec.Objective.Beta),
                Correlated = draw.Correlated,
                IsThroughDraws = !weighted!.IsGradient,
                WeighsDrawsAgain = weighted.Gradient == DrawGradient.DoublyReparameterized,
            }
            : loss;
        var scoreOps = builder.Cut();
        var mean = isForTraining ? likelihood : spec.Likelihood.Link.Mean(builder, likelihood);
        return new(
            Tensors: builder.Tensors,
            Dropouts: builder.Dropouts,
            Input: input,
            Head: latent,
            Noise: noise,
            Draw: draw.Draw,
            Output: likelihood,
            Mean: mean,
            Loss: loss,
            EncodeOps: encode,
            DrawOps: drawOps,
            DecodeOps: decode,
            ScoreOps: scoreOps,
            MeanOps: builder.Cut(),
            BackwardOps: []
        )
        {
            Latents = latents,
            ConditionOps = conditionOps,
            PriorOps = prior,
        };
    }

    private static GraphValue Weights(GraphBuilder builder, GraphValue score, GraphValue kl, double beta)
    {
        var weights = builder.Value("drawWeights", width: 1);
        builder.Run(new WeighDraws(score, kl, weights, beta));
        return weights;
    }
}
