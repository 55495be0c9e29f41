namespace FunctionalVae.App;

/// <summary>All that a page says of a run.</summary>
/// <param name="Run">The trained model.</param>
/// <param name="Facts">What the run recorded.</param>
/// <param name="Evaluated">What it comes to.</param>
/// <param name="Numbers">What its verdict rests on.</param>
internal sealed record RunReport(SavedRun Run, ComparedRun Facts, EvaluateResult Evaluated, RunNumbers Numbers)
{
    public RunVerdict Verdict { get; } = RunVerdict.Of(Numbers);

    /// <summary>The distribution that was fitted after training; null where there is none, or it cannot be had.</summary>
    public LatentDistribution? Latents { get; init; }

    /// <summary>Whether the page shows single rows of the data.</summary>
    public bool HasRows { get; init; } = true;

    /// <summary>Samples, reconstructions, walks in the latent space; none of a model of rows.</summary>
    public IReadOnlyList<Figure> Pictures { get; init; } = [];

    /// <summary>The plane of the latent space; null where there is none.</summary>
    public Figure? Plane { get; init; }

    /// <summary>Each column's real and drawn distribution; none of a model of images.</summary>
    public IReadOnlyList<Figure> Columns { get; init; } = [];

    /// <summary>What is not shown, and why: a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IVaeModel Model => Run.Model;

    public RunData Data => Evaluated.Data;

    public string Path => Facts.Path;

    /// <summary>The objective of the examples held out, or that of training where none were.</summary>
    public EvaluatedPart Told => (Evaluated.Test ?? Evaluated.Train)!;

    /// <summary>The same with the deviation of single examples; null where they have none.</summary>
    public PartObjective? ToldNumbers => Evaluated.Test is null ? Numbers.Train : Numbers.Test;

    /// <summary>What is estimated, as in a heading: ELBO, or objective.</summary>
    public string Word => Model.HasEvidenceLowerBound ? "ELBO" : "Objective";
}
