using System.CommandLine;
using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>The options of <c>train</c> about the learning rate over the run. One that the chosen schedule does not have is refused.</summary>
internal sealed class ScheduleFlags
{
    private readonly Option<string?> schedule = Values.Choice(
        "--schedule",
        "How the learning rate changes over the run. [default: the model's own, else constant]",
        TrainingWords.Constant,
        TrainingWords.Step,
        TrainingWords.Milestones,
        TrainingWords.Cosine
    );

    private readonly Option<int?> every = Values.Whole("--step-every", "For --schedule step: epochs between two changes of the rate.", 1);
    private readonly Option<double?> factor = Values.Positive(
        "--step-factor",
        "For --schedule step and milestones: what the rate is multiplied by. [default: 0.1]"
    );

    private readonly Option<string?> milestones = Values.Text(
        "--milestones",
        "For --schedule milestones: after how many epochs the rate changes, ascending.",
        "N,N",
        word =>
            Ascending(word)
                ? word
                : throw new FormatException($"'{word}' is not an ascending list of whole numbers from 1, such as 1,4,13.")
    );

    private readonly Option<double?> final = Values.Number(
        "--cosine-final",
        "For --schedule cosine: the share of the rate that is left at the end. [default: 0]",
        static value => value is >= 0 and <= 1,
        "a number from 0 to 1"
    );

    private readonly Option<double?> warmup = Values.NotNegative(
        "--warmup",
        "Epochs over which the rate rises to its full height; 0 for none. [default: the model's own, else 0]"
    );

    public IReadOnlyList<Option> All => [schedule, every, milestones, factor, final, warmup];

    /// <exception cref="UserErrorException">An option does not go with the schedule or with the number of epochs.</exception>
    public TrainOptions Apply(ParseResult parsed, TrainOptions options)
    {
        var own = options.Schedule;
        var name = parsed.GetValue(schedule) ?? TrainingWords.OfSchedule(own);
        Require(parsed, every, TrainingWords.Step, name);
        Require(parsed, milestones, TrainingWords.Milestones, name);
        if (name != TrainingWords.Milestones)
        {
            Require(parsed, factor, TrainingWords.Step, name);
        }

        Require(parsed, final, TrainingWords.Cosine, name);
        var rise = parsed.GetValue(warmup) ?? own?.WarmupEpochs ?? 0;
        return options with
        {
            Schedule = name switch
            {
                TrainingWords.Step => Step(parsed, own as StepSchedule, options.Epochs, rise),
                TrainingWords.Milestones => Milestones(parsed, own as MilestoneSchedule, options.Epochs, rise),
                TrainingWords.Cosine => new CosineSchedule(parsed.GetValue(final) ?? (own as CosineSchedule)?.Final ?? 0, rise),
                _ => rise > 0 ? new ConstantSchedule(rise) : null,
            },
        };
    }

    private StepSchedule Step(ParseResult parsed, StepSchedule? own, int epochs, double rise)
    {
        var between =
            parsed.GetValue(every)
            ?? own?.EveryEpochs
            ?? throw new UserErrorException("--schedule step needs --step-every N: the epochs between two changes of the rate.");
        return between < epochs
            ? new(between, parsed.GetValue(factor) ?? own?.Factor ?? 0.1, rise)
            : throw new UserErrorException(
                Invariant($"--step-every {between} is never reached in a run of {epochs} epochs. Pass a smaller one, or more --epochs.")
            );
    }

    private MilestoneSchedule Milestones(ParseResult parsed, MilestoneSchedule? own, int epochs, double rise)
    {
        var stages = parsed.GetValue(milestones) is { } word
            ? ValueList.From(word.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)))
            : own?.Milestones
                ?? throw new UserErrorException(
                    "--schedule milestones needs --milestones N,N: after how many epochs the rate changes, such as 1,4,13."
                );
        return stages[^1] < epochs
            ? new(stages, parsed.GetValue(factor) ?? own?.Factor ?? 0.1, rise)
            : throw new UserErrorException(
                Invariant($"--milestones: {stages[^1]} is never reached in a run of {epochs} epochs. Leave it out, or pass more --epochs.")
            );
    }

    private static bool Ascending(string word)
    {
        var before = 0;
        foreach (var part in word.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var epochs) || epochs <= before)
            {
                return false;
            }

            before = epochs;
        }

        return true;
    }

    private static void Require(ParseResult parsed, Option option, string owner, string name)
    {
        if (owner != name && parsed.GetResult(option) is not null)
        {
            throw new UserErrorException($"{option.Name} goes with --schedule {owner}, and this run's is {name}.");
        }
    }
}
