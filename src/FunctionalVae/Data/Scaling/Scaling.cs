using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>How columns are shifted and scaled before a model sees them. <see cref="Fit"/> takes the numbers from the training part.</summary>
/// <remarks>The text of a scaling, which <see cref="Parse"/> reads: <c>none</c>, <c>unit</c>, <c>unit-all</c>, <c>standardise</c>, <c>divide:255</c>.</remarks>
public abstract record Scaling
{
    private Scaling() { }

    /// <summary>Values stay as they are.</summary>
    public sealed record None : Scaling
    {
        /// <inheritdoc/>
        public override string ToString() => "none";

        private protected override (double[] Offsets, double[] Scales) Measure(ExampleTable train) => ([0], [1]);
    }

    /// <summary>To [0, 1] by the least and the greatest value of the training part: (x − min) ÷ (max − min). Where they are equal, x − min.</summary>
    /// <remarks>
    /// Other examples may lie beyond the training part's range, and then beyond [0, 1]. A model of real values takes them as they are; for a
    /// model of the unit interval <see cref="UnitCut"/> cuts them to 0 and 1, and says how many there were.
    /// </remarks>
    /// <param name="PerColumn">Whether each column has its own two numbers; otherwise all columns share them.</param>
    public sealed record UnitInterval(bool PerColumn = true) : Scaling
    {
        /// <inheritdoc/>
        public override string ToString() => PerColumn ? "unit" : "unit-all";

        private protected override (double[] Offsets, double[] Scales) Measure(ExampleTable train)
        {
            var (least, greatest) = ColumnStatistics.Ranges(train);
            (least, greatest) = PerColumn ? (least, greatest) : ([least.Min()], [greatest.Max()]);
            return (least, [.. greatest.Zip(least, (high, low) => high > low ? high - low : 1)]);
        }
    }

    /// <summary>Each column to mean 0 and standard deviation 1 over the training part: (x − μ) ÷ σ, where σ divides by n; constant columns get σ = 1.</summary>
    public sealed record Standardise : Scaling
    {
        /// <inheritdoc/>
        public override string ToString() => "standardise";

        private protected override (double[] Offsets, double[] Scales) Measure(ExampleTable train) => ColumnStatistics.Moments(train);
    }

    /// <summary>Every value divided by one number: 255 for bytes, 16 for the digits of scikit-learn.</summary>
    /// <param name="By">Finite and greater than 0.</param>
    public sealed record Divide(double By) : Scaling
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{By:R}");

        internal const string Prefix = "divide:";

        private protected override (double[] Offsets, double[] Scales) Measure(ExampleTable train) =>
            By > 0 && double.IsFinite(By)
                ? ([0], [By])
                : throw new ArgumentException($"Values are divided by a finite number greater than 0, not {ToString()[Prefix.Length..]}.");
    }

    /// <summary>Takes the numbers of this scaling from the training part.</summary>
    /// <exception cref="ArgumentException">The divisor is not finite and greater than 0.</exception>
    public FittedScaling Fit(ExampleTable train)
    {
        ArgumentNullException.ThrowIfNull(train);
        var (offsets, scales) = Measure(train);
        return new(this, train.Width, ValueList.From(offsets), ValueList.From(scales));
    }

    /// <summary>The scaling of a text, as <see cref="object.ToString"/> writes it.</summary>
    /// <exception cref="FormatException">The text is none of those; the message lists them.</exception>
    public static Scaling Parse(string text) =>
        text switch
        {
            "none" => new None(),
            "unit" => new UnitInterval(),
            "unit-all" => new UnitInterval(PerColumn: false),
            "standardise" or "standardize" => new Standardise(),
            _ when Divisor(text) is { } by => new Divide(by),
            _ => throw new FormatException(
                $"\"{text}\" is not a scaling. Use none, unit (each column to [0, 1]), unit-all (all columns alike), standardise, or divide:255."
            ),
        };

    private protected abstract (double[] Offsets, double[] Scales) Measure(ExampleTable train);

    private static double? Divisor(string text) =>
        text.StartsWith(Divide.Prefix, StringComparison.Ordinal)
        && double.TryParse(text.AsSpan(Divide.Prefix.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var by)
        && by > 0
        && double.IsFinite(by)
            ? by
            : null;
}
