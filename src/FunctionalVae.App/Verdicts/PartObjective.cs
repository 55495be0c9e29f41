namespace FunctionalVae.App;

/// <summary>The objective at β = 1 of a part of the data, and how far single examples of it lie from each other.</summary>
/// <param name="Value">The mean over the examples, in nats.</param>
/// <param name="Deviation">The sample deviation of single examples, at one draw of each posterior, in nats; NaN of one example.</param>
/// <param name="Count">How many examples.</param>
internal sealed record PartObjective(double Value, double Deviation, int Count)
{
    /// <summary>The standard error of the mean over the choice of the examples, with that of one draw in it, in nats.</summary>
    public double Error => Deviation / Math.Sqrt(Count);
}
