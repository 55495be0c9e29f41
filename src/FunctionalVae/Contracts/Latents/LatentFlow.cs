using System.Globalization;
using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// A flow of affine couplings, fitted to the posteriors: z = m + s ∘ v, where the couplings take v to u ~ N(0, I). They are those of the prior
/// <c>FlowPrior</c>.
/// </summary>
public sealed record LatentFlow : LatentDistribution
{
    private readonly FlowPlan plan;
    private readonly CouplingChain chain;

    /// <param name="plan">The couplings.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="mean">m, [latent].</param>
    /// <param name="scale">s, [latent], each positive.</param>
    internal LatentFlow(FlowPlan plan, ParameterVector weights, RealVector mean, RealVector scale)
    {
        this.plan = plan;
        Weights = weights;
        chain = plan.With(weights);
        (Mean, Scale) = (mean, scale);
    }

    /// <summary>The number of couplings.</summary>
    public int Couplings => plan.Couplings;

    /// <summary>The units of each hidden layer of a coupling's network.</summary>
    public int Units => plan.Units;

    /// <summary>m: what is taken from a latent vector before its couplings, [latent].</summary>
    public RealVector Mean { get; }

    /// <summary>s: by what the rest is divided, [latent].</summary>
    public RealVector Scale { get; }

    /// <inheritdoc/>
    public override int Size => Mean.Count;

    /// <summary>The weights of the couplings.</summary>
    internal ParameterVector Weights { get; }

    /// <inheritdoc/>
    public override LogDensity LogProbability(RealVector z)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (z.Count != Size)
        {
            throw new ArgumentException($"The vector has {z.Count} values, and the flow {Size} dimensions.", nameof(z));
        }

        double[] standard = [.. z.Select((value, i) => (value - Mean[i]) / Scale[i])];
        return new(chain.LogDensity(standard) - Scale.Sum(Math.Log));
    }

    /// <summary>How many couplings, of how many dimensions.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"a flow of {Couplings} couplings of {Size} dimensions");

    /// <summary>Whether all numbers are equal.</summary>
    public bool Equals(LatentFlow? other) =>
        other is not null
        && (Couplings, Units) == (other.Couplings, other.Units)
        && Mean.Equals(other.Mean)
        && Scale.Equals(other.Scale)
        && Weights.Array.AsSpan().SequenceEqual(other.Weights.Array);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Couplings, Units, Mean, Scale);

    private protected override void Draw(Key key, int index, Span<float> draw)
    {
        StandardNormalNoise.Fill(key, (uint)index, draw);
        var standard = chain.FromBase(draw);
        for (var i = 0; i < standard.Length; i++)
        {
            draw[i] = (float)(Mean[i] + (Scale[i] * standard[i]));
        }
    }
}
