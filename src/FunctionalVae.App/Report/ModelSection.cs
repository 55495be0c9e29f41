using System.Text.Json;
using FunctionalVae.Passes;
using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>What the model is, of what data it was trained, and how all of it is made again.</summary>
internal static class ModelSection
{
    public static Markup Of(RunReport report, PageCommand command) =>
        Tag(
            "section",
            Tag("h3", "Model"),
            Tag("pre", Tag("code", SpecLines.Of(report.Model.Layout.SpecText))),
            Operations(report.Model),
            Tag("h3", "Data and training"),
            HtmlTable.Facts(Facts(report)),
            Tag("h3", "To make it again"),
            Tag("pre", Tag("code", command.Text(Texts(report.Facts.Facts, "command"), report.Path))),
            HtmlTable.Facts(Versions(report.Facts))
        );

    private static Markup Operations(IVaeModel model) =>
        HtmlTable.Of(
            Invariant($"Operations of evaluation: {ReportNumbers.Count(model.Layout.ParameterCount)} parameters; B is the batch"),
            ["part", "operation, with shapes", "parameters"],
            GraphRows
                .Of(Plan.Of(model.Spec).Evaluation)
                .Select(row =>
                    (IReadOnlyList<Markup>)[row.Part, row.Statement, row.Parameters == 0 ? "" : ReportNumbers.Count(row.Parameters)]
                )
        );

    private static IEnumerable<(string Name, Markup Value)> Facts(RunReport report)
    {
        var (data, record) = (report.Facts.Record.Data, report.Facts.Record);
        yield return ("data", data.Name);
        if (data.Paths.Count > 0)
        {
            yield return ("files", string.Join(", ", data.Paths));
        }

        yield return ("rows", Rows(report));
        yield return (
            "fingerprints",
            $"train {DataDifference.Short(data.TrainFingerprint)}, test {DataDifference.Short(data.TestFingerprint)}"
        );
        if (data.Reading.LabelColumn is { } label)
        {
            yield return ("column of labels", label);
        }

        yield return ("scaling", data.Scaling is { } scaling ? $"{scaling.Method}" : "none");
        yield return ("binarization", EncodedValues.Word(record.Binarization));
        yield return ("training", Options(report));
        foreach (var note in Texts(report.Facts.Facts, "data", "notes"))
        {
            yield return ("note", note);
        }
    }

    private static string Rows(RunReport report)
    {
        var (train, test) = (report.Facts.Number("data", "trainCount"), report.Facts.Number("data", "testCount"));
        var share = report.Facts.Record.Data.TestFraction;
        return Invariant($"{train:N0} to train on, {test:N0} held out")
            + (share is { } held ? Invariant($" ({held} of them, by a key)") : " (the data have a test part of their own)");
    }

    private static string Options(RunReport report)
    {
        var options = report.Facts.Record.Options;
        var best = report.Facts.BestEpoch is { } epoch ? Invariant($"; the weights are of epoch {epoch}") : "";
        var time = report.Facts.Timing is { } timing ? Invariant($"; {timing.Seconds:F1} s") : "";
        var validation =
            options.ValidationFraction > 0 ? Invariant($"; {options.ValidationFraction} of the training part for validation") : "";
        var warmup = options.KlWarmupEpochs > 0 ? Invariant($"; KL warm-up over {options.KlWarmupEpochs} epochs") : "";
        return Invariant(
            $"{report.Facts.Epochs.Count} of {options.Epochs} epochs, batches of {options.BatchSize}, learning rate {options.LearningRate}, seed {options.Seed}{validation}{warmup}{best}{time}"
        );
    }

    private static IEnumerable<(string Name, Markup Value)> Versions(ComparedRun facts)
    {
        foreach (var package in (string[])["FunctionalVae", "FunctionalVae.App"])
        {
            if (facts.Text("versions", package) is { } version)
            {
                yield return ($"{package} that trained", version);
            }
        }

        yield return ("FunctionalVae.App of this page", AppVersion.Text);
        yield return ("engine", facts.Engine);
        if (facts.Text("environment", "os") is { } system)
        {
            yield return ("system", $"{system}, {facts.Text("environment", "architecture")}, {facts.Text("environment", "runtime")}");
        }
    }

    private static IEnumerable<string> Texts(JsonElement facts, params string[] names)
    {
        foreach (var name in names)
        {
            if (facts.ValueKind != JsonValueKind.Object || !facts.TryGetProperty(name, out facts))
            {
                return [];
            }
        }

        return facts.ValueKind == JsonValueKind.Array ? facts.EnumerateArray().Select(text => text.ToString()) : [];
    }
}
