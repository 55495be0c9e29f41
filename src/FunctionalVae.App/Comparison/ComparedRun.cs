using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>A completed run beside others: what it recorded, and no weights.</summary>
/// <param name="Path">Its folder, as it was typed.</param>
/// <param name="Record">What later commands need of it.</param>
/// <param name="Facts">All that <c>run.json</c> says.</param>
/// <param name="Epochs">Its epochs.</param>
/// <param name="Timing">How long it trained; null where that is not known.</param>
/// <param name="Parameters">How many numbers its weights are.</param>
internal sealed record ComparedRun(
    string Path,
    RunRecord Record,
    JsonElement Facts,
    IReadOnlyList<EpochMetrics> Epochs,
    RunTiming? Timing,
    long Parameters
)
{
    /// <summary>The names of its columns: of a table its own, of all else those of an example's values; null where they have none.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The epoch that patience kept, from 1; null without patience.</summary>
    public int? BestEpoch => (int?)Number("training", "bestEpoch");

    /// <summary>How often a guard went back; null without one.</summary>
    public int? Rollbacks => Find(["training", "rollbacks"]) is { ValueKind: JsonValueKind.Array } all ? all.GetArrayLength() : null;

    /// <summary>The epoch whose objectives are told: that of the weights.</summary>
    public EpochMetrics? Told => Epochs.FirstOrDefault(epoch => epoch.Epoch == BestEpoch) ?? (Epochs.Count > 0 ? Epochs[^1] : null);

    /// <summary>What its objectives are.</summary>
    public ObjectiveKind Kind => ObjectiveKind.Of(this);

    /// <summary>What the term beside its reconstruction is called.</summary>
    public string Divergence => Text("objective", "trainedDivergence") ?? Text("objective", "divergence") ?? "KL";

    /// <summary>What it was trained on, and with how many bits.</summary>
    public string Engine =>
        FormattableString.Invariant(
            $"{Text("backend", "name") ?? BackendWords.Managed} on {Text("backend", "device") ?? Backend.Cpu}, {Number("environment", "vectorBits")} bits"
        );

    /// <exception cref="UserErrorException">It is not the folder of a completed run.</exception>
    /// <exception cref="CheckpointException">There is no run, or it is damaged or of a newer version.</exception>
    public static ComparedRun Load(string path)
    {
        if (File.Exists(path))
        {
            throw new UserErrorException($"{path} is a file. Give the folder of a run, as train wrote it.");
        }

        return AtomicFolder.Read(
            path,
            place =>
            {
                var run = Run.Load(path);
                var record =
                    run.Record
                    ?? throw new UserErrorException(
                        $"There is no {RunFiles.Facts} in {path}: its weights were not trained here, and nothing is known of their training. Leave it out."
                    );
                using var facts = JsonDocument.Parse(File.ReadAllBytes(place(RunFiles.Facts)));
                return record.IsComplete
                    ? new ComparedRun(
                        path,
                        record,
                        facts.RootElement.Clone(),
                        MetricsOf(path, place(RunFiles.Metrics)),
                        File.Exists(place(RunFiles.Timing)) ? RunTiming.Read(File.ReadAllText(place(RunFiles.Timing))) : null,
                        SafeTensors.Read(place(RunFiles.Model)).Tensors.Sum(tensor => (long)tensor.Values.Length)
                    )
                    {
                        Columns = run.Table?.Form.Names ?? run.Columns,
                    }
                    : throw new UserErrorException(
                        $"The run in {path} was stopped before its end. Give its command with --resume to finish it, or leave it out."
                    );
            }
        );
    }

    /// <summary>A number of the record, by the names of its fields; null where there is none.</summary>
    public double? Number(params string[] names) =>
        Find(names) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : null;

    /// <summary>A text of the record; null where there is none.</summary>
    public string? Text(params string[] names) => Find(names) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>Yes or no of the record; null where neither is there.</summary>
    public bool? Flag(params string[] names) =>
        Find(names) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    private JsonElement? Find(string[] names)
    {
        JsonElement? found = Facts;
        foreach (var name in names)
        {
            found = found is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) ? value : null;
        }

        return found;
    }

    private static IReadOnlyList<EpochMetrics> MetricsOf(string path, string file)
    {
        if (!File.Exists(file))
        {
            throw new UserErrorException($"There is no {RunFiles.Metrics} in {path}. Put back the file that train wrote, or train again.");
        }

        try
        {
            return MetricsCsv.Read(File.ReadAllText(file));
        }
        catch (FormatException problem)
        {
            throw new UserErrorException(
                $"{System.IO.Path.Combine(path, RunFiles.Metrics)} is not as train writes it: {problem.Message} Put back that file, or train again.",
                problem
            );
        }
    }
}
