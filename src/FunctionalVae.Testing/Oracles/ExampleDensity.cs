namespace FunctionalVae.Testing;

/// <summary>What the specification says of p(x|z) around its mean, apart from any engine.</summary>
internal static class ExampleDensity
{
    private const double Widest = 3;
    private const ulong Site = 2;

    /// <summary>Whether x is one of values that can be counted, as 0 and 1 are.</summary>
    public static bool IsMass(Situation at) => at.Model.Spec.Likelihood is Likelihood { IsMass: true };

    /// <summary>p(x|z) around a decoded mean.</summary>
    public static LikelihoodFamily Of(Situation at, ParameterVector parameters) =>
        (LikelihoodFamily)ReconstructionFamily.Of(at.Model.Spec, parameters);

    /// <summary>
    /// The case's parameters, those of a likelihood beside its head spread over ±3: of a trained variance's logarithm at its first value, 0, a
    /// wrong power of σ is as good as the right one.
    /// </summary>
    public static ParameterVector Parameters(Situation at)
    {
        var values = at.Parameters.Values.ToArray();
        foreach (var tensor in at.Model.Layout.Tensors.Where(tensor => Places.IsOfLikelihood(tensor.Name)))
        {
            for (var i = 0; i < tensor.Count; i++)
            {
                values[tensor.Offset + i] = (float)Chance.Between(-Widest, Widest, at.Key.Child(Site), i);
            }
        }

        return at.Model.ParametersFrom(values);
    }
}
