namespace FunctionalVae.App;

/// <summary>Whether a model has learned less than one that says the same of every example.</summary>
/// <param name="IsNone">Whether its objective, or its reconstruction, is below that model's, beyond chance and by more than nothing.</param>
/// <param name="Told">The part that tells: of the examples held out, or of training where there are none; null where single examples have no objective.</param>
/// <param name="IsFarBehind">Whether training itself ended far below it.</param>
internal sealed record Learning(bool IsNone, PartObjective? Told, bool IsFarBehind)
{
    /// <summary>Whether it was told by the reconstruction, because training has another divergence than the objective.</summary>
    public bool IsOfReconstruction { get; private init; }

    public static Learning Of(RunNumbers run)
    {
        var (train, test) = run.Reconstructions ?? (run.Train, run.Test);
        var told = test ?? train;
        // A model that knows its own rows learned something, though it may be of no use for others: it overfits.
        var knowsItsOwn = train is { } own && own.Value > own.Constant;
        // Where columns do not depend on each other a good model says the same of all, but for what training is not exact.
        var isBelow = told is { IsBelowConstant: true } && -told.Above > Matter.Of(told, run.Values).Nats;
        return new(run.IsFarBehind || (isBelow && !knowsItsOwn), told, run.IsFarBehind)
        {
            IsOfReconstruction = run.Reconstructions is not null,
        };
    }
}
