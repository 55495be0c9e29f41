namespace FunctionalVae;

/// <summary>What mends a likelihood that cannot model its input: found by trying, so that nothing is proposed which the rules refuse.</summary>
internal static class DomainProposals
{
    private static readonly Reconstruction[] Terms = [new BernoulliLikelihood(), new GreyCrossEntropy(), new SquaredErrorLikelihood()];

    /// <summary>The single changes after which <see cref="RuleCodes.DomainMismatch"/> is gone.</summary>
    public static ValueList<SpecChange> For(VaeSpec spec) =>
        spec.Input is null
            ? []
            : ValueList.From(Candidates(spec, spec.Input).Where(each => Mends(each.Changed)).Select(each => each.Change));

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

        foreach (var term in Terms)
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

    private static bool Mends(VaeSpec spec) => SpecRules.Check(spec).All(problem => problem.Code != RuleCodes.DomainMismatch);
}
