namespace FunctionalVae;

/// <summary>All trained values of a model as one vector that nobody can change; threads may share it.</summary>
public sealed class ParameterVector : ITyped<ParameterVector, ParameterVector>
{
    /// <summary>Takes ownership of <paramref name="values"/>: nobody may write to it afterwards.</summary>
    internal ParameterVector(float[] values, ModelLayout layout)
    {
        Array = values;
        Layout = layout;
    }

    /// <summary>The values that a backend computed, as the vector of <paramref name="layout"/>, copied. They need not be finite, as gradients are at times.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than parameters.</exception>
    public static ParameterVector FromValues(ModelLayout layout, IEnumerable<float> values)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var array = values.ToArray();
        return array.Length == layout.ParameterCount
            ? new(array, layout)
            : throw new ArgumentException(
                $"{layout.Name} has {layout.ParameterCount} parameters, {array.Length} were given.",
                nameof(values)
            );
    }

    /// <summary>All values: each tensor in turn, weights row by row as [inputs, outputs].</summary>
    public ReadOnlyMemory<float> Values => Array;

    /// <summary>Where each tensor lies.</summary>
    public ModelLayout Layout { get; }

    /// <summary>Whose parameters, and how many.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Array.Length}] of {Layout.Name}");

    ParameterVector ITyped<ParameterVector, ParameterVector>.Core => this;

    internal float[] Array { get; }

    private object? kept;

    static ParameterVector ITyped<ParameterVector, ParameterVector>.Wrap(ParameterVector core) => core;

    /// <summary>The values of one tensor; a weight is [inputs, outputs], row by row.</summary>
    /// <exception cref="ArgumentException">The model has no tensor of that name.</exception>
    public ReadOnlyMemory<float> Tensor(string name)
    {
        foreach (var tensor in Layout.Tensors)
        {
            if (tensor.Name == name)
            {
                return Array.AsMemory(tensor.Offset, tensor.Count);
            }
        }

        throw new ArgumentException(
            $"{Layout.Name} has no tensor {name}; it has {string.Join(", ", Layout.Tensors.Select(tensor => tensor.Name))}.",
            nameof(name)
        );
    }

    /// <summary>What an execution keeps with the values as long as they live: made once, whatever thread asks first.</summary>
    internal T Kept<T>(Func<T> make)
        where T : class => (T)(kept ?? Interlocked.CompareExchange(ref kept, make(), null) ?? kept);

    /// <summary>Throws where the parameters have other tensors than <paramref name="layout"/>.</summary>
    internal void RequireFit(ModelLayout layout)
    {
        if (!ReferenceEquals(Layout, layout) && !Layout.Tensors.Equals(layout.Tensors))
        {
            throw new ArgumentException($"These are parameters of {Layout.Name}, whose tensors are not those of {layout.Name}.");
        }
    }
}
