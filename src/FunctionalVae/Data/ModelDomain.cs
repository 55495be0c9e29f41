using System.Globalization;

namespace FunctionalVae;

/// <summary>What a specification says of its input's values, and the checks that follow from it.</summary>
/// <param name="Name">The model's name, for messages.</param>
/// <param name="Values">The domain of the data.</param>
/// <param name="Binarization">How grey values become binary.</param>
/// <param name="NeedsBinary">Whether the likelihood takes binary values only.</param>
/// <param name="IsImage">Whether an input is called an image in messages.</param>
/// <param name="GroupSize">How many values are modelled together.</param>
/// <param name="Table">The columns, where an example is a row of a table.</param>
internal sealed record ModelDomain(
    string Name,
    ValueDomain Values,
    Binarization Binarization,
    bool NeedsBinary,
    bool IsImage,
    int GroupSize,
    TableDomain? Table
)
{
    public static ModelDomain Of(string name, VaeSpec spec) =>
        new(
            name,
            spec.Input.Domain,
            spec.Input.Binarization,
            InputRules.ModelledDomain(spec.Input) == ValueDomain.Binary,
            spec.Input is Image,
            spec.Likelihood.GroupSize,
            spec.Input is FunctionalVae.Table table ? new(table.Layout) : null
        );

    /// <summary>The set of the values in words.</summary>
    public string Set =>
        Values switch
        {
            ValueDomain.Binary => "0 or 1",
            ValueDomain.UnitInterval => "in [0, 1]",
            ValueDomain.Count => "whole numbers from 0 to 16777216",
            ValueDomain.OneHot => string.Create(
                CultureInfo.InvariantCulture,
                $"one-hot in groups of {GroupSize}, one value 1 and the others 0"
            ),
            ValueDomain.Columns => "those of its columns",
            _ => "finite",
        };

    // Whether a value by itself lies in the data's domain.
    private Func<float, bool> Accepts =>
        Values switch
        {
            ValueDomain.Binary or ValueDomain.OneHot => static value => value is 0 or 1,
            ValueDomain.UnitInterval => static value => value is >= 0 and <= 1,
            ValueDomain.Count => static value => value is >= 0 and <= CountColumn.Greatest && MathF.Truncate(value) == value,
            _ => float.IsFinite,
        };

    /// <summary>Throws where a value lies outside the data's domain.</summary>
    public void CheckValues(Batch examples)
    {
        var place = FirstOutside();
        for (var row = 0; row < examples.Count; row++)
        {
            var example = examples[row].Span;
            if (place(example) is var value and >= 0)
            {
                var fault = Fault(example, value, first: 0) is { } own ? ", and " + own : "";
                throw new ArgumentException(
                    $"{(IsImage ? "Image" : "Example")} {row}, value {value} is {example[value].ToString(CultureInfo.InvariantCulture)}; values of {Name} are {Set}{fault}."
                );
            }
        }
    }

    /// <summary>A function that gives the place of an example's first value outside the domain, or −1: in a group without any, that of its first.</summary>
    public Func<ReadOnlySpan<float>, int> FirstOutside()
    {
        if (Table is { } table)
        {
            return example => table.FirstFault(example)?.Value ?? -1;
        }

        var (accepts, groupSize) = (Accepts, Values == ValueDomain.OneHot ? GroupSize : 0);
        return example =>
        {
            for (var i = 0; i < example.Length; i++)
            {
                if (!accepts(example[i]))
                {
                    return i;
                }
            }

            for (var at = 0; groupSize > 0 && at < example.Length; at += groupSize)
            {
                var group = example.Slice(at, groupSize);
                var one = group.IndexOf(1f);
                var other = group[(one + 1)..].IndexOf(1f);
                if (one < 0 || other >= 0)
                {
                    return at + one + 1 + Math.Max(0, other);
                }
            }

            return -1;
        };
    }

    /// <summary>What is wrong with the column or the group around a value that is outside the domain; null where there are neither.</summary>
    /// <param name="example">The example.</param>
    /// <param name="value">The value's place in it.</param>
    /// <param name="first">The number of what is counted first: 0, or 1.</param>
    public string? Fault(ReadOnlySpan<float> example, int value, int first)
    {
        if (Table is { } table)
        {
            return table.FirstFault(example)?.What;
        }

        if (Values != ValueDomain.OneHot)
        {
            return null;
        }

        var group = value / GroupSize;
        var fault =
            example[value] == 0 ? "no 1"
            : example[value] == 1 ? "more than one 1"
            : $"the value {example[value].ToString("R", CultureInfo.InvariantCulture)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"group {group + first} (values {(group * GroupSize) + first} to {((group + 1) * GroupSize) - 1 + first}) has {fault}"
        );
    }

    /// <summary>Throws where the likelihood takes binary values and the examples are grey.</summary>
    public void CheckModelled(Batch examples)
    {
        if (NeedsBinary && !examples.IsBinary)
        {
            throw new ArgumentException(
                $"The Bernoulli likelihood of {Name} takes binary images and these are grey; call Binarize(images, key) first."
            );
        }
    }
}
