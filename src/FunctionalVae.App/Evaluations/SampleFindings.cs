using System.Text.Json;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How examples that a model draws lie beside those of a part of the data.</summary>
/// <param name="Check">Statistics of sets that are drawn; null where there is no likelihood to draw from.</param>
/// <param name="Drawn">What the nearest training examples say of ones made at z of the prior; null where those have no labels.</param>
/// <param name="Fitted">The same at z of fitted latents; null where there are none.</param>
/// <param name="Real">What they say of the part's own; null where it was not held out, or has no labels.</param>
internal sealed record SampleFindings(PredictiveCheck? Check, SampleQuality? Drawn, SampleQuality? Fitted, SampleQuality? Real)
{
    // Of all statistics together (Bonferroni).
    private const double Level = 0.05;
    private const int DrawnExamples = 1000;

    /// <summary>At which latent vectors the sets of the statistics are drawn: those that <c>sample</c> takes.</summary>
    public required string Z { get; init; }

    /// <summary>What the drawn ones are: draws, or decoded means.</summary>
    public required string Kind { get; init; }

    /// <summary>What the classes are called; null where they are numbers.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Draws examples, and holds them to those of a part of the data.</summary>
    /// <param name="evaluation">Of which model, by which seed.</param>
    /// <param name="examples">The part, grey where the model binarises.</param>
    /// <param name="known">Training examples with labels, by which drawn ones are recognised; null where there are none.</param>
    /// <param name="labels">The labels of the part, which was held out; null where it has none, or is the training part itself.</param>
    /// <param name="latents">Those that were fitted, from which z is drawn besides the prior; null where there are none.</param>
    /// <param name="cancel">Stops it.</param>
    public static SampleFindings Of(
        Evaluation evaluation,
        Batch examples,
        (Batch Examples, IReadOnlyList<int> Labels)? known,
        IReadOnlyList<int>? labels,
        LatentDistribution? latents,
        CancellationToken cancel
    )
    {
        var (model, parameters, key, threads) = (evaluation.Model, evaluation.Parameters, evaluation.SamplesKey, evaluation.Threads);
        var sampled = SampledValues.OfAllClasses(model);
        var kind = sampled.AreDraws ? "draws" : "decoded means";
        var z = $"at {(sampled with { Latents = latents }).Z}";
        var check = model.Spec is { Likelihood: Likelihood, Prior: not null }
            ? PredictiveCheck.Of(
                model,
                parameters,
                model.Binarize(examples, key.Child(0)),
                key.Child(1),
                options: new(Threads: threads),
                latents: latents,
                cancel: cancel
            )
            : null;
        if (known is not { } by || by.Examples.Count < NeighbourClassifier.UsualNeighbours)
        {
            return new(check, null, null, null) { Kind = kind, Z = z };
        }

        var classifier = NeighbourClassifier.Of(by.Examples, by.Labels);
        return new(check, Drawn(null), latents is null ? null : Drawn(latents), labels is null ? null : Quality(Some()))
        {
            Kind = kind,
            Z = z,
        };

        SampleQuality Drawn(LatentDistribution? from) =>
            Quality((sampled with { Latents = from }).Make(parameters, DrawnExamples, evaluation.Seed));

        Batch Some()
        {
            int[] rows = [.. Permutation.Of(key.Child(2), examples.Count).Take(DrawnExamples)];
            return Dataset.Of(examples).Take(rows);
        }

        SampleQuality Quality(Batch made) => SampleQuality.Of(batch => classifier.Probabilities(batch, threads, cancel), made);
    }

    /// <summary>For people.</summary>
    /// <param name="part">Test or train.</param>
    /// <param name="model">Of which model.</param>
    public IEnumerable<string> Lines(string part, IVaeModel model)
    {
        foreach (var finding in Check?.Findings ?? [])
        {
            yield return Invariant(
                $"{finding.Name}: {finding.Observed:G4} of the {part} part, {finding.Mean:G4} ± {finding.Deviation:G2} of {Check!.Replications} sets of as many {ModelText.Examples(model)} drawn {Z} (p {Together(finding):G2}{(Together(finding) <= Level ? ": they differ" : "")})"
            );
        }

        foreach (var sentence in Sentences(part, model))
        {
            yield return sentence;
        }
    }

