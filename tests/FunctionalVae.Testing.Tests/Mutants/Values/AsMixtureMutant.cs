namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>
/// A model with a <see cref="VampPrior"/> as one with a trained mixture that has the posteriors of the pseudo-inputs as they are: its terms may
/// have other weights, and its gradient does not reach the encoder through the prior.
/// </summary>
/// <param name="inner">The right model, of real values.</param>
/// <param name="logits">Of the weights in the terms; null where only the gradient is another.</param>
internal sealed class AsMixtureMutant(IVaeModel inner, float[]? logits) : WrappedModel(inner)
{
    private readonly int count = ((VampPrior)inner.Spec.Prior!).PseudoInputs;

    private readonly IVaeModel mixed = Vae.ModelFrom(
        inner.Spec with
        {
            Latent = new DiagonalNormalLatent(inner.Layout.LatentWidth, new MixturePrior(((VampPrior)inner.Spec.Prior!).PseudoInputs)),
        }
    );

    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise) =>
        logits is null ? base.Terms(parameters, images, noise) : mixed.Terms(Same(parameters), images, noise);

    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        if (logits is not null)
        {
            return right;
        }

        var stopped = mixed.Differentiate(Same(parameters), images, noise).Values;
        return right with
        {
            Values = Inner.ParametersFrom(
                Layout.Tensors.SelectMany(tensor =>
                    (tensor.Name.StartsWith("prior.", StringComparison.Ordinal) ? right.Values : stopped).Tensor(tensor.Name).ToArray()
                )
            ),
        };
    }

    private ParameterVector Same(ParameterVector parameters)
    {
        var posteriors = Inner.Encode(parameters, Batch.FromValues(Layout.InputWidth, parameters.Tensor("prior.pseudo_inputs").ToArray()));
        return mixed.ParametersFrom(
            mixed.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    "prior.logits" => logits ?? new float[count],
                    "prior.mean" => posteriors.Mean.Values.ToArray(),
                    "prior.log_variance" => posteriors.LogVariance.Values.ToArray(),
                    var name => parameters.Tensor(name).ToArray(),
                }
            )
        );
    }
}
