using FunctionalVae.Probability;

namespace FunctionalVae.Engine;

/// <summary>
/// Room in float64 for a term of the examples of a batch together, shared by all lanes: made when it is asked for, which few models do, and kept for
/// the next batch.
/// </summary>
internal sealed class AggregateRoom
{
    private double[] numbers = [];
    private double[] directions = [];

    /// <summary>At least <paramref name="count"/> numbers, of any values. Every lane calls it.</summary>
    /// <exception cref="ArgumentException">There are more than one array holds.</exception>
    public double[] Numbers(Lane lane, long count)
    {
        if (lane.Index == 0 && numbers.Length < count)
        {
            numbers =
                count <= Array.MaxLength
                    ? GC.AllocateUninitializedArray<double>((int)count)
                    : throw new ArgumentException(
                        $"What is of the examples of a batch together needs {count} numbers of this one, more than one array holds; take a smaller batch."
                    );
        }

        lane.Sync();
        return numbers;
    }

    /// <summary>The directions of <see cref="Wasserstein.Direction"/> by their key, [count, dimensions]. Every lane calls it.</summary>
    public double[] Directions(Lane lane, int count, int dimensions)
    {
        if (lane.Index == 0 && directions.Length != count * dimensions)
        {
            directions =
            [
                .. Enumerable.Range(0, count).SelectMany(i => Wasserstein.Direction(AggregateKeys.Directions.Child((ulong)i), dimensions)),
            ];
        }

        lane.Sync();
        return directions;
    }
}
