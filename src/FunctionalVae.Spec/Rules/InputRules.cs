namespace FunctionalVae;

/// <summary>Rules about what an example is.</summary>
internal static class InputRules
{
    /// <summary>The input's shape, or null where it cannot be known.</summary>
    public static Shape? Check(Input? input, ProblemList problems)
    {
        const string path = nameof(VaeSpec.Input);
        switch (input)
        {
            case null:
                problems.Missing(path, "what an example is, such as new Image(28, 28)");
                return null;
            case Image image:
                var sized =
                    problems.RequirePositive(path + "." + nameof(Image.Height), image.Height)
                    & problems.RequirePositive(path + "." + nameof(Image.Width), image.Width)
                    & problems.RequirePositive(path + "." + nameof(Image.Channels), image.Channels);
                if (image.Binarization != Binarization.None && image.Domain != ValueDomain.UnitInterval)
                {
                    problems.Add(
                        RuleCodes.DomainMismatch,
                        path + "." + nameof(Image.Binarization),
                        $"Binarization.{image.Binarization} turns grey values in [0, 1] into binary ones, but the input's domain is ValueDomain.{image.Domain}; remove the binarization or declare ValueDomain.UnitInterval"
                    );
                }

                return sized ? Shape.Of(image) : null;
            default:
                throw new NotSupportedException($"There is no rule for the input {input}.");
        }
    }

    /// <summary>The domain of the values that the likelihood sees: binary after a binarization.</summary>
    public static ValueDomain ModelledDomain(Input input) =>
        input switch
        {
            Image { Binarization: not Binarization.None } => ValueDomain.Binary,
            Image image => image.Domain,
            _ => throw new NotSupportedException($"There is no rule for the input {input}."),
        };
}
