namespace FunctionalVae.Engine;

/// <summary>Where the engine keeps each trained tensor: one after the other in one array, each as <see cref="Panels"/>.</summary>
internal sealed class ParameterPlaces
{
    private readonly ParameterPlace[] places;

    /// <param name="tensors">The tensors, as they lie row by row in a vector of all parameters.</param>
    /// <exception cref="ArgumentException">One array cannot hold them.</exception>
    public ParameterPlaces(IReadOnlyList<ParameterTensor> tensors)
    {
        places = new ParameterPlace[tensors.Count];
        long offset = 0;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new((int)offset, tensors[i]);
            offset += places[i].Size;
            if (offset > Array.MaxLength)
            {
                throw new ArgumentException(
                    $"The tensors up to {tensors[i].Name} need {offset} values of memory with their padding, more than one array holds; make the layers smaller."
                );
            }
        }

        Size = (int)offset;
    }

    /// <summary>Floats of all tensors, padding included.</summary>
    public int Size { get; }

    /// <summary>The place of tensor <paramref name="index"/>.</summary>
    public ParameterPlace this[int index] => places[index];

    /// <summary>The places of the tensors whose gradients are complete only when the way back is: vectors, and weights that are used twice.</summary>
    /// <param name="shared">The numbers of the tensors that several operations read.</param>
    // Loops, for generic code over a type of one's own is compiled anew in every process.
    public ParameterPlace[] Late(IReadOnlyList<int> shared)
    {
        var late = new bool[places.Length];
        for (var i = 0; i < shared.Count; i++)
        {
            late[shared[i]] = true;
        }

        var count = 0;
        for (var i = 0; i < places.Length; i++)
        {
            late[i] |= places[i].Tensor.IsVector;
            count += late[i] ? 1 : 0;
        }

        var result = new ParameterPlace[count];
        for (var i = places.Length - 1; i >= 0; i--)
        {
            if (late[i])
            {
                result[--count] = places[i];
            }
        }

        return result;
    }

    /// <summary>A copy of row-major <paramref name="values"/> as the engine keeps them.</summary>
    public float[] Pack(ReadOnlySpan<float> values)
    {
        var packed = new float[Size];
        foreach (var place in places)
        {
            place.Pack(values, packed);
        }

        return packed;
    }

    /// <summary>A row-major copy of what the engine keeps.</summary>
    public float[] Unpack(float[] packed)
    {
        var values = GC.AllocateUninitializedArray<float>(places.Sum(place => place.Tensor.Count));
        foreach (var place in places)
        {
            place.Unpack(packed, values);
        }

        return values;
    }
}
