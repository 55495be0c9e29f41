using System.Text.Json;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How examples that a model draws lie beside those of a part of the data.</summary>
/// <param name="Check">Statistics of sets that are drawn; null where there is no likelihood to draw from.</param>
/// <param name="Drawn">What the nearest training examples say of drawn ones; null where those have no labels.</param>
/// <param name="Real">What they say of the part's own.</param>
internal sealed record SampleFindings(PredictiveCheck? Check, SampleQuality? Drawn, SampleQuality? Real)
{
    private const double Level = 0.05;

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

        if (Check is null)
        {
            yield return $"sets that are drawn cannot be held to the data: {ModelText.Reconstruction(model)} is not a likelihood, and means vary less than data do";
        }

        if (Drawn is { } drawn && Real is { } real)
        {
            yield return Invariant(
                $"of {drawn.Examples} {ModelText.Examples(model)} that are drawn, {drawn.Recognised:P1} ± {drawn.RecognisedError:P1} are recognised by their nearest training {ModelText.Examples(model)} (of the {part} part {real.Recognised:P1}): {drawn.Threshold:P0} of the 10 nearest are of one class"
            );
            yield return Invariant(
                $"classes drawn: {string.Join(", ", drawn.Classes.Select((share, i) => Invariant($"{i} {share:P1}")))}; as many as {drawn.EffectiveClasses:F1} that are drawn alike (of the {part} part {real.EffectiveClasses:F1})"
            );
        }
        else
        {
            yield return $"whether {ModelText.Examples(model)} that are drawn are recognised is not asked: there are no labels of training {ModelText.Examples(model)}";
        }
    }

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
