using System.Text.Json;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How examples that a model draws lie beside those of a part of the data.</summary>
/// <param name="Check">Statistics of sets that are drawn; null where there is no likelihood to draw from.</param>
/// <param name="Drawn">What the nearest training examples say of ones drawn at z of the prior; null where those have no labels.</param>
/// <param name="Fitted">The same at z of fitted latents; null where there are none.</param>
/// <param name="Real">What they say of the part's own.</param>
internal sealed record SampleFindings(PredictiveCheck? Check, SampleQuality? Drawn, SampleQuality? Fitted, SampleQuality? Real)
{
    private const double Level = 0.05;
    private const int DrawnExamples = 1000;

    /// <summary>Draws examples, and holds them to those of a part of the data.</summary>
    /// <param name="evaluation">Of which model, by which seed.</param>
    /// <param name="examples">The part, grey where the model binarises.</param>
    /// <param name="known">Training examples with labels, by which drawn ones are recognised; null where there are none.</param>
    /// <param name="latents">Those that were fitted, from which z is drawn besides the prior; null where there are none.</param>
    /// <param name="cancel">Stops it.</param>
    public static SampleFindings Of(
        Evaluation evaluation,
        Batch examples,
        (Batch Examples, IReadOnlyList<int> Labels)? known,
        LatentDistribution? latents,
        CancellationToken cancel
    )
    {
        var (model, parameters, key) = (evaluation.Model, evaluation.Parameters, evaluation.SamplesKey);
        var check = model.Spec is { Likelihood: Likelihood, Prior: not null }
            ? PredictiveCheck.Of(model, parameters, model.Binarize(examples, key.Child(0)), key.Child(1), cancel: cancel)
            : null;
        if (known is not { } by || by.Examples.Count < NeighbourClassifier.UsualNeighbours)
        {
            return new(check, null, null, null);
        }

        var classifier = NeighbourClassifier.Of(by.Examples, by.Labels);
        var sampled = SampledValues.OfAllClasses(model);
        return new(check, Drawn(null), latents is null ? null : Drawn(latents), Quality(examples));

        SampleQuality Drawn(LatentDistribution? from) =>
            Quality((sampled with { Latents = from }).Make(parameters, DrawnExamples, evaluation.Seed));

        SampleQuality Quality(Batch made) => SampleQuality.Of(classifier.Probabilities, made);
    }

    /// <summary>For people.</summary>
    /// <param name="part">Test or train.</param>
    /// <param name="model">Of which model.</param>
    public IEnumerable<string> Lines(string part, IVaeModel model)
    {
        foreach (var finding in Check?.Findings ?? [])
        {
            yield return Invariant(
                $"{finding.Name}: {finding.Observed:G4} of the {part} part, {finding.Mean:G4} ± {finding.Deviation:G2} of as many {ModelText.Examples(model)} that are drawn (p {finding.PValue:G2}{(finding.PValue <= Level ? ": they differ" : "")})"
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

        if (Drawn is { } drawn && Real is { } real)
        {
            yield return Invariant(
                $"recognised by their nearest training {ModelText.Examples(model)}, {drawn.Threshold:P0} of 10 of one class: {Recognised(drawn)} of {drawn.Examples} drawn at z of the prior{(Fitted is null ? "" : Invariant($", {Recognised(Fitted)} of as many at z of the fitted latents"))}, {Recognised(real)} of the {part} part"
            );
            yield return Invariant(
                $"classes drawn: {string.Join(", ", drawn.Classes.Select((share, i) => Invariant($"{i} {share:P1}")))}; as many as {drawn.EffectiveClasses:F1} that are drawn alike{(Fitted is null ? "" : Invariant($" ({Fitted.EffectiveClasses:F1} at z of the fitted latents)"))}, {real.EffectiveClasses:F1} in the {part} part"
            );
        }
        else
        {
            yield return $"whether {ModelText.Examples(model)} that are drawn are recognised is not asked: there are no labels of training {ModelText.Examples(model)}";
        }
    }

    private static string Recognised(SampleQuality quality) => Invariant($"{quality.Recognised:P1} ± {quality.RecognisedError:P1}");

    /// <summary>For programs.</summary>
    public void Write(Utf8JsonWriter json, string part)
    {
        json.WriteStartObject(ObjectiveJson.Named(part, "samples"));
        if (Check is not null)
        {
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
