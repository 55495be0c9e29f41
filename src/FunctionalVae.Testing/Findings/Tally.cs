namespace FunctionalVae.Testing;

/// <summary>How hard a law was checked so far.</summary>
internal sealed class Tally
{
    public long Comparisons { get; private set; }

    public double Worst { get; private set; }

    /// <summary>A law that compared nothing was not checked, and does not hold.</summary>
    public string? Problem =>
        Comparisons == 0 ? "Nothing could be compared: every case lay on a kink of an activation. Choose another key." : null;

    public void Add(double share)
    {
        Comparisons++;
        Worst = share <= Worst ? Worst : share;
    }
}
