namespace FunctionalVae.App;

/// <summary>A part of the data with what single examples of it say of a trained model.</summary>
/// <param name="Evaluation">How it is estimated.</param>
/// <param name="Examples">The examples as the model takes them, grey where it binarises.</param>
/// <param name="IsTrain">Whether it is the training part, whose examples are judged as they were trained on.</param>
/// <param name="TrainSeed">The seed of the run.</param>
internal sealed record JudgedPart(Evaluation Evaluation, Batch Examples, bool IsTrain, ulong TrainSeed)
{
    // Of more examples the groups that are left out one after the other have several.
    private const int MostGroups = 64;

    private IVaeModel Model => Evaluation.Model;

    // Where the divergence is of several examples together, only the reconstruction is of one.
    private bool IsOfAggregate => Model.Spec.Objective.OfAggregate is not null;

    /// <summary>What a collapse of the posteriors is told by.</summary>
    /// <param name="terms">The objective of the part.</param>
    /// <param name="use">Which latent dimensions tell its examples apart; null where that was not asked.</param>
    /// <param name="cancel">Stops it.</param>
    public Collapse Collapse(Objective terms, LatentUse? use, CancellationToken cancel) =>
        FunctionalVae.App.Collapse.Of(
            new RunNumbers
            {
                CanCollapse = CanCollapse(Model),
                Use = use,
                Reconstruction = IsOfAggregate ? Objective(terms, isTold: true, cancel) : null,
            }
        );

    /// <summary>Whether posteriors can collapse: not those of a latent without noise or without a prior.</summary>
    public static bool CanCollapse(IVaeModel model) => model.Spec is { Prior: not null, Latent: not DeterministicLatent };

    /// <summary>The objective of the part, or its reconstruction where single examples have no objective, beside that of a model that says the same of every example.</summary>
    /// <param name="terms">The objective of the part.</param>
    /// <param name="isTold">Whether a verdict is told by it, for which the error of the difference is needed.</param>
    /// <param name="cancel">Stops it.</param>
    public PartObjective Objective(Objective terms, bool isTold, CancellationToken cancel) => Judged(terms, IsOfAggregate, isTold, cancel);

    /// <summary>The reconstruction of the part, beside that of such a model.</summary>
    /// <param name="terms">The objective of the part.</param>
    /// <param name="isTold">Whether a verdict is told by it, for which the error of the difference is needed.</param>
    /// <param name="cancel">Stops it.</param>
    public PartObjective Reconstruction(Objective terms, bool isTold, CancellationToken cancel) => Judged(terms, true, isTold, cancel);

    private PartObjective Judged(Objective terms, bool isReconstruction, bool isTold, CancellationToken cancel)
    {
        double[] values =
        [
            .. (IsTrain ? Evaluation.TrainEach(Examples, TrainSeed, cancel) : Evaluation.TestEach(Examples, cancel)).Select(term =>
                isReconstruction ? term.Reconstruction : term.Reconstruction - term.Kl
            ),
        ];
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0));
        (double? Constant, double Error) beside = isTold ? BesideConstant(values, cancel) : (Constant(Examples), double.NaN);
        return new(isReconstruction ? terms.Reconstruction : terms.Unweighted, deviation, values.Length)
        {
            Name = IsTrain ? RunData.TrainPart : RunData.TestPart,
            Constant = beside.Constant,
            PairedError = beside.Error,
        };
    }

    /// <summary>
    /// What the best model that says the same of every example comes to on examples that it has not seen, and the
    /// standard error of what <paramref name="values"/> are above it, both of the same examples: by the jackknife, which leaves out one group of
    /// examples after the other (Efron and Stein, "The jackknife estimate of variance", 1981).
    /// </summary>
    /// <param name="values">What the model says of each example, in nats.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>In nats; no constant where there is no formula, and NaN as the error of one example or where some group has no best constant.</returns>
    public (double? Constant, double Error) BesideConstant(IReadOnlyList<double> values, CancellationToken cancel)
    {
        var groups = Math.Min(values.Count, MostGroups);
        var constant = Constant(Examples);
        if (constant is not { } whole || groups < 2)
        {
            return (constant, double.NaN);
        }

        var all = Dataset.Of(Examples);
        var (constants, above) = (new double[groups], new double[groups]);
        for (var group = 0; group < groups; group++)
        {
            cancel.ThrowIfCancellationRequested();
            // In turns, for files may be ordered.
            int[] rows = [.. Enumerable.Range(0, values.Count).Where(row => row % groups != group)];
            constants[group] = Constant(all.Take(rows)) ?? double.NaN;
            above[group] = rows.Average(row => values[row]) - constants[group];
        }

        var mean = above.Average();
        var error = Math.Sqrt((groups - 1.0) / groups * above.Sum(one => (one - mean) * (one - mean)));
        return double.IsFinite(error) ? ((groups * whole) - ((groups - 1) * constants.Average()), error) : (whole, double.NaN);
    }

    private double? Constant(Batch examples) =>
        ReconstructionFamily.Of(Model.Spec, Evaluation.Parameters).BestConstant(examples) is { } constant && double.IsFinite(constant)
            ? constant
            : null;
}
