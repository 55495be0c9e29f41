namespace FunctionalVae.App;

/// <summary>What is to be said of a trained model first, from its numbers alone.</summary>
/// <param name="Learning">Whether nothing was learned.</param>
/// <param name="Collapse">Whether latent values tell nothing of an example.</param>
/// <param name="Overfitting">Whether it knows its own rows better than others.</param>
/// <param name="Ending">Whether it should have been trained longer.</param>
internal sealed record RunVerdict(Learning Learning, Collapse Collapse, Overfitting Overfitting, Ending Ending)
{
    /// <summary>Whether a warm-up was not over when training ended.</summary>
    public bool IsWarming { get; private init; }

    /// <summary>Whether more epochs are what to change: where the model overfits already, they are not.</summary>
    public bool IsUnfinished => Ending.Answer == Answer.Yes && Overfitting.Answer != Answer.Yes;

    /// <summary>Whether no fault was found; some question may be open still.</summary>
    public bool IsFaultless =>
        !Learning.IsNone && Collapse.Answer != Answer.Yes && Overfitting.Answer != Answer.Yes && !IsUnfinished && !IsWarming;

    /// <summary>Whether no fault was found, and every question that was asked is answered.</summary>
    public bool IsHealthy => IsFaultless && !IsOpen;

    /// <summary>Whether some question could not be answered.</summary>
    public bool IsOpen => Collapse.Answer == Answer.Open || Overfitting.Answer == Answer.Open || Ending.Answer == Answer.Open;

    public static RunVerdict Of(RunNumbers run) =>
        new(Learning.Of(run), Collapse.Of(run), Overfitting.Of(run), Ending.Of(run)) { IsWarming = run.IsWarming };
}
