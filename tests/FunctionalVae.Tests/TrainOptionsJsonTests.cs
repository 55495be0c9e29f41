using System.Text.Json;

namespace FunctionalVae.Tests;

/// <summary>Training options come back from JSON as they went in.</summary>
public class TrainOptionsJsonTests
{
    public static TheoryData<TrainOptions> Options =>
        [
            new TrainOptions(Optimizer: new Adam(), Schedule: new ConstantSchedule()),
            new TrainOptions(7, 33, 0.1 / 3, ulong.MaxValue, 3, new Adam(0.8, 0.99, 1e-7), new ConstantSchedule(1.5)),
            new TrainOptions(Epochs: 9, Optimizer: new AdamW(0.8, 0.99, 1e-7, 0.3), Schedule: new StepSchedule(4, 0.3, 2)),
            new TrainOptions(Optimizer: new Sgd(0.9, true, 1e-4), Schedule: new CosineSchedule(0.1, 2), ClipNorm: 0.7),
            new TrainOptions(Epochs: 15, Optimizer: new Adam(), Schedule: new MilestoneSchedule([1, 4, 13], 0.7, 0.5)),
            new TrainOptions(
                Optimizer: new Sgd(),
                Schedule: new CosineSchedule(),
                AverageDecay: 0.99,
                KlWarmupEpochs: 2.5,
                ValidationFraction: 0.1,
                Patience: 3,
                Guard: new(2, 50, 7.5)
            ),
        ];

    [Theory]
    [MemberData(nameof(Options))]
    public void What_was_written_is_read(TrainOptions options) => Assert.Equal(options, TrainOptionsJson.Read(Json(options)));

    [Fact]
    public void What_is_absent_is_what_training_takes_then()
    {
        var least = JsonDocument.Parse("""{"epochs": 4, "batch": 8, "learningRate": 0.5, "seed": 3}""").RootElement;
        Assert.Equal(new TrainOptions(4, 8, 0.5, 3), TrainOptionsJson.Read(least));
    }

    [Theory]
    [InlineData("epochs", "0", "its options make no sense: options.Epochs ('0') must be a non-negative and non-zero value.")]
    [InlineData("batch", "\"8\"", "options.batch must be a whole number from 0 and is \"8\".")]
    [InlineData("learningRate", "-1", "its options make no sense: LearningRate must be positive and finite.")]
    [InlineData("patience", "2", "Patience waits for the validation objective to improve")]
    [InlineData("guard", "{\"rollbacks\":1,\"window\":9}", "options.guard.deviations is missing.")]
    [InlineData("guard", "{\"rollbacks\":0,\"window\":9,\"deviations\":3}", "its options make no sense: Rollbacks ('0')")]
    [InlineData("optimizer", "{\"name\":\"lion\"}", "options.optimizer.name must be adam, adamw or sgd and is \"lion\".")]
    [InlineData("optimizer", "{\"name\":\"adam\"}", "options.optimizer.beta1 is missing.")]
    [InlineData("schedule", "{\"name\":\"step\",\"warmupEpochs\":0}", "options.schedule.everyEpochs is missing.")]
    [InlineData(
        "schedule",
        "{\"name\":\"milestones\",\"warmupEpochs\":0,\"factor\":1,\"milestones\":3}",
        "options.schedule.milestones must be a list and is 3."
    )]
    [InlineData(
        "schedule",
        "{\"name\":\"milestones\",\"warmupEpochs\":0,\"factor\":1,\"milestones\":[4]}",
        "its options make no sense: The learning rate changes after 4 epochs and the run has 4"
    )]
    [InlineData(
        "schedule",
        "{\"name\":\"steps\",\"warmupEpochs\":0}",
        "options.schedule.name must be constant, step, milestones or cosine and is \"steps\"."
    )]
    [InlineData("schedule", "3", "options.schedule must be an object and is 3.")]
    public void What_is_wrong_is_named(string name, string value, string message)
    {
        var fields = new Dictionary<string, string>
        {
            ["epochs"] = "4",
            ["batch"] = "8",
            ["learningRate"] = "0.5",
            ["seed"] = "3",
            [name] = value,
        };
        var text = $"{{{string.Join(',', fields.Select(field => $"\"{field.Key}\":{field.Value}"))}}}";
        var json = JsonDocument.Parse(text).RootElement;
        Assert.Contains(message, Assert.Throws<FormatException>(() => TrainOptionsJson.Read(json)).Message);
    }

    private static JsonElement Json(TrainOptions options)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            TrainOptionsJson.Write(json, options, hasThreads: true);
            json.WriteEndObject();
        }

        return JsonDocument.Parse(bytes.ToArray()).RootElement.GetProperty("options");
    }
}
