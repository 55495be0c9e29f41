using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>The options that ask for the posterior predictive in place of one reconstruction.</summary>
internal sealed class PredictionFlags
{
    private const string DrawsName = "--draws";
    private const string QuantilesName = "--quantiles";
    private const string SeedName = "--seed";
    private const int MostDraws = 100_000;

    private readonly Option<int?> draws = Values.Whole(
        DrawsName,
        "In place of the reconstruction the posterior predictive p(x*|x), by so many draws of each posterior: mean, deviation and quantiles of each value.",
        2,
        MostDraws
    );

    private readonly Option<double[]> quantiles = Values.Shares(
        QuantilesName,
        $"With {DrawsName}: the probabilities whose quantiles are wanted. [default: {string.Join(' ', PredictOptions.UsualQuantiles)}]",
        PredictOptions.LeastProbability
    );

    private readonly Option<ulong?> seed = Values.Seed(SeedName, $"With {DrawsName}: the seed of the draws. [default: the run's own]");

    public IReadOnlyList<Option> All => [draws, quantiles, seed];

    /// <summary>What is asked; null for a reconstruction.</summary>
    /// <exception cref="UserErrorException">The model has no likelihood, or an option does not go with it.</exception>
    public Prediction? Read(ParseResult parsed, SavedRun run)
    {
        double[] wanted = [.. (parsed.GetValue(quantiles) ?? []).Distinct()];
        if (parsed.GetValue(draws) is not { } count)
        {
            return wanted.Length == 0 && parsed.GetValue(seed) is null
                ? null
                : throw new UserErrorException(
                    $"{(wanted.Length > 0 ? QuantilesName : SeedName)} goes with {DrawsName}, such as {DrawsName} 64: a reconstruction is one point, and nothing is drawn for it."
                );
        }

        if (ReconstructionFamily.Of(run.Model.Spec, run.Parameters) is not LikelihoodFamily family)
        {
            throw new UserErrorException(
                $"{DrawsName}: {SampledValues.NoDraws(run.Model)}, so there is no p(x*|x). Leave {DrawsName} out."
            );
        }

        // Columns of a table are told apart later.
        var areLevels = run.Run.Table is null && family.IsChoice(0);
        if (areLevels && wanted.Length > 0)
        {
            throw new UserErrorException(
                $"{QuantilesName}: the values of {run.Model.Name} are levels, which have no order. Leave {QuantilesName} out: means are the levels' probabilities."
            );
        }

        return new(count, wanted.Length > 0 || areLevels ? wanted : PredictOptions.UsualQuantiles, parsed.GetValue(seed) ?? run.Seed);
    }
}
