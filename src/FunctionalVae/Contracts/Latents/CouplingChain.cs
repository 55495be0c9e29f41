using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Affine couplings with their trained weights: the way from z to u ~ N(0, I), and back.</summary>
internal sealed class CouplingChain
{
    private readonly CouplingMap[] couplings;

    public CouplingChain(IEnumerable<Coupling> couplings, ParameterVector parameters) =>
        this.couplings = [.. couplings.Select(coupling => new CouplingMap(coupling, parameters))];

    /// <summary>log p(z) of one vector, in nats.</summary>
    public double LogDensity(IReadOnlyList<double> z)
    {
        var (normal, logScales) = ToBase(z);
        return -logScales - normal.Sum(value => NormalDistribution.HalfLogTwoPi + (0.5 * value * value));
    }

    /// <summary>u of a vector z, and Σ s of all couplings.</summary>
    public (double[] Normal, double LogScales) ToBase(IReadOnlyList<double> z)
    {
        double[] values = [.. z];
        var logScales = couplings.Sum(coupling => coupling.ToBase(values));
        return (values, logScales);
    }

    /// <summary>z of a vector u.</summary>
    public double[] FromBase(ReadOnlySpan<float> normal)
    {
        var values = new double[normal.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = normal[i];
        }

        for (var i = couplings.Length - 1; i >= 0; i--)
        {
            couplings[i].FromBase(values);
        }

        return values;
    }
}
