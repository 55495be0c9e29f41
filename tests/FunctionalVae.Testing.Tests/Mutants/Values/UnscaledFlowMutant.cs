namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A model with a flow as prior, whose divergence forgets by what the flow scaled: log p(z) = log N(u; 0, I).</summary>
/// <param name="inner">The right model.</param>
internal sealed class UnscaledFlowMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var family = PriorFamily.Of(Inner, parameters)!;
        var draws = Inner.Draw(Inner.Encode(parameters, images), noise);
        return
        [
            .. base.Terms(parameters, images, noise)
                .Select(
                    (term, row) =>
                    {
                        double[] z = [.. draws[row].ToArray().Select(value => (double)value)];
                        var normal = family.NoiseOf(z).Sum(u => -0.5 * (Math.Log(2 * Math.PI) + (u * u)));
                        return term with { Kl = term.Kl + family.LogDensity(z) - normal };
                    }
                ),
        ];
    }
}
