namespace FunctionalVae.Generator.Writing;

/// <summary>What generated code calls a model's inputs.</summary>
/// <param name="Type">The nested type: <c>Images</c>.</param>
/// <param name="Rows">Many of them: <c>images</c>.</param>
/// <param name="Row">One of them: <c>image</c>.</param>
/// <param name="Count">The constant that says how many values one has: <c>PixelCount</c>.</param>
internal sealed record InputNames(string Type, string Rows, string Row, string Count)
{
    public static InputNames Of(Input input) =>
        input is Image ? new("Images", "images", "image", "PixelCount") : new("Examples", "examples", "example", "FeatureCount");
}
