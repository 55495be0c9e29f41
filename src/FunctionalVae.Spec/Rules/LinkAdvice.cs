namespace FunctionalVae;

/// <summary>
/// The head and its link are implied: a decoder that ends in a layer as wide as the input with the link has the output layer twice.
/// </summary>
internal static class LinkAdvice
{
    public static void Check(VaeSpec spec, ProblemList advice)
    {
        var link = spec.Likelihood.Link;
        if (link.Activation is not { } activation)
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
            && spec.Decoder[last] is Dense output
            && output.Activation == activation
            && output.Units == Shape.Of(spec.Input).Count
        )
        {
            var at = $"{nameof(VaeSpec.Decoder)}[{last}]";
            var name = activation.ToString().ToLowerInvariant();
            advice.Add(
                RuleCodes.RepeatedLink,
                at + "." + nameof(Dense.Activation),
                $"{at} (Dense) is an output layer with a {name}, but {spec.Likelihood.GetType().Name} brings both: an affine map to the input's {output.Units} {link.Output}, and their {name}; remove it"
            );
        }
    }
}
