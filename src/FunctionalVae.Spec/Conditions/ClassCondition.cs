namespace FunctionalVae;

/// <summary>
/// The class of an example, a label from 0 to <paramref name="Classes"/> − 1: of as many values the one of its number is 1, and the others are 0.
/// Vectors have them beside their own values; an image beside those of its first vector, behind its <see cref="Flatten"/>.
/// </summary>
/// <param name="Classes">The number of classes, at least 2.</param>
public sealed record ClassCondition(int Classes) : Condition
{
    /// <summary>As many as there are classes.</summary>
    public override int Width => Classes;

    /// <summary>The C# expression that makes this condition.</summary>
    public override string ToString() => SpecText.New(nameof(ClassCondition), (nameof(Classes), Classes));

    internal override bool Check(string path, Input? input, Prior? prior, ProblemList problems)
    {
        if (Classes < 2)
        {
            problems.Add(
                RuleCodes.MustBePositive,
                $"{path}.{nameof(Classes)}",
                $"{path}.{nameof(Classes)} must be at least 2, was {SpecText.Literal(Classes)}; of one class there is nothing to know: leave the condition out"
            );
        }

        if (input is Table)
        {
            problems.Add(
                RuleCodes.UnfitCondition,
                path,
                $"{path} is a label, and an example of a {nameof(Table)} has none: what is known of a row is a column of it; leave the condition out, and draw the other columns given that one (fvae sample --given NAME=VALUE)"
            );
        }

        if (prior is { OwnExamples: > 0 })
        {
            problems.Add(
                RuleCodes.UnfitCondition,
                path,
                $"{path} is a label, and the pseudo-inputs of a {prior.GetType().Name} have none; take another prior, such as MixturePrior, or leave the condition out"
            );
        }

        return Classes >= 2;
    }
}
