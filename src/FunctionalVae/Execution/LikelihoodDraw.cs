namespace FunctionalVae;

/// <summary>Draws x ~ p(x|z), made from what every execution decodes: engines differ in the mean's last bits and in nothing else.</summary>
internal static class LikelihoodDraw
{
    /// <exception cref="NotSupportedException">The reconstruction term is neither a density nor a mass, so there is no p(x|z).</exception>
    public static void Require(IVaeModel model)
    {
        if (model.Spec.Likelihood is not Likelihood)
        {
            throw new NotSupportedException(
                $"{model.Name} is scored by {model.Spec.Likelihood.GetType().Name}, which is not a likelihood: there is no p(x|z) to draw from. Take the means, which {nameof(IVaeModel.SampleMeans)} and {nameof(IVaeModel.Decode)} give."
            );
        }
    }

    /// <summary>One draw for each row of <paramref name="means"/>. That of row i depends on the row, the key and i alone.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights, which have the trained variance where there is one.</param>
    /// <param name="means">E[x|z], [count, inputs].</param>
    /// <param name="key">The key of the draws.</param>
    public static Batch Of(IVaeModel model, ParameterVector parameters, Batch means, Key key)
    {
        var draws = Batch.Allocate(means.Count, means.Width, "draw");
        ((LikelihoodFamily)ReconstructionFamily.Of(model.Spec, parameters)).Draw(means, key, draws);
        return new Batch(draws, means.Width).With(means.Labels);
    }
}
