namespace FunctionalVae.App;

/// <summary>A row of <c>metrics.csv</c>.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Maximised">What the epoch's last step maximised, over the training examples, in nats per example.</param>
/// <param name="Training">The terms of the training examples, in nats per example.</param>
/// <param name="Validation">Those of the validation examples; null where there are none.</param>
internal sealed record EpochMetrics(int Epoch, double Maximised, Objective Training, Objective? Validation)
{
    /// <summary>
    /// The training examples' reconstruction − β · divergence at the β of the specification, so that a warm-up does not bend the curve. Where draws
    /// are weighed, the bound that was maximised: its β is in the weights, and no other can be had of its terms.
    /// </summary>
    /// <param name="objective">What was trained.</param>
    public double TrainingCurve(TrainingObjective objective) => objective is ImportanceWeighted ? Maximised : At(objective.Beta, Training);

    /// <summary>The same of the validation examples, where draws are weighed at β = 1; NaN where there are none.</summary>
    /// <param name="objective">What was trained.</param>
    public double ValidationCurve(TrainingObjective objective) =>
        Validation is null ? double.NaN
        : objective is ImportanceWeighted ? Validation.Unweighted
        : At(objective.Beta, Validation);

    private static double At(double beta, Objective terms) => terms.Reconstruction - (beta * terms.Kl);
}
