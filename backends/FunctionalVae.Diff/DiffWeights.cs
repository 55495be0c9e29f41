using DiffSharp;

namespace FunctionalVae.Diff;

/// <summary>
/// A model's trained tensors, or as many gradients or moments, by the names of its checkpoints. A weight is [inputs, outputs]. Nobody can
/// change it: a training step makes another.
/// </summary>
public sealed class DiffWeights
{
    private readonly ModelLayout layout;
    private readonly Tensor[] tensors;

    private DiffWeights(ModelLayout layout, Tensor[] tensors)
    {
        this.layout = layout;
        this.tensors = tensors;
    }

    /// <summary>The tensors of a parameter vector.</summary>
    public static DiffWeights Of(ParameterVector parameters, DiffPlace place)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(place);
        return new(parameters.Layout, [.. parameters.Layout.Tensors.Select(Part)]);

        Tensor Part(ParameterTensor tensor)
        {
            var values = parameters.Values.Slice(tensor.Offset, tensor.Count).ToArray();
            return tensor.IsVector ? place.Of(values, tensor.Outputs) : place.Of(values, tensor.Inputs, tensor.Outputs);
        }
    }

    /// <summary>The tensor of that name: <c>encoder.1.weight</c>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Tensor this[string name]
    {
        get
        {
            for (var i = 0; i < tensors.Length; i++)
            {
                if (layout.Tensors[i].Name == name)
                {
                    return tensors[i];
                }
            }

            throw new ArgumentException(
                $"{layout.Name} has no tensor {name}; it has {string.Join(", ", layout.Tensors.Select(tensor => tensor.Name))}.",
                nameof(name)
            );
        }
    }

    /// <summary>All values as the vector that every backend takes.</summary>
    public ParameterVector ToParameters() => ParameterVector.FromValues(layout, tensors.SelectMany(DiffValues.ToArray));

    /// <summary><paramref name="change"/> of each tensor.</summary>
    public DiffWeights Map(Func<Tensor, Tensor> change) => new(layout, Array.ConvertAll(tensors, each => change(each)));

    /// <summary><paramref name="combine"/> of each tensor with the other's of the same name.</summary>
    public DiffWeights Zip(DiffWeights other, Func<Tensor, Tensor, Tensor> combine)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(layout, [.. tensors.Zip(other.tensors, combine)]);
    }

    /// <summary>√Σ of all squares, summed in float64.</summary>
    internal double Norm() =>
        Math.Sqrt(
            tensors.Sum(tensor =>
            {
                var wide = tensor.cast(Dtype.Float64);
                return (double)(wide * wide).sum(null).toScalar();
            })
        );
}
