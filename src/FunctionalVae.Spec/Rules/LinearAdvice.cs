namespace FunctionalVae;

/// <summary>
/// Two affine maps in a row are one affine map. A layer without activation before another is still of use where it is narrower than what
/// it receives and what comes after: it then bounds the rank of the product, and saves parameters. Otherwise it adds nothing.
/// </summary>
internal static class LinearAdvice
{
    public static void Check(VaeSpec spec, ProblemList advice)
    {
        var values = Shape.Of(spec.Input);
        var latents = spec.Latent.Dimensions;
        var head = Shape.Vector((int)spec.Latent.HeadWidth);
        // An image has what is known beside its first vector only, where these few values matter least.
        var example = new KnownBeside(spec.ConditionWidth).To(values)!;
        Check(spec.Encoder, nameof(VaeSpec.Encoder), example, (head, "the posterior's head"), advice);
        Check(
            spec.Decoder,
            nameof(VaeSpec.Decoder),
            Shape.Vector(latents + spec.ConditionWidth),
            (values, "the likelihood's head"),
            advice
        );
    }

    private static void Check(ValueList<Layer> layers, string path, Shape shape, (Shape Shape, string Name) head, ProblemList advice)
    {
        var walk = new AffineWalk(shape, advice);
        walk.Along(layers, path);
        walk.Affine(head.Shape, head.Name, layer: "", isBent: true);
    }
}
