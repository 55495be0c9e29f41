namespace FunctionalVae.Graphs;

/// <summary>Where a layer stands in its model: <c>encoder.1</c>, or <c>encoder.1.0</c> inside another layer.</summary>
/// <param name="Path">The beginning of the names of its tensors.</param>
internal sealed record LayerPlace(string Path)
{
    /// <summary>The name of the value that the layer computes: <c>encoder1</c>, <c>encoder1_0</c>.</summary>
    public string Value
    {
        get
        {
            var parts = Path.Split('.');
            return parts[0] + string.Join("_", parts.Skip(1));
        }
    }

    /// <summary>The place of a part of the layer.</summary>
    public LayerPlace Child(int index) => new($"{Path}.{SpecText.Literal(index)}");
}
