using Spectre.Console;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Progress as one line that moves.</summary>
internal sealed class LiveProgress(IAnsiConsole console, string trained, ProgressTask task) : IProgress<TrainingProgress>
{
    /// <summary>Shows the line, with what training maximises in words, while <paramref name="work"/> runs.</summary>
    public static T Watch<T>(IAnsiConsole console, string trained, Func<IProgress<TrainingProgress>, T> work) =>
        console
            .Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context => work(new LiveProgress(console, trained, context.AddTask("starting"))));

    public void Report(TrainingProgress value)
    {
        if (value.Rollback is not null)
        {
            // Above the line that moves.
            console.WriteLine(RollbackText.Of(value));
        }

        task.MaxValue = (double)value.Epochs * value.StepsPerEpoch;
        task.Value = ((value.Epoch - 1.0) * value.StepsPerEpoch) + value.Step;
        task.Description = Invariant($"epoch {value.Epoch}/{value.Epochs}  {trained} {value.Objective.Value:F2}");
    }
}
