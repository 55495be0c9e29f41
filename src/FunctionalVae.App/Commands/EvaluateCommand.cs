using System.CommandLine;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary><c>evaluate RUN</c>: the objective of a trained model.</summary>
internal static class EvaluateCommand
{
    private const int MostDraws = 1_000_000;
    private const int LeastImportance = 16;
    private const int MostImportance = 1_000_000;

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
        var importance = Values.Whole(
            "--importance",
            "The log-likelihood too, by importance sampling with as many draws of each example: with a 95 % interval where the weights suffice, else a bound.",
            LeastImportance,
            MostImportance
        );
        var aggregate = new Option<bool>("--aggregate")
        {
            Description =
                "Whether the aggregate posterior is the prior: what the KL is the sum of, and tests on draws of the posteriors and of the prior.",
        };
        var samples = new Option<bool>("--samples")
        {
            Description =
                "Whether examples that are drawn are like the data: statistics of both, and which classes are recognised where training examples have labels.",
        };
        var seed = Values.Seed("--seed", "The seed of the draws. [default: the run's own, which gives the figures of train again]");
        var json = new Option<bool>("--json") { Description = "End standard output with the results as one line of JSON." };
        var command = words.Command(
            "evaluate",
            "Estimates the objective on the test part, in nats per example: an ELBO where the model has a likelihood. Behind ± stands its standard error over the draws of the posterior: it shrinks with more --draws, and does not tell how another choice of examples would change the objective.",
            train,
            draws,
            weighted,
            importance,
            aggregate,
            samples,
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

            var request = new EvaluateRequest(parsed.GetValue(train), wantsBound)
            {
                Importance = parsed.GetValue(importance),
                Aggregate = parsed.GetValue(aggregate),
                Samples = parsed.GetValue(samples),
            };
            Check(request, run.Model, data);
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
            var result = EvaluateResult.Of(run, data, evaluation, request with { Latents = latents }, host.Cancel);
            result.Say(writer);
            if (parsed.GetValue(json))
            {
                host.Output.Write(result.ToJson() + "\n");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    /// <exception cref="UserErrorException">What is asked for is not of this model or data; the message says why.</exception>
    private static void Check(EvaluateRequest request, IVaeModel model, RunData data)
    {
        if (request.Importance is not null && !model.HasEvidenceLowerBound)
        {
            throw new UserErrorException($"{model.Name} has no log-likelihood: {ObjectiveText.WhyNoBound(model)}. Leave --importance out.");
        }

        if (request.Aggregate && model.Spec.Prior is null)
        {
            throw new UserErrorException($"{model.Name} has no prior, which its aggregate posterior could match. Leave --aggregate out.");
        }

        var count = (data.HasTest ? data.Test : data.Train!).Count;
        if (request.Aggregate && count < PriorMatch.LeastExamples)
        {
            throw new UserErrorException(
                Invariant(
                    $"Of {count} {ModelText.Examples(model)} nothing can be told of the aggregate posterior; {PriorMatch.LeastExamples} or more are needed. Leave --aggregate out."
                )
            );
        }

        if (request.Samples && model.Spec.Input is Table)
        {
            throw new UserErrorException(
                "--samples is of images and plain rows; of a table fvae report holds each column's drawn values to those of the data."
            );
        }

        if (request.Samples && (model.Spec.Prior is null || count < 2))
        {
            throw new UserErrorException(
                model.Spec.Prior is null
                    ? $"{model.Name} has no prior to draw from. Leave --samples out."
                    : "One example cannot be held to those that are drawn. Leave --samples out."
            );
        }
    }
}
