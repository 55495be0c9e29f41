namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Draws examples otherwise: from the right model, the parameters, the latents and the key.</summary>
internal sealed class ExampleDrawsMutant(IVaeModel inner, Func<IVaeModel, ParameterVector, Batch, Key, Batch> draw) : WrappedModel(inner)
{
    public override Batch DrawExamples(ParameterVector parameters, Batch latents, Key key) => draw(Inner, parameters, latents, key);

    /// <summary>Each draw x from its mean m and from the shared σ.</summary>
    public static ExampleDrawsMutant OfEach(IVaeModel inner, Func<double, double, double, double> wrong) =>
        new(
            inner,
            (model, parameters, latents, key) =>
            {
                var means = model.Decode(parameters, latents).Values.ToArray();
                var draws = model.DrawExamples(parameters, latents, key);
                var sigma = Sigma(model, parameters);
                return Batch.FromValues(draws.Width, means.Zip(draws.Values.ToArray(), (m, x) => (float)wrong(m, x, sigma)));
            }
        );

    /// <summary>x − m of the first dimension in all of them.</summary>
    public static Batch SharedNoise(IVaeModel model, ParameterVector parameters, Batch latents, Key key)
    {
        var means = model.Decode(parameters, latents);
        var draws = model.DrawExamples(parameters, latents, key);
        return Batch.FromValues(
            draws.Width,
            Enumerable
                .Range(0, draws.Values.Length)
                .Select(i => means.Values.Span[i] + draws[i / draws.Width].Span[0] - means[i / draws.Width].Span[0])
        );
    }

    /// <summary>Rows in groups, each of which numbers its own from 0.</summary>
    public static Batch ByChunks(IVaeModel model, ParameterVector parameters, Batch latents, Key key)
    {
        const int size = 100;
        return Batch.FromValues(
            model.Layout.InputWidth,
            Enumerable
                .Range(0, latents.Count)
                .Chunk(size)
                .SelectMany(rows =>
                    model.DrawExamples(parameters, model.LatentsFrom(rows.SelectMany(row => latents[row].ToArray())), key).Values.ToArray()
                )
        );
    }

    private static double Sigma(IVaeModel model, ParameterVector parameters) =>
        model.Spec.Likelihood is NormalLikelihood { Variance: LearnedVariance trained }
            ? Math.Sqrt(trained.Floor + Math.Exp(parameters.Tensor("likelihood.log_scale").Span[0]))
            : 1;
}