    /// <summary>What is no statistic: sentences without their ends.</summary>
    public IEnumerable<string> Sentences(string part, IVaeModel model)
    {
        if (Check is null)
        {
            yield return $"sets that are drawn cannot be held to the data: {ModelText.Reconstruction(model)} is not a likelihood, and means vary less than data do";
        }

        if (Drawn is { } drawn)
        {
            yield return Invariant(
                $"recognised, which at least {drawn.Threshold * NeighbourClassifier.UsualNeighbours:F0} of the {NeighbourClassifier.UsualNeighbours} nearest training {ModelText.Examples(model)} agree on: {Recognised(drawn)} of {drawn.Examples} {Kind} at z of the prior{(Fitted is null ? "" : Invariant($", {Recognised(Fitted)} of as many at z of the fitted latents"))}{(Real is null ? "" : Invariant($", {Recognised(Real)} of the {part} part"))}"
            );
            yield return drawn.Agreement is { } agreement
                ? Invariant($"of the {Kind} {agreement:P1} are taken for the class that they were asked for")
                : Invariant(
                    $"classes of the {Kind}: {string.Join(", ", drawn.Classes.Select((share, i) => Invariant($"{(Names is not null && i < Names.Count ? Names[i] : $"{i}")} {share:P1}")))}; as varied as {drawn.EffectiveClasses:F1} equally frequent classes{(Fitted is null ? "" : Invariant($", {Fitted.EffectiveClasses:F1} at z of the fitted latents"))}{(Real is null ? "" : Invariant($", {Real.EffectiveClasses:F1} in the {part} part"))}"
                );
        }
        else
        {
            yield return $"whether {Kind} are recognised is not asked: that takes {NeighbourClassifier.UsualNeighbours} or more of the run's own training {ModelText.Examples(model)} with labels";
        }
    }

    /// <summary>The p-value of a statistic among all of them (Bonferroni).</summary>
    public double Together(PredictiveFinding finding) => Math.Min(1, finding.PValue * Check!.Findings.Count);

    private static string Recognised(SampleQuality quality) => Invariant($"{quality.Recognised:P1} ± {quality.RecognisedError:P1}");

    /// <summary>For programs.</summary>
    public void Write(Utf8JsonWriter json, string part)
    {
        json.WriteStartObject(ObjectiveJson.Named(part, "samples"));
        if (Check is not null)
        {
            json.WriteNumber("examples", Check.Examples);
            json.WriteNumber("replications", Check.Replications);
            json.WriteStartArray("checks");
            foreach (var finding in Check.Findings)
            {
                json.WriteStartObject();
                json.WriteString("name", finding.Name);
                json.WriteNumber("observed", finding.Observed);
                json.WriteNumber("mean", finding.Mean);
                json.WriteNumber("deviation", finding.Deviation);
                json.WriteNumber("pValue", finding.PValue);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Quality("drawn", Drawn);
        Quality("fitted", Fitted);
        Quality("real", Real);
        json.WriteEndObject();

        void Quality(string name, SampleQuality? quality)
        {
            if (quality is null)
            {
                return;
            }

            json.WriteStartObject(name);
            json.WriteNumber("examples", quality.Examples);
            json.WriteNumber("recognised", quality.Recognised);
            json.WriteNumber("recognisedError", quality.RecognisedError);
            json.WriteNumber("confidence", quality.Confidence);
            json.WriteNumber("effectiveClasses", quality.EffectiveClasses);
            if (quality.Agreement is { } agreement)
            {
                json.WriteNumber("agreement", agreement);
            }

            json.WriteStartArray("classes");
            foreach (var share in quality.Classes)
            {
                json.WriteNumberValue(share);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
