namespace FunctionalVae;

/// <summary>What mends a likelihood that cannot model its input: found by trying, so that nothing is proposed which the rules refuse.</summary>
internal static class DomainProposals
{
    // One-hot values may be one group, all of them: how many are one is known to who has the data.
    private static Reconstruction[] Terms(Input input) =>
        [
            new BernoulliLikelihood(),
            new GreyCrossEntropy(),
            new SquaredErrorLikelihood(),
            new PoissonLikelihood(),
            new CategoricalLikelihood((int)Math.Min(int.MaxValue, Shape.Of(input).Count)),
        ];

    /// <summary>The single changes after which the mismatch at <paramref name="path"/> is gone, and no other has come.</summary>
    public static ValueList<SpecChange> For(VaeSpec spec, string path)
    {
        if (spec.Input is null)
        {
            return [];
        }

        var others = Problems(spec).Where(other => other != (RuleCodes.DomainMismatch, path)).ToList();
        return ValueList.From(
            Candidates(spec, spec.Input).Where(each => Problems(each.Changed).All(others.Contains)).Select(each => each.Change)
        );
    }

    private static IEnumerable<(SpecChange Change, VaeSpec Changed)> Candidates(VaeSpec spec, Input input)
    {
        const string path = nameof(VaeSpec.Input) + ".";
        foreach (var binarization in new[] { Binarization.Dynamic, Binarization.None }.Where(each => each != input.Binarization))
        {
            yield return (
                new(path + nameof(Input.Binarization), $"{nameof(Binarization)}.{binarization}"),
                spec with
                {
                    Input = input with { Binarization = binarization },
                }
            );
        }

        foreach (var term in Terms(input))
        {
            yield return (new(nameof(VaeSpec.Likelihood), term.ToString()), spec with { Likelihood = term });
        }

        // What the values are is known to who has the data: proposed only where a binarization says it already.
        if (input.Binarization != Binarization.None)
        {
            yield return (
                new(path + nameof(Input.Domain), $"{nameof(ValueDomain)}.{ValueDomain.UnitInterval}"),
                spec with
                {
                    Input = input with { Domain = ValueDomain.UnitInterval },
                }
            );
        }
    }

    private static IEnumerable<(string Code, string Path)> Problems(VaeSpec spec) =>
        SpecRules.Check(spec).Select(problem => (problem.Code, problem.Path));
}
