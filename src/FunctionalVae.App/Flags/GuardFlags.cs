using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>The options of <c>train</c> about spikes of the loss. One that would do nothing is refused.</summary>
internal sealed class GuardFlags
{
    private readonly Option<int?> rollbacks = Values.Whole(
        "--guard",
        "Goes back where the loss spikes, and on over the examples in another order: so often at most; 0 for never. [default: the model's own, else 0]",
        0
    );

    private readonly Option<int?> window = Values.Whole(
        "--guard-window",
        "For --guard: the number of losses that one is compared with, and of steps between the places to go back to. [default: 100]",
        2
    );

    private readonly Option<double?> deviations = Values.Positive(
        "--guard-deviations",
        "For --guard: by how many median absolute deviations a loss must exceed the median of the last ones to be a spike. [default: 16]",
        "a positive number such as 16"
    );

    public IReadOnlyList<Option> All => [rollbacks, window, deviations];

    /// <exception cref="UserErrorException">There is no guard that an option would belong to.</exception>
    public TrainOptions Apply(ParseResult parsed, TrainOptions options)
    {
        var count = parsed.GetValue(rollbacks) ?? options.Guard?.Rollbacks ?? 0;
        Option[] others = [window, deviations];
        if (count == 0 && others.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } idle)
        {
            throw new UserErrorException($"{idle.Name} goes with --guard N, and this run has no guard.");
        }

        var own = options.Guard ?? new();
        return options with
        {
            Guard = count == 0 ? null : new(count, parsed.GetValue(window) ?? own.Window, parsed.GetValue(deviations) ?? own.Deviations),
        };
    }
}
