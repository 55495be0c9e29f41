using System.CommandLine;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>evaluate RUN</c>: the objective of a trained model.</summary>
internal static class EvaluateCommand
{
    private const int MostDraws = 1_000_000;

    public static Command Of(ModelCatalogue catalogue, AppHost host)
    {
        var words = new RunFlags(catalogue);
        var train = new Option<bool>("--train") { Description = "The objective of the training part too." };
        var draws = Values.Whole("--draws", $"Draws of each posterior. [default: {Evaluation.UsualDraws}]", 1, MostDraws);
        var weighted = new Option<bool>("--importance-weighted")
        {
            Description =
                "The importance-weighted bound of as many draws too: nearer to the log-likelihood than the ELBO, the nearer the more --draws.",
        };
        var seed = Values.Seed("--seed", "The seed of the draws. [default: the run's own, which gives the figures of train again]");
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = words.Command(
            "evaluate",
            "Estimates the objective on the test part, in nats per example: an ELBO where the model has a likelihood. Behind ± stands its standard error over the draws of the posterior: it shrinks with more --draws, and does not tell how another choice of examples would change the objective.",
            train,
            draws,
            weighted,
            seed,
            json
        );
        command.SetAction(parsed =>
        {
            var run = words.Load(parsed, host);
            var data = words.LoadTestData(parsed, run);
            if (parsed.GetValue(train) && data.Train is null)
            {
                throw new UserErrorException($"{data.Name} has no training part: every row is taken for testing. Leave --train out.");
            }

            var wantsBound = parsed.GetValue(weighted);
            if (wantsBound && !run.Model.HasEvidenceLowerBound)
            {
                throw new UserErrorException(
                    $"{run.Model.Name} has no importance-weighted bound: {ObjectiveText.WhyNoBound(run.Model)}. Leave --importance-weighted out."
                );
            }

            var number = parsed.GetValue(draws) ?? Evaluation.UsualDraws;
            var evaluation = new Evaluation(
                run.Model,
                run.Parameters,
                parsed.GetValue(seed) ?? run.Seed,
                number,
                run.Backend.EvaluationThreads(0)
            );
            var writer = parsed.GetValue(json) ? host.Error : host.Output;
            writer.Write(
                Invariant(
                    $"{run.Model.Name} on {data.Name}: {data.Test.Count} {(data.HasTest ? "" : "training ")}{ModelText.Examples(run.Model)}; {ModelText.Draws(number)} of each posterior, seed {evaluation.Seed}{(run.Backend.IsManaged ? "" : $"; {run.Backend}")}; nats per {ModelText.Example(run.Model)}\n"
                )
            );
            var latents = EvaluateResult.HasGap(data) ? FittedLatents.OrNote(run, run.Note) : null;
            var result = EvaluateResult.Of(run, data, evaluation, parsed.GetValue(train), wantsBound, latents, host.Cancel);
            result.Say(writer);
            if (parsed.GetValue(json))
            {
                host.Output.Write(result.ToJson() + "\n");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
