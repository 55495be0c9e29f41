namespace FunctionalVae;

/// <summary>
/// Asks the source generator to compile the <see cref="VaeSpec"/> of this static partial class into a typed encoder, decoder,
/// evidence lower bound, training and sampling code.
/// </summary>
/// <remarks>The class must declare exactly one static get-only property (or static readonly field) of type <see cref="VaeSpec"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GenerateVaeAttribute : Attribute
{
    /// <summary>
    /// The backends beside the managed engine: those whose packages are referenced, unless stated. One that is stated and not referenced, or that
    /// cannot express the model, is a build error.
    /// </summary>
    public VaeBackends Backends { get; set; } = VaeBackends.Referenced;
}
