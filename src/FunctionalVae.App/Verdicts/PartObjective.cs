namespace FunctionalVae.App;

/// <summary>The objective at β = 1 of a part of the data, and how far single examples of it lie from each other. Where single examples have none, or learning is not told by it, it is the reconstruction.</summary>
/// <param name="Value">The mean over the examples, in nats.</param>
/// <param name="Deviation">The sample deviation of single examples, at one draw of each posterior, in nats; NaN of one example.</param>
/// <param name="Count">How many examples.</param>
internal sealed record PartObjective(double Value, double Deviation, int Count)
{
    /// <summary>Which part it is.</summary>
    public string Name { get; init; } = RunData.TestPart;

    /// <summary>What the best model that says the same of every example of the part comes to, in nats; null where that has no form.</summary>
    public double? Constant { get; init; }

    /// <summary>The standard error of <see cref="Above"/> over the choice of the examples, each of which both models say something of, in nats; NaN where that is not known.</summary>
    public double PairedError { get; init; } = double.NaN;

    /// <summary>The standard error of the mean over the choice of the examples, with that of one draw in it, in nats.</summary>
    public double Error => Deviation / Math.Sqrt(Count);

    /// <summary>How far it is above <see cref="Constant"/>, in nats; null where that is not known.</summary>
    public double? Above => Value - Constant;

    /// <summary>Whether it is below <see cref="Constant"/> beyond chance.</summary>
    public bool IsBelowConstant => Above < -ObjectiveGap.LeastErrors * PairedError;

    /// <summary>Whether it is not above <see cref="Constant"/> beyond chance. Neither this nor the other is so where that is not known, or there is one example only.</summary>
    public bool IsNotAboveConstant => Above <= ObjectiveGap.LeastErrors * PairedError;
}
