namespace FunctionalVae.Data;

/// <summary>The row-major indices of elements that lie with the first index fastest.</summary>
/// <param name="dimensions">The sizes.</param>
internal sealed class FortranOrder(ValueList<int> dimensions)
{
    private readonly int[] index = new int[dimensions.Count];
    private readonly int[] strides = Strides(dimensions);
    private int next;

    /// <summary>The row-major index of the next element.</summary>
    public int Next()
    {
        var current = next;
        for (var axis = 0; axis < index.Length; axis++)
        {
            next += strides[axis];
            if (++index[axis] < dimensions[axis])
            {
                break;
            }

            next -= strides[axis] * dimensions[axis];
            index[axis] = 0;
        }

        return current;
    }

    private static int[] Strides(ValueList<int> dimensions)
    {
        var strides = new int[dimensions.Count];
        var stride = 1;
        for (var axis = strides.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= dimensions[axis];
        }

        return strides;
    }
}
