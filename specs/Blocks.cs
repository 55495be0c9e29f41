namespace FunctionalVae.Zoo;

/// <summary>Layers that several models share.</summary>
public static class Blocks
{
    /// <summary>An image as a vector, then two layers of 128 with ReLU: the trunk for 8 × 8 images.</summary>
    public static ValueList<Layer> SmallEncoder { get; } =
    [new Flatten(), new Dense(128, Activation.Relu), new Dense(128, Activation.Relu)];

    /// <summary>The mirror of <see cref="SmallEncoder"/>.</summary>
    public static ValueList<Layer> SmallDecoder { get; } = [new Dense(128, Activation.Relu), new Dense(128, Activation.Relu)];
}
