namespace FunctionalVae.Engine;

/// <summary>Terms of an example that are scored one after the other, and become one sum in float64, in their order.</summary>
public static class TermsKernel
{
    /// <summary>The sum begins with the term that was scored last.</summary>
    public static void Keep(Lane lane, Workspace memory)
    {
        var (from, to) = lane.Share(memory.Rows);
        memory.Reconstruction.AsSpan(from, to - from).CopyTo(memory.KeptTerms.AsSpan(from));
        lane.Sync();
    }

    /// <summary>The term that was scored last is added to the sum.</summary>
    public static void Add(Lane lane, Workspace memory)
    {
        var (from, to) = lane.Share(memory.Rows);
        for (var row = from; row < to; row++)
        {
            memory.KeptTerms[row] += memory.Reconstruction[row];
        }

        lane.Sync();
    }

    /// <summary>The sum becomes the reconstruction term.</summary>
    public static void Take(Lane lane, Workspace memory)
    {
        var (from, to) = lane.Share(memory.Rows);
        memory.KeptTerms.AsSpan(from, to - from).CopyTo(memory.Reconstruction.AsSpan(from));
        lane.Sync();
    }
}
