using FunctionalVae.Generator.Reporting;

namespace FunctionalVae.Generator.Reading;

/// <summary>Finds the argument that a problem of a specification is about.</summary>
internal static class SourceMap
{
    /// <summary>
    /// Where <paramref name="problem"/> belongs: the expression at its path, or the nearest written one around that.
    /// </summary>
    /// <remarks>
    /// A specification made by <c>with</c> inherits parts that are right where they are written, and wrong only together with the change.
    /// Such a problem belongs to the change; one that the original has too belongs to the original.
    /// </remarks>
    /// <returns>The place, and the class whose specification has the problem.</returns>
    public static (SourceSpan At, Owner? Owner) Locate(Traced specification, SpecProblem problem)
    {
        var steps = Steps(problem.Path);
        if (specification.Derivation is { From.Value: VaeSpec original } derivation && !derivation.Changed.Contains(steps[0]))
        {
            return Complaints(original).Any(other => other.Code == problem.Code && other.Path == problem.Path)
                ? Locate(derivation.From, problem)
                : (derivation.At, specification.Owner);
        }

        var nearest = specification;
        foreach (var step in steps)
        {
            if (!nearest.Parts.TryGetValue(step, out var part))
            {
                break;
            }

            nearest = part;
        }

        return (nearest.At, specification.Owner);
    }

    /// <summary>
    /// Where a change of <paramref name="path"/> is to be written: the expression there, or the one that a last step is missing in. Null
    /// where that is in another specification, from which this one is derived.
    /// </summary>
    public static SourceSpan? Written(Traced specification, string path)
    {
        var steps = Steps(path);
        if (specification.Derivation is { } derivation && !derivation.Changed.Contains(steps[0]))
        {
            return null;
        }

        var nearest = specification;
        for (var i = 0; i < steps.Length; i++)
        {
            if (!nearest.Parts.TryGetValue(steps[i], out var part))
            {
                return i > 0 && i == steps.Length - 1 ? nearest.At : null;
            }

            nearest = part;
        }

        return nearest.At;
    }

    private static IEnumerable<SpecProblem> Complaints(VaeSpec spec) => SpecRules.Check(spec).Concat(SpecRules.Advise(spec));

    /// <summary>The steps of a path: <c>Encoder[2].Units</c> is <c>Encoder</c>, <c>[2]</c>, <c>Units</c>.</summary>
    private static string[] Steps(string path) => path.Replace("[", ".[").Split('.');
}
