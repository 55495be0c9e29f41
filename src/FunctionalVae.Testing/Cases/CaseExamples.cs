namespace FunctionalVae.Testing;

/// <summary>Examples in a model's domain, at its edges too.</summary>
internal static class CaseExamples
{
    private const float Large = 1000;
    private const float Spread = 100;

    /// <summary>As training takes them: grey where the model binarises.</summary>
    public static Batch Raw(Subject subject, VaeCase drawn, Key key) => subject.Model.ExamplesFrom(Values(subject, drawn, key));

    /// <summary>As the likelihood models them.</summary>
    public static Batch Of(Subject subject, VaeCase drawn, Key key) => subject.Model.Binarize(Raw(subject, drawn, key), key.Child(0));

    private static IEnumerable<float> Values(Subject subject, VaeCase drawn, Key key)
    {
        var width = subject.Model.Layout.InputWidth;
        var isReal = subject.Model.Spec.Input.Domain == ValueDomain.Real;
        if (drawn.Kind == ExampleKind.Drawn && subject.Options.Examples is { } given)
        {
            return Rows(drawn.Count).SelectMany(row => given[Chance.Below(given.Count, key, row)].ToArray());
        }

        return Rows(drawn.Count * width)
            .Select(index => Uniform.Open(key.Words((uint)index, 0).Word0))
            .Select(uniform =>
                drawn.Kind switch
                {
                    ExampleKind.Zeros => 0,
                    ExampleKind.Ones => isReal ? Large : 1,
                    ExampleKind.Edges => isReal ? Spread * Normal(uniform) : Coin(uniform),
                    _ => subject.Model.Spec.Input.Domain switch
                    {
                        ValueDomain.Binary => Coin(uniform),
                        ValueDomain.Real => Normal(uniform),
                        _ => (float)uniform,
                    },
                }
            );
    }

    private static IEnumerable<int> Rows(int count) => Enumerable.Range(0, count);

    private static float Coin(double uniform) => uniform < 0.5 ? 0 : 1;

    private static float Normal(double uniform) => (float)NormalDistribution.Quantile(uniform);
}
