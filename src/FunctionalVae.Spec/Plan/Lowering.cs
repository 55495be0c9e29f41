namespace FunctionalVae.Plans;

/// <summary>Lowers a specification to a <see cref="Plan"/>.</summary>
public static class Lowering
{
    /// <summary>The plan of <paramref name="spec"/>.</summary>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static Plan Lower(VaeSpec spec)
    {
        var problems = SpecRules.Check(spec);
        if (problems.Count > 0)
        {
            throw new ArgumentException(
                string.Join("\n", problems.Select(problem => $"{problem.Code} at {problem.Path}: {problem.Message}")),
                nameof(spec)
            );
        }

        var builder = new PlanBuilder();
        var width = (int)Shape.Of(spec.Input).Count;
        var input = builder.Buffer("x", width, BufferKind.Input);

        var encode = new List<PlanOp>();
        var encoded = LayerLowering.Lower(builder, spec.Encoder, "encoder", input, encode);
        var latent = LatentLowering.Lower(builder, spec.Latent, spec.Beta, encoded, encode);

        var decode = new List<PlanOp>();
        var decoded = LayerLowering.Lower(builder, spec.Decoder, "decoder", latent.Draw, decode);
        var likelihood = LikelihoodLowering.Lower(builder, spec.Likelihood, decoded, input, decode);

        return new(
            InputWidth: width,
            LatentWidth: latent.Draw.Width,
            Beta: spec.Beta,
            Parameters: builder.Parameters,
            Input: input,
            Head: latent.Head,
            Noise: latent.Noise,
            Draw: latent.Draw,
            Output: likelihood.Output,
            Mean: likelihood.Mean,
            EncodeOps: ValueList.From(encode),
            DrawOps: latent.DrawOps,
            DecodeOps: ValueList.From(decode),
            MeanOps: likelihood.MeanOps,
            ScoreOps: ValueList.From(likelihood.ScoreOps.Concat(latent.KlOps)),
            BackwardOps: builder.Backward(),
            Buffers: builder.Buffers,
            Dropouts: builder.Dropouts
        );
    }
}
