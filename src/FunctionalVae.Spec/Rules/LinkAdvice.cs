namespace FunctionalVae;

/// <summary>
/// The head and its link are implied: a decoder that ends in a layer as wide as the input with a sigmoid has the output layer twice.
/// </summary>
internal static class LinkAdvice
{
    public static void Check(VaeSpec spec, ProblemList advice)
    {
        // Both take the head's values for logits, the sigmoid being in the score.
        if (spec.Likelihood is not (BernoulliLikelihood or GreyCrossEntropy))
        {
            return;
        }

        var last = spec.Decoder.Count - 1;
        while (last >= 0 && spec.Decoder[last] is Flatten)
        {
            last--;
        }

        if (
            last >= 0
            && spec.Decoder[last] is Dense { Activation: Activation.Sigmoid } output
            && output.Units == Shape.Of(spec.Input).Count
        )
        {
            var at = $"{nameof(VaeSpec.Decoder)}[{last}]";
            advice.Add(
                RuleCodes.RepeatedLink,
                at + "." + nameof(Dense.Activation),
                $"{at} (Dense) is an output layer with a sigmoid, but {spec.Likelihood.GetType().Name} brings both: an affine map to the input's {output.Units} logits, and their sigmoid; remove it"
            );
        }
    }
}
