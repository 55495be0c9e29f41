using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Columns of a table as operations of torch, differentiable.</summary>
public static class TorchColumns
{
    /// <summary>The named columns of x [B, n] in their order, [B, columns].</summary>
    public static Tensor Pick(Tensor x, params int[] columns)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(columns);
        // Neighbours are taken at once.
        var parts = new List<Tensor>();
        for (var from = 0; from < columns.Length; )
        {
            var count = 1;
            while (from + count < columns.Length && columns[from + count] == columns[from] + count)
            {
                count++;
            }

            parts.Add(x.narrow(1, columns[from], count));
            from += count;
        }

        return cat([.. parts], 1);
    }

    /// <summary>x [B, columns] at the named columns, 0 elsewhere, [B, <paramref name="width"/>].</summary>
    public static Tensor Place(Tensor x, int width, params int[] columns)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(columns);
        // The column behind those of x is 0.
        var places = new int[width];
        Array.Fill(places, columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            places[columns[i]] = i;
        }

        return Pick(cat([x, zeros([x.shape[0], 1], ScalarType.Float32, x.device)], 1), places);
    }

    /// <summary>
    /// What of an example x is observed, [B, places]: for a place p ≥ 0 the value of x there, for −1 − p what that lacks to 1, and 1 for the greatest
    /// whole number, which stands for what is never missing.
    /// </summary>
    public static Tensor Observe(Tensor x, params int[] places)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(places);
        var columns = places.Select(place =>
            place == int.MaxValue ? TorchScalars.Plus(zeros([x.shape[0], 1], ScalarType.Float32, x.device), 1)
            : place >= 0 ? x.narrow(1, place, 1)
            : TorchScalars.Plus(x.narrow(1, -1 - place, 1).neg(), 1)
        );
        return cat([.. columns], 1);
    }
}
