namespace FunctionalVae.Testing;

/// <summary>Functions are functions: of their arguments, and of keys alone.</summary>
internal static class Repeatable
{
    public static LawDefinition Law { get; } =
        new(
            "repeatable",
            "The same call gives the same bits (Initialize, NoiseFrom, Encode, Terms, Differentiate); noise of an example depends on the key and its number only; two keys share fewer than half of their noise values at the same places.",
            10,
            CaseRange.Everywhere,
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var (model, parameters) = (at.Model, at.Parameters);
        var noise = model.NoiseFrom(at.Key, at.Case.Count);
        var other = model.NoiseFrom(at.Key.Child(1), at.Case.Count);
        var shared = noise.Values.ToArray().Zip(other.Values.ToArray(), (a, b) => a == b ? 1 : 0).Sum();
        var more = model.NoiseFrom(at.Key, at.Case.Count + 3);
        return Compare
            .Same(" initialised again", model.Initialize(at.Key), model.Initialize(at.Key))
            .Concat(Compare.Same("noise made again", noise, model.NoiseFrom(at.Key, at.Case.Count)))
            .Concat(Compare.Same("noise of a longer batch", noise, model.NoiseFromValues(more.Values[..noise.Values.Length].ToArray())))
            .Append(new("number of noise values that two keys share", 0, shared, 0.5 * noise.Values.Length))
            .Concat(Compare.Same("mean encoded again", Mean(), Mean()))
            .Concat(Compare.Same("again", at.Terms, at.Terms))
            .Concat(Compare.Same(" differentiated again", at.Gradient.Values, at.Gradient.Values));

        Batch Mean() => model.Encode(parameters, at.Examples).Mean;
    }
}
