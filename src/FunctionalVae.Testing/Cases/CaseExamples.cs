namespace FunctionalVae.Testing;

/// <summary>Examples in a model's domain, at its edges too.</summary>
internal static class CaseExamples
{
    private const float Large = 1000;
    private const float Spread = 100;

    /// <summary>As training takes them: grey where the model binarises.</summary>
    public static Batch Raw(Subject subject, IVaeModel model, VaeCase drawn, Key key) => model.ExamplesFrom(Values(subject, drawn, key));

    /// <summary>As the likelihood models them.</summary>
    public static Batch Of(Subject subject, IVaeModel model, VaeCase drawn, Key key) =>
        model.Binarize(Raw(subject, model, drawn, key), key.Child(0));

    private static IEnumerable<float> Values(Subject subject, VaeCase drawn, Key key)
    {
        var width = subject.Model.Layout.InputWidth;
        var domain = subject.Model.Spec.Input.Domain;
        if (drawn.Kind == ExampleKind.Drawn && subject.Options.Examples is { } given)
        {
            return Rows(drawn.Count).SelectMany(row => given[Chance.Below(given.Count, key, row)].ToArray());
        }

        if (subject.Model.Spec.Input is Table table)
        {
            return TableRows.Make(table.Layout, key, drawn.Count, drawn.Kind == ExampleKind.Edges ? Spread : 1);
        }

        if (domain == ValueDomain.OneHot)
        {
            return OneHot(drawn, width, subject.Model.Spec.Likelihood.GroupSize, key);
        }

        return Rows(drawn.Count * width)
            .Select(index => Uniform.Open(key.Words((uint)index, 0).Word0))
            .Select(uniform =>
                drawn.Kind switch
                {
                    ExampleKind.Zeros => 0,
                    ExampleKind.Ones => domain is ValueDomain.Real or ValueDomain.Count ? Large : 1,
                    ExampleKind.Edges => domain switch
                    {
                        ValueDomain.Real => Spread * Normal(uniform),
                        ValueDomain.Count => Spread * Count(uniform),
                        _ => Coin(uniform),
                    },
                    _ => domain switch
                    {
                        ValueDomain.Binary => Coin(uniform),
                        ValueDomain.Count => Count(uniform),
                        ValueDomain.Real => Normal(uniform),
                        _ => (float)uniform,
                    },
                }
            );
    }

    // The first level of every group where all are zeros, and the last where all are ones.
    private static IEnumerable<float> OneHot(VaeCase drawn, int width, int levels, Key key) =>
        Rows(drawn.Count * width / levels)
            .Select(group => Chance.Below(levels, key, group))
            .Select(level =>
                drawn.Kind switch
                {
                    ExampleKind.Zeros => 0,
                    ExampleKind.Ones => levels - 1,
                    ExampleKind.Edges => level < levels / 2 ? 0 : levels - 1,
                    _ => level,
                }
            )
            .SelectMany(level => Rows(levels).Select(i => i == level ? 1f : 0f));

    private static IEnumerable<int> Rows(int count) => Enumerable.Range(0, count);

    private static float Coin(double uniform) => uniform < 0.5 ? 0 : 1;

    // 0 for a third of them, 2.5 on average.
    private static float Count(double uniform) => MathF.Floor(-3 * MathF.Log((float)uniform));

    private static float Normal(double uniform) => (float)NormalDistribution.Quantile(uniform);
}
