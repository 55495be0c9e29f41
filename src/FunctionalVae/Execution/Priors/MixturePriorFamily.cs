namespace FunctionalVae;

/// <summary>A mixture of diagonal normals Σⱼ wⱼ N(mⱼ, diag e^pⱼ): a trained one, or that of the posteriors of trained examples.</summary>
internal sealed class MixturePriorFamily : PriorFamily
{
    private readonly double[] logWeights;
    private readonly NormalMixtureLine[] lines;

    private MixturePriorFamily(float[] logits, float[] means, float[] logVariances)
    {
        var total = SpecialFunctions.LogSumExp(Array.ConvertAll(logits, logit => (double)logit));
        logWeights = Array.ConvertAll(logits, logit => logit - total);
        var latent = means.Length / logits.Length;
        lines = [.. Enumerable.Range(0, latent).Select(i => new NormalMixtureLine(Column(means, i), Column(logVariances, i)))];
        double[] weights = Array.ConvertAll(logWeights, Math.Exp);
        Mean = [.. lines.Select(line => line.Mean(weights))];
        LogVariance = [.. lines.Select(line => Math.Log(line.Variance(weights)))];

        double[] Column(float[] values, int i) => [.. Enumerable.Range(0, logits.Length).Select(j => (double)values[(j * latent) + i])];
    }

    public static MixturePriorFamily? From(Prior prior, IVaeModel model, ParameterVector parameters)
    {
        switch (prior)
        {
            case MixturePrior:
                return new(
                    parameters.Tensor(MixturePrior.Logits).ToArray(),
                    parameters.Tensor(MixturePrior.Means).ToArray(),
                    parameters.Tensor(MixturePrior.LogVariances).ToArray()
                );
            case VampPrior vamp:
                var posteriors = model.Encode(parameters, PseudoInputs(model.Spec.Input.Domain, model.Layout.InputWidth, parameters));
                return new(new float[vamp.PseudoInputs], posteriors.Mean.Array, posteriors.LogVariance.Array);
            default:
                return null;
        }
    }

    // As an engine encodes them: of what is trained, or of its sigmoid.
    private static Batch PseudoInputs(ValueDomain domain, int width, ParameterVector parameters)
    {
        var trained = parameters.Tensor(VampPrior.Tensor).ToArray();
        return new(
            VampPrior.IsBounded(domain) == true ? Array.ConvertAll(trained, value => (float)SpecialFunctions.Sigmoid(value)) : trained,
            width
        );
    }

    public override IReadOnlyList<double> Mean { get; }

    public override IReadOnlyList<double> LogVariance { get; }

    public override double LogDensity(IReadOnlyList<double> z)
    {
        var joint = (double[])logWeights.Clone();
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i].Observe(z[i], joint);
        }

        return SpecialFunctions.LogSumExp(joint);
    }

    public override IReadOnlyList<double> NoiseOf(IReadOnlyList<double> z)
    {
        var joint = (double[])logWeights.Clone();
        var noise = new double[lines.Length];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = lines[i].Noise(z[i], Weights(joint));
            lines[i].Observe(z[i], joint);
        }

        return noise;
    }

    // Dimension by dimension the quantile, given the dimensions before, of the noise's probability (Rosenblatt 1952): each component is met with
    // its weight, one normal gives m + e^(p/2) ε, and near noise gives near draws but between components. Later dimensions see z as it is rounded.
    internal override Batch Draw(Batch noise)
    {
        var draws = new float[noise.Array.Length];
        for (var row = 0; row < noise.Count; row++)
        {
            var joint = (double[])logWeights.Clone();
            for (var i = 0; i < lines.Length; i++)
            {
                var z = (float)lines[i].Quantile(noise[row].Span[i], Weights(joint));
                draws[(row * noise.Width) + i] = z;
                lines[i].Observe(z, joint);
            }
        }

        return new(draws, noise.Width);
    }

    // Of the components given the dimensions so far.
    private static double[] Weights(double[] joint)
    {
        var total = SpecialFunctions.LogSumExp(joint);
        return Array.ConvertAll(joint, value => Math.Exp(value - total));
    }
}
