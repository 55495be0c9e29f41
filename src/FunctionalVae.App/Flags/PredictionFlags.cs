using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>The options that ask for the posterior predictive in place of one reconstruction.</summary>
internal sealed class PredictionFlags
{
    private static readonly double[] UsualQuantiles = [0.05, 0.5, 0.95];

    public Option<int?> Draws { get; } =
        Values.Whole(
            Prediction.Option,
            "In place of the reconstruction the posterior predictive p(x*|x), by so many draws of each posterior: mean, deviation and quantiles of each value.",
            2
        );

    public Option<double[]> Quantiles { get; } =
        Values.Shares(
            Prediction.QuantilesOption,
            $"With {Prediction.Option}: the probabilities whose quantiles are wanted. [default: 0.05 0.5 0.95]",
            1e-6
        );

    /// <summary>What is asked; null for a reconstruction.</summary>
    /// <exception cref="UserErrorException">The model has no likelihood, or an option does not go with it.</exception>
    public Prediction? Read(ParseResult parsed, SavedRun run)
    {
        var given = parsed.GetValue(Quantiles) ?? [];
        if (parsed.GetValue(Draws) is not { } draws)
        {
            return given.Length == 0
                ? null
                : throw new UserErrorException(
                    $"{Prediction.QuantilesOption} are those of p(x*|x), and one reconstruction has none. Pass {Prediction.Option} too, such as {Prediction.Option} 64."
                );
        }

        if (ReconstructionFamily.Of(run.Model.Spec, run.Parameters) is not LikelihoodFamily family)
        {
            throw new UserErrorException(
                $"{Prediction.Option}: {SampledValues.NoDraws(run.Model)}, so there is no p(x*|x). Leave {Prediction.Option} out."
            );
        }

        // Columns of a table are told apart later.
        var areLevels = run.Run.Table is null && family.IsChoice(0);
        if (areLevels && given.Length > 0)
        {
            throw new UserErrorException(
                $"{Prediction.QuantilesOption}: the values of {run.Model.Name} are levels, which have no order. Leave {Prediction.QuantilesOption} out: means are the levels' probabilities."
            );
        }

        return new(draws, given.Length > 0 || areLevels ? given : UsualQuantiles);
    }
}
