using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>An objective in words: what it is, and what it is not.</summary>
internal static class ObjectiveText
{
    // Examples that a divergence of the aggregate posterior is evaluated of.
    private const int AggregateBatch = TrainingSession.EvaluationCapacity;

    /// <summary>One set's terms on one line, in nats per example: of values in the units of the data, or of the scaled values, which other scalings make others.</summary>
    public static string Line(IVaeModel model, string set, ObjectiveEstimate estimate, bool isScaled)
    {
        var (objective, error) = (estimate.Objective, Error(estimate));
        return Invariant(
            $"{set} {Word(model)}{(isScaled ? " of the scaled values" : "")} {objective.Unweighted:F3}{error} = reconstruction {objective.Reconstruction:F3} - {model.Spec.Objective.DivergenceName} {objective.Kl:F3}"
        );
    }

    /// <summary>One set's importance-weighted bound on one line, and how many of its draws weigh.</summary>
    public static string Line(string set, ImportanceWeightedEstimate bound, bool isScaled) =>
        Invariant(
            $"{set} importance-weighted bound{(isScaled ? " of the scaled values" : "")} {bound.Value:F3} of {ModelText.Draws(bound.Draws)}, {bound.EffectiveDraws:F1} effective"
        );

    /// <summary>What training maximises: the words of an epoch's line.</summary>
    public static string Trained(IVaeModel model) =>
        model.Spec.Objective is ImportanceWeighted weighted
            ? Invariant($"importance-weighted bound of {ModelText.Draws(weighted.Draws)}")
            : "objective";

    /// <summary>Of what validation is where training has another divergence, as after a comma; null where both have the same.</summary>
    public static string? Validated(IVaeModel model) =>
        model.Spec.Objective is { HasOtherDivergence: true } objective
            ? $"which has the {objective.DivergenceName} where training has {objective.TrainedDivergenceName}"
            : null;

    /// <summary>The divergence whose curves are drawn; training may have another than validation.</summary>
    public static string DivergenceOfCurves(TrainingObjective objective) =>
        objective.HasOtherDivergence
            ? $"{objective.TrainedDivergenceSymbol} (training), {objective.DivergenceName} (validation)"
            : objective.DivergenceName;

    /// <summary>What the figures are, and of which values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">The set of one of the figures, such as test.</param>
    /// <param name="estimate">That figure: all are of the same number of draws.</param>
    /// <param name="toUnits">What <see cref="ToUnits"/> gives for it.</param>
    public static string Meaning(IVaeModel model, string set, ObjectiveEstimate estimate, double? toUnits) =>
        Meaning(model) + Units(model, set, estimate, toUnits) + Draws(estimate);

    /// <summary>
    /// What added to an objective of scaled values gives that in the units of the data, in nats per example; null where nothing is scaled that has a
    /// density: a mass does not change with the units, and what is not a density has none.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="scaling">How values were scaled before the model saw them; null where they were not.</param>
    /// <param name="fit">How the numbers of a table were; null of all else.</param>
    /// <param name="rows">The rows of the objective, as the model takes them: of a table it is the mean over them of <see cref="TableFit.LogJacobians"/>.</param>
    public static double? ToUnits(IVaeModel model, FittedScaling? scaling, TableFit? fit, Batch rows) =>
        model.Spec.Input is Table table
            ? table.Columns.Any(column => column is NumberColumn)
                ? fit?.LogJacobians(rows.Values).Average()
                : null
            : model.Spec.Likelihood is Likelihood { IsMass: false }
                ? -scaling?.LogVolume
                : null;

    /// <summary>Why the objective of a model without an evidence lower bound is none.</summary>
    public static string WhyNoBound(IVaeModel model) =>
        model.Spec.Objective.OfAggregate is not null && model.Spec.Likelihood is Likelihood ? "the divergence is of the aggregate posterior"
        : model.Spec.Likelihood is Likelihood ? "the latent variable has no prior"
        : $"the reconstruction term is a {ModelText.Reconstruction(model)}";

    private static string Error(ObjectiveEstimate estimate) => estimate.StandardError is { } error ? Invariant($" ± {error:F3}") : "";

    private static string Draws(ObjectiveEstimate estimate) =>
        estimate.StandardError is null
            ? ""
            : Invariant($"; ± is the standard error over {estimate.Draws} draws of each posterior, not of the choice of examples");

    private static string Units(IVaeModel model, string set, ObjectiveEstimate estimate, double? toUnits) =>
        toUnits is not { } add ? ""
        : model.Spec.Input is Table
            ? Invariant(
                $"; numbers count by the densities of what they are scaled to: in the units of the file the {set} {Word(model)} is {estimate.Objective.Unweighted + add:F3}, by adding {add:+0.000;-0.000;+0.000}, the mean of log(dy ÷ dx) of the scalings over these rows"
            )
        : Invariant($"; it is of the scaled values: add {add:+0.000;-0.000;+0.000} for the units of the data");

    private static string Word(IVaeModel model) => model.HasEvidenceLowerBound ? "ELBO" : "objective";

    private static string Meaning(IVaeModel model)
    {
        var beta = model.Spec.Objective.Beta == 1 ? "" : Invariant($"; trained with β = {model.Spec.Objective.Beta}, reported with 1");
        var draws = model.Spec.Objective is ImportanceWeighted weighted
            ? Invariant(
                $"; trained by the importance-weighted bound of {ModelText.Draws(weighted.Draws)}, which fvae evaluate --importance-weighted --draws {weighted.Draws} gives"
            )
            : "";
        var other = model.Spec.Objective.HasOtherDivergence
            ? $"; trained with {model.Spec.Objective.TrainedDivergenceName} in place of the KL"
            : "";
        var estimated = model.Spec.Prior is { HasClosedFormKl: false } ? "; its KL is an estimate at the draws" : "";
        return model.Spec.Objective.OfAggregate is not null
                ? $"{model.Spec.Objective.DivergenceName} is of the aggregate posterior of {AggregateBatch} examples at a time, in their order, of which the last may be fewer: this objective is not a bound on the log-likelihood"
            : model.HasEvidenceLowerBound ? $"the ELBO is a lower bound of the log-likelihood{estimated}{beta}{draws}{other}"
            : model.Spec.Likelihood is Likelihood
                ? $"{WhyNoBound(model)}: this objective is the log-likelihood of the reconstruction, not a bound on that of the data"
            : $"{WhyNoBound(model)}: this objective is not a log-likelihood{beta}{other}";
    }
}
