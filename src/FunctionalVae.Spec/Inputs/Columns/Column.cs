namespace FunctionalVae;

/// <summary>One column of a <see cref="Table"/>: what a row has in it, and how many values of an example that becomes.</summary>
public abstract record Column
{
    private protected Column() { }

    /// <summary>The column's name, which no other column of its table has.</summary>
    public abstract string Name { get; init; }

    /// <summary>Whether a row may have nothing here. An example then has one more value for the column: 1 where it is missing, and 0 where it was observed.</summary>
    public abstract bool MayBeMissing { get; init; }

    /// <summary>What the column is called in a sentence: number, category.</summary>
    internal abstract string Kind { get; }

    /// <summary>The choices of the column of which an example has one value each, one of them 1; 0 where there is nothing to choose.</summary>
    internal abstract int Choices { get; }

    /// <summary>The domain of the value that the column has besides; null where it has none.</summary>
    internal abstract ValueDomain? Domain { get; }

    /// <summary>The values of an example that the likelihood models.</summary>
    internal long Width => (long)Choices + (Domain is null ? 0 : 1);

    /// <summary>What is wrong with the column itself: where, as a path within the column, and what is to be said of that place.</summary>
    internal virtual IEnumerable<(string Path, string Fault)> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return ("." + nameof(Name), "is empty; give the column a name");
        }
    }

    /// <summary>What is wrong with values that are each to be stated once.</summary>
    private protected static IEnumerable<(string Path, string Fault)> Repeated<T>(string name, ValueList<T> values, Func<T, string?> fault)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var at = $".{name}[{SpecText.Literal(i)}]";
            if (fault(values[i]) is { } own)
            {
                yield return (at, own);
            }
            else if (values.Take(i).Contains(values[i]))
            {
                yield return (
                    at,
                    $"is {(values[i] is string text ? ColumnText.Quoted(text) : SpecText.Literal(values[i]).TrimEnd('d'))} again; state each once"
                );
            }
        }
    }
}
