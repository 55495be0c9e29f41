namespace FunctionalVae.Testing;

/// <summary>Some laws do not hold; the message has a counterexample to each.</summary>
public sealed class LawsRefutedException : Exception
{
    /// <summary>Refutations without a message.</summary>
    public LawsRefutedException() { }

    /// <summary>Refutations described for people.</summary>
    public LawsRefutedException(string message)
        : base(message) { }

    /// <summary>Refutations described for people, and what caused them.</summary>
    public LawsRefutedException(string message, Exception innerException)
        : base(message, innerException) { }

    private LawsRefutedException(string message, IReadOnlyList<VaeLawReport> reports)
        : base(message)
    {
        Reports = reports;
    }

    /// <summary>All laws, those that held too.</summary>
    public IReadOnlyList<VaeLawReport> Reports { get; } = [];

    internal static LawsRefutedException Of(string model, IReadOnlyList<VaeLawReport> reports)
    {
        var refuted = reports.Where(report => report.Verdict == LawVerdict.Refuted).ToList();
        var head = FormattableString.Invariant($"{refuted.Count} of the {reports.Count} laws do not hold for {model}:");
        return new(
            string.Join("\n\n", refuted.Select(report => $"{report.Name}: {report.Statement}\n{report.Text}").Prepend(head)),
            reports
        );
    }
}
