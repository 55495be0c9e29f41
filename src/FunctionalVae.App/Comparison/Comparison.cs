using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>Runs beside each other: what differs, and what must be said of it.</summary>
/// <param name="Runs">Two or more.</param>
internal sealed record Comparison(IReadOnlyList<ComparedRun> Runs)
{
    /// <summary>What was chosen for the runs and is not the same for all, each with its value for every run; null where a run has none.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string?> Values)> Differences { get; } = DifferencesOf(Runs);

    /// <summary>Whether all were trained and judged on the same examples.</summary>
    public bool AreOfOneData =>
        Runs.Select(run => (run.Record.Data.TrainFingerprint, run.Record.Data.TestFingerprint)).Distinct().Count() == 1;

    /// <summary>Why objectives cannot be compared, all that is to say of it; none where they can, as far as kinds go.</summary>
    public IReadOnlyList<string> KindDifferences =>
        [.. Runs.Skip(1).SelectMany(run => ObjectiveKind.Differences(Runs[0].Kind, run.Kind)).Distinct()];

    /// <summary>Whether training maximised the same quantity in all, so that its values may stand in one row or panel.</summary>
    public bool AreTrainedAlike => Runs.Select(run => run.Kind.Trained).Distinct().Count() == 1;

    /// <summary>The same of validation.</summary>
    public bool AreValidatedAlike => Runs.Select(run => run.Kind.Validated).Distinct().Count() == 1;

    /// <summary>What training subtracts from the reconstruction; null where that is not the same in all.</summary>
    public string? Divergence => Runs.Select(run => run.Divergence).Distinct().ToList() is [var one] ? one : null;

    /// <summary>What is said under the table, a sentence each.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (KindDifferences is { Count: > 0 } differences)
            {
                yield return $"objectives of different kinds cannot be compared: {string.Join("; ", differences)}";
            }

            if (!AreTrainedAlike)
            {
                yield return $"{(AreValidatedAlike ? "the training objective is" : "the objectives of training and validation are")} left out, for the runs have different ones";
            }

            if (!AreOfOneData)
            {
                yield return $"the runs are of different data ({string.Join(", ", Runs.Skip(1).Select(run => DataDifference.Of(Runs[0], run)).OfType<string>().Distinct())}): their objectives say nothing of which model is better";
            }
        }
    }

    private static IReadOnlyList<(string Name, IReadOnlyList<string?> Values)> DifferencesOf(IReadOnlyList<ComparedRun> runs)
    {
        var choices = runs.Select(Choices).ToList();
        return
        [
            .. choices
                .SelectMany(one => one.Keys)
                .Distinct()
                .Select(name => (name, (IReadOnlyList<string?>)[.. choices.Select(one => one.GetValueOrDefault(name))]))
                .Where(row => row.Item2.Distinct().Count() > 1),
        ];
    }

    private static OrderedDictionary<string, string> Choices(ComparedRun run)
    {
        var data = run.Record.Data;
        var choices = new OrderedDictionary<string, string>
        {
            ["model"] = run.Record.ModelName,
            ["specification"] = DataDifference.Short(run.Record.SpecHash),
            ["data"] = data.Name,
            ["columns"] = DataDifference.Columns(run),
            ["test share"] = DataDifference.TestShare(run),
            ["training rows"] = DataDifference.Rows(run, "trainCount"),
            ["test rows"] = DataDifference.Rows(run, "testCount"),
            ["training fingerprint"] = DataDifference.Short(data.TrainFingerprint),
            ["test fingerprint"] = DataDifference.Short(data.TestFingerprint),
            ["scaling"] = data.Scaling is { } scaling ? $"{scaling.Method}" : "none",
            ["fitted latents"] = run.Record.Latents ?? "none",
            ["binarization"] = EncodedValues.Word(run.Record.Binarization),
        };
        if (run.Facts.TryGetProperty("options", out var options))
        {
            Add(choices, "", options);
        }

        return choices;
    }

    // As they are recorded, so that a new option is compared too: optimizer.name, optimizer.beta1.
    private static void Add(OrderedDictionary<string, string> choices, string prefix, JsonElement options)
    {
        foreach (var option in options.EnumerateObject())
        {
            if (option.Value.ValueKind == JsonValueKind.Object)
            {
                Add(choices, $"{prefix}{option.Name}.", option.Value);
            }
            else if (option.Value.ValueKind != JsonValueKind.Null)
            {
                choices[prefix + option.Name] =
                    option.Value.ValueKind == JsonValueKind.Array
                        ? $"[{string.Join(", ", option.Value.EnumerateArray())}]"
                        : option.Value.ToString();
            }
        }
    }
}
