using FunctionalVae.Graphs;

namespace FunctionalVae.Generator.Writing;

/// <summary>A module of torch that holds an operation's parameters.</summary>
/// <param name="Path">Its dotted name: <c>encoder.1</c>.</param>
/// <param name="Field">Its name in C#: <c>Encoder1</c>.</param>
/// <param name="Type">Its class.</param>
/// <param name="Creation">The expression that makes it on <c>device</c>.</param>
internal sealed record TorchLayer(string Path, string Field, string Type, string Creation)
{
    private const string Modules = "global::TorchSharp.Modules.";

    /// <summary>The module of an operation that has one; null for the others.</summary>
    public static TorchLayer? Find(Operation op) =>
        op switch
        {
            Affine affine => Of(affine),
            Convolve convolve => Of(convolve),
            LayerNormalise norm => Of(norm),
            GroupNormalise norm => Of(norm),
            _ => null,
        };

    public static TorchLayer Of(Affine affine) =>
        Of(
            affine.Weight,
            "Linear",
            $"{TorchOps.Torch}nn.Linear({Literals.Of(affine.Weight.Inputs)}L, {Literals.Of(affine.Weight.Outputs)}L, true, device)"
        );

    public static TorchLayer Of(Convolve convolve) =>
        Of(
            convolve.Weight,
            "Conv2d",
            // Dilation 1, one group.
            $"{TorchOps.Torch}nn.Conv2d({Literals.Of(convolve.Window.Channels)}L, {Literals.Of(convolve.Weight.Outputs)}L, {Literals.Of(convolve.Window.Kernel)}L, {Literals.Of(convolve.Window.Stride)}L, {Literals.Of(convolve.Window.Padding)}L, 1L, global::TorchSharp.PaddingModes.Zeros, 1L, true, device)"
        );

    public static TorchLayer Of(LayerNormalise norm) =>
        Of(
            norm.Gain,
            "LayerNorm",
            $"{TorchOps.Torch}nn.LayerNorm(new long[] {{ {Literals.Of(norm.Input.Width)}L }}, {Literals.Of(norm.Epsilon)}, true, device: device)"
        );

    public static TorchLayer Of(GroupNormalise norm) =>
        Of(
            norm.Gain,
            "GroupNorm",
            $"{TorchOps.Torch}nn.GroupNorm({Literals.Of(norm.Groups)}L, {Literals.Of(norm.Gain.Count)}L, {Literals.Of(norm.Epsilon)}, true, device)"
        );

    private static TorchLayer Of(ParameterTensor weight, string type, string creation)
    {
        var path = weight.Name.Substring(0, weight.Name.LastIndexOf('.'));
        var name = Literals.Identifier(path);
        return new(path, char.ToUpperInvariant(name[0]) + name.Substring(1), Modules + type, creation);
    }
}
