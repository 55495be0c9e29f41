namespace FunctionalVae;

/// <summary>How the numbers of a <see cref="NumberColumn"/> are scaled before a model sees them: a strictly increasing function, fitted to the training rows and undone in what the model gives.</summary>
public abstract record NumberScaling
{
    private static readonly NumberScaling[] Known = [new StandardScaling(), new LogScaling(), new QuantileScaling()];

    private protected NumberScaling() { }

    /// <summary>One of each.</summary>
    public static IReadOnlyList<NumberScaling> All => Known;

    /// <summary>What the scaling is called in a row type, on the command line and in files: standard, log, quantiles.</summary>
    public abstract string Word { get; }

    /// <summary>The scaling of a <see cref="Word"/>.</summary>
    /// <param name="word">The word.</param>
    /// <exception cref="FormatException">It is none of them; the message lists them.</exception>
    public static NumberScaling Parse(string word) =>
        Known.FirstOrDefault(scaling => scaling.Word == word)
        ?? throw new FormatException(
            $"{ColumnText.Quoted(word)} is not a scaling of numbers; use {string.Join(", ", Known.Select(scaling => scaling.Word))}"
        );

    /// <summary>What is wrong with a number that cannot be scaled so; null where it can.</summary>
    /// <param name="number">A finite number.</param>
    internal abstract string? Fault(double number);
}
