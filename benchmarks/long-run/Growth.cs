using System.Globalization;
using System.Text;

namespace FunctionalVae.LongRun;

/// <summary>What grew between the first reading and the last, and whether that is within bounds.</summary>
/// <param name="Readings">Two or more.</param>
/// <param name="MostManaged">By how many bytes live managed memory may grow.</param>
internal sealed record Growth(IReadOnlyList<Reading> Readings, long MostManaged)
{
    private const long MostResident = 2_000_000;

    private IReadOnlyList<(string What, long Grew, long Most)> Bounds
    {
        get
        {
            var (first, last) = (Readings[0], Readings[^1]);
            return
            [
                ("resident memory, bytes", last.Resident - first.Resident, MostResident),
                ("live managed memory, bytes", last.Managed - first.Managed, MostManaged),
                ("handles", last.Handles - first.Handles, 0),
                ("threads", last.Threads - first.Threads, 0),
            ];
        }
    }

    /// <summary>Whether all is within its bound.</summary>
    public bool Holds => Bounds.All(bound => bound.Grew <= bound.Most);

    public override string ToString()
    {
        var text = new StringBuilder("| step | resident, kB | live managed, bytes | handles | threads |\n|---|---|---|---|---|\n");
        foreach (var (step, resident, managed, handles, threads) in Readings)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {step:N0} | {resident / 1000:N0} | {managed:N0} | {handles} | {threads} |\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\n| from step {Readings[0].Step:N0} to {Readings[^1].Step:N0} | grew by | at most | |\n|---|---|---|---|\n"
        );
        foreach (var (what, grew, most) in Bounds)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {what} | {grew:N0} | {most:N0} | {(grew <= most ? "holds" : "does not hold")} |\n"
            );
        }

        return text.ToString();
    }
}
