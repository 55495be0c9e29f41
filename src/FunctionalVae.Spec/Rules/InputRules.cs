namespace FunctionalVae;

/// <summary>Rules about what an example is.</summary>
internal static class InputRules
{
    private const string Path = nameof(VaeSpec.Input);

    /// <summary>The input's shape, or null where it cannot be known.</summary>
    public static Shape? Check(Input? input, ProblemList problems)
    {
        if (input is null)
        {
            problems.Missing(Path, "what an example is, such as new Image(28, 28) or new Features(3)");
            return null;
        }

        CheckBinarization(input, problems);
        if (input.Domain == ValueDomain.Columns && input is not Table)
        {
            problems.Add(
                RuleCodes.InvalidColumn,
                $"{Path}.{nameof(Input.Domain)}",
                "ValueDomain.Columns is of a table, whose columns say what they are; declare them with new Table([...]), or one domain for all values"
            );
        }

        var sized = input switch
        {
            Image image => problems.RequirePositive(Path + "." + nameof(Image.Height), image.Height)
                & problems.RequirePositive(Path + "." + nameof(Image.Width), image.Width)
                & problems.RequirePositive(Path + "." + nameof(Image.Channels), image.Channels),
            Features features => problems.RequirePositive(Path + "." + nameof(Features.Count), features.Count),
            Table table => TableRules.Check(table, problems),
            _ => throw new NotSupportedException($"There is no rule for the input {input}."),
        };
        return sized ? Shape.Of(input) : null;
    }

    /// <summary>The domain of the values that the likelihood sees: binary after a binarization.</summary>
    public static ValueDomain ModelledDomain(Input input) => input.Binarization == Binarization.None ? input.Domain : ValueDomain.Binary;

    /// <summary>The values of an example that a likelihood models: all, but those that say which columns are missing.</summary>
    public static long Modelled(Input input) => input is Table table ? table.Columns.Sum(column => column.Width) : Shape.Of(input).Count;

    private static void CheckBinarization(Input input, ProblemList problems)
    {
        if (input.Binarization != Binarization.None && input.Domain != ValueDomain.UnitInterval)
        {
            problems.Add(
                RuleCodes.DomainMismatch,
                Path + "." + nameof(Input.Binarization),
                $"Binarization.{input.Binarization} turns grey values in [0, 1] into binary ones, but the input's domain is ValueDomain.{input.Domain}; remove the binarization or declare ValueDomain.UnitInterval"
            );
        }
    }
}
