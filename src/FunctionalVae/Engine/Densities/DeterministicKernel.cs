namespace FunctionalVae.Engine;

/// <summary>A latent without noise.</summary>
public static class DeterministicKernel
{
    /// <summary>destination = source: the draw is the head, and its gradient the head's.</summary>
    public static void Copy(Lane lane, Matrix source, Matrix destination)
    {
        var (from, to) = lane.Share(source.Count);
        source.Values[from..to].CopyTo(destination.Values[from..to]);
        lane.Sync();
    }

    /// <summary>kl of each example = 0: there is no prior to diverge from.</summary>
    public static void NoKl(Lane lane, Workspace memory, Matrix head)
    {
        var (from, to) = lane.Share(head.Rows);
        memory.Kl.AsSpan(from, to - from).Clear();
        lane.Sync();
    }
}
