using System.Globalization;
using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// A flow of affine couplings, fitted to the posteriors: z = m + s ∘ v, where the couplings of <see cref="Flow"/> take v to u ~ N(0, I).
/// </summary>
public sealed record LatentFlow : LatentDistribution
{
    private readonly ParameterVector weights;
    private readonly CouplingChain couplings;

    /// <param name="flow">The couplings.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="mean">m, [latent].</param>
    /// <param name="scale">s, [latent], each positive.</param>
    internal LatentFlow(FlowPrior flow, ParameterVector weights, RealVector mean, RealVector scale)
    {
        Flow = flow;
        this.weights = weights;
        couplings = new(flow, weights);
        (Mean, Scale) = (mean, scale);
    }

    /// <summary>A flow from its numbers.</summary>
    /// <exception cref="ArgumentException">The flow breaks a rule for so many dimensions, or there are other numbers of weights; the message begins in the middle of a sentence.</exception>
    internal static LatentFlow Of(FlowPrior flow, RealVector mean, RealVector scale, Func<ParameterTensor, float[]> weights)
    {
        var layout = new FlowPlan(flow, mean.Count, "latents").Layout;
        return new(flow, ParameterVector.FromValues(layout, layout.Tensors.SelectMany(weights)), mean, scale);
    }

    /// <summary>The couplings, and the units of their networks.</summary>
    public FlowPrior Flow { get; }

    /// <summary>m: what is taken from a latent vector before its couplings, [latent].</summary>
    public RealVector Mean { get; }

    /// <summary>s: by what the rest is divided, [latent].</summary>
    public RealVector Scale { get; }

    /// <inheritdoc/>
    public override int Size => Mean.Count;

    /// <summary>The weights of the couplings, tensor after tensor in the order of <see cref="FlowPrior"/>.</summary>
    internal ParameterVector Weights => weights;

    /// <inheritdoc/>
    public override LogDensity LogProbability(RealVector z)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (z.Count != Size)
        {
            throw new ArgumentException($"The vector has {z.Count} values, and {this} has {Size}.", nameof(z));
        }

        double[] standard = [.. z.Select((value, i) => (value - Mean[i]) / Scale[i])];
        return new(couplings.LogDensity(standard) - Scale.Sum(Math.Log));
    }

    /// <summary>How many couplings, of how many dimensions.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"a flow of {Flow.Couplings} couplings of {Size} dimensions");

    /// <summary>Whether all numbers are equal.</summary>
    public bool Equals(LatentFlow? other) =>
        other is not null
        && Flow == other.Flow
        && Mean.Equals(other.Mean)
        && Scale.Equals(other.Scale)
        && weights.Array.AsSpan().SequenceEqual(other.weights.Array);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Flow, Mean, Scale);

    private protected override void Draw(Key key, int index, Span<float> draw)
    {
        StandardNormalNoise.Fill(key, (uint)index, draw);
        var standard = couplings.FromBase(draw);
        for (var i = 0; i < standard.Length; i++)
        {
            draw[i] = (float)(Mean[i] + (Scale[i] * standard[i]));
        }
    }
}
