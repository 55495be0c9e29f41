namespace FunctionalVae.Engine;

/// <summary>Values side by side: what is known of an example beside its own, and either of them alone.</summary>
public static class BesideKernel
{
    /// <summary>taken[i] = source[first + i], for each row.</summary>
    public static void Take(Lane lane, Matrix source, Matrix taken, int first)
    {
        var (from, to) = lane.Share(source.Rows);
        for (var row = from; row < to; row++)
        {
            source.Row(row).Slice(first, taken.Columns).CopyTo(taken.Row(row));
        }

        lane.Sync();
    }

    /// <summary>output = left, and right behind it, for each row.</summary>
    public static void Join(Lane lane, Matrix left, Matrix right, Matrix output)
    {
        var (from, to) = lane.Share(output.Rows);
        for (var row = from; row < to; row++)
        {
            var all = output.Row(row);
            left.Row(row).CopyTo(all);
            right.Row(row).CopyTo(all[left.Columns..]);
        }

        lane.Sync();
    }
}
