namespace FunctionalVae.Checkpoints;

/// <summary>The tensors of a file of latents, by name.</summary>
internal sealed class LatentTensors(SafeTensors contents)
{
    private readonly Dictionary<string, float[]> tensors = contents.Tensors.ToDictionary(
        tensor => tensor.Name,
        tensor => tensor.Values.ToArray(),
        StringComparer.Ordinal
    );

    /// <summary>The values of a tensor.</summary>
    /// <exception cref="ArgumentException">There is none of the name.</exception>
    public float[] this[string name] => tensors.GetValueOrDefault(name) ?? throw new ArgumentException($"it has no tensor {name}");

    /// <summary>The values of a tensor of a known length.</summary>
    /// <exception cref="ArgumentException">There is none of the name, or it has another length.</exception>
    public float[] Of(string name, int count) =>
        this[name] is { } values && values.Length == count
            ? values
            : throw new ArgumentException($"its tensor {name} has {this[name].Length} values in place of {count}");

    public static float[] Singles(IEnumerable<double> values) => [.. values.Select(value => (float)value)];
}
