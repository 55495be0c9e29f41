namespace FunctionalVae.Data;

/// <summary>Collects numbers as 32-bit floats, and as 64-bit floats too once one of them does not fit into 32 bits: scaling comes before rounding.</summary>
internal sealed class ExactValues
{
    private readonly List<float> values = [];
    private List<double>? exact;

    /// <summary>How many there are.</summary>
    public int Count => values.Count;

    public void Add(double value)
    {
        var single = (float)value;
        if (exact is null && single != value)
        {
            exact = [.. values.Select(known => (double)known)];
        }

        values.Add(single);
        exact?.Add(value);
    }

    /// <summary>The numbers rounded to 32 bits, and unrounded where that changes one; null where it changes none.</summary>
    public (float[] Values, double[]? Exact) Build() => ([.. values], exact is null ? null : [.. exact]);
}
