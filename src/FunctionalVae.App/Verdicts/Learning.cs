namespace FunctionalVae.App;

/// <summary>Whether a model has learned less than one that says the same of every example.</summary>
/// <param name="IsNone">Whether its objective is below that model's, beyond chance and by more than nothing.</param>
/// <param name="Told">The part that tells: of the examples held out, or of training where there are none; null where single examples have no objective.</param>
/// <param name="IsFarBehind">Whether training itself ended far below it.</param>
internal sealed record Learning(bool IsNone, PartObjective? Told, bool IsFarBehind)
{
    public static Learning Of(RunNumbers run)
    {
        var told = run.Test ?? run.Train;
        // A model that knows its own rows learned something, though it may be of no use for others: it overfits.
        var knowsItsOwn = run.Train is { } train && train.Value > train.Constant;
        // Where columns do not depend on each other a good model says the same of all, but for what training is not exact.
        var isBelow = told is { IsBelowConstant: true } && -told.Above > Matter.Of(run).Nats;
        return new(run.IsFarBehind || (isBelow && !knowsItsOwn), told, run.IsFarBehind);
    }
}
