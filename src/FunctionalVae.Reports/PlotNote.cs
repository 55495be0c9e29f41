namespace FunctionalVae.Reports;

/// <summary>What a plot says of the values that it does not show.</summary>
internal static class PlotNote
{
    /// <summary>How many there are of which kind; null where all are shown.</summary>
    public static string? Of(int outside, int notFinite)
    {
        string[] notes =
        [
            .. new[] { (Count: outside, Kind: "outside"), (Count: notFinite, Kind: "not finite") }
                .Where(note => note.Count > 0)
                .Select(note => FormattableString.Invariant($"{note.Count} {note.Kind}")),
        ];
        return notes.Length == 0 ? null : $"not shown: {string.Join(", ", notes)}";
    }
}
