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

    /// <summary>Adds what is wrong with the column itself.</summary>
    /// <param name="path">Where it stands in the specification.</param>
    /// <param name="problems">The problems so far.</param>
    internal virtual void Check(string path, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            problems.Missing(path + "." + nameof(Name), "the column's name");
        }
    }
}
