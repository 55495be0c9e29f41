using FunctionalVae.Evaluation;

namespace FunctionalVae.App;

/// <summary>A study for programs.</summary>
internal static class StudyJson
{
    private const string Schema = "functionalvae.study.1";

    public static string Of(AggregateStudy study) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("study", "aggregate-posterior");
            json.WriteNumber("train", study.Train);
            json.WriteNumber("test", study.Test);
            json.WriteStartArray("models");
            foreach (var run in study.Cells.SelectMany(cell => cell.Runs))
            {
                json.WriteStartObject();
                json.WriteNumber("latent", run.Latent);
                json.WriteNumber("layers", run.Layers);
                json.WriteNumber("seed", run.Seed);
                json.WriteNumber("elbo", run.Objective);
                json.WriteNumber("active", run.Active);
                json.WriteNumber("distance", run.Distance);
                json.WriteNumber("divergence", run.Divergence);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("sizes");
            foreach (var cell in study.Cells)
            {
                json.WriteStartObject();
                json.WriteNumber("latent", cell.Latent);
                json.WriteNumber("layers", cell.Layers);
                foreach (var measure in Enum.GetValues<StudyMeasure>())
                {
                    var found = cell.Of(measure);
                    json.WriteStartObject(Name(measure));
                    json.WriteNumber("aboveChance", found.Value);
                    json.WriteNumber("seedError", found.SeedError);
                    json.WriteNumber("rowError", found.RowError);
                    json.WriteNumber("greatestByChance", cell.Greatest(measure));
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("contrasts");
            foreach (var measure in Enum.GetValues<StudyMeasure>())
            {
                foreach (var contrast in study.Contrasts(measure))
                {
                    json.WriteStartObject();
                    json.WriteString("measure", Name(measure));
                    json.WriteNumber("fromLatent", contrast.From.Latent);
                    json.WriteNumber("fromLayers", contrast.From.Layers);
                    json.WriteNumber("toLatent", contrast.To.Latent);
                    json.WriteNumber("toLayers", contrast.To.Layers);
                    json.WriteNumber("difference", contrast.Difference.Value);
                    json.WriteNumber("seedError", contrast.Difference.SeedError);
                    json.WriteNumber("rowError", contrast.Difference.RowError);
                    json.WriteNumber("low", contrast.Low);
                    json.WriteNumber("high", contrast.High);
                    json.WriteNumber("detectable", contrast.Detectable);
                    json.WriteBoolean("isDetected", contrast.IsDetected);
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static string Name(StudyMeasure measure) =>
        measure switch
        {
            StudyMeasure.Distance => "distance",
            StudyMeasure.Divergence => "divergence",
            _ => "totalDivergence",
        };
}
