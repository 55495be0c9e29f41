namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>What conditional models may do wrong: rows under other labels than their own.</summary>
internal static class LabelMutants
{
    /// <summary>The right model.</summary>
    public static IVaeModel Right { get; } =
        Vae.ModelFrom(
            new VaeSpec(
                Input: new Features(4),
                Encoder: [new Dense(5, Activation.Tanh)],
                Latent: new DiagonalNormalLatent(2),
                Decoder: [new Dense(5, Activation.Tanh)],
                Likelihood: new NormalLikelihood(new LearnedVariance()),
                Condition: new ClassCondition(3)
            ),
            "RightConditionalVae"
        );

    /// <summary>The mutants.</summary>
    public static IReadOnlyList<Mutant> All =>
        [
            Mutant.Of("label: that of the first row for all", new LabelMutant(Right, labels => [labels[0]])),
            Mutant.Of("label: that of the row before", new LabelMutant(Right, labels => [labels[^1], .. labels.SkipLast(1)])),
            Mutant.Of("label: class 0 whatever the label", new LabelMutant(Right, _ => [0])),
        ];

    /// <summary>A model that reads other labels.</summary>
    private sealed class LabelMutant(IVaeModel inner, Func<IReadOnlyList<int>, IReadOnlyList<int>> other) : WrappedModel(inner)
    {
        public override IVaeModel Under(IReadOnlyList<int> labels) => new LabelMutant(Inner.Under(labels), other);

        public override PosteriorBatch Encode(ParameterVector parameters, Batch images)
        {
            var posterior = Inner.Encode(parameters, Other(images));
            return posterior with { Mean = Inner.WithLabels(posterior.Mean, images.Labels!) };
        }

        public override Batch Decode(ParameterVector parameters, Batch latents)
        {
            var decoded = Inner.Decode(parameters, Other(latents));
            return latents.Labels is { } labels ? Inner.WithLabels(decoded, labels) : decoded;
        }

        public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise) =>
            Inner.Terms(parameters, Other(images), noise);

        public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise) =>
            Inner.Differentiate(parameters, Other(images), noise);

        private Batch Other(Batch rows) => rows.Labels is { } labels ? Inner.WithLabels(rows, other(labels)) : rows;
    }
}
