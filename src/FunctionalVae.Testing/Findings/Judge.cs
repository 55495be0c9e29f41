namespace FunctionalVae.Testing;

/// <summary>Decides a case.</summary>
internal static class Judge
{
    /// <exception cref="LawRefutedException">A finding does not hold; NaN never holds.</exception>
    public static void Check(IEnumerable<Finding> findings, Tally? tally)
    {
        foreach (var finding in findings)
        {
            var share = finding.Share;
            tally?.Add(share);
            if (!(share <= 1))
            {
                throw new LawRefutedException(finding.ToString());
            }
        }
    }
}
