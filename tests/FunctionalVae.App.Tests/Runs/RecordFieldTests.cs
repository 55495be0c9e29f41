using System.Text.Json.Nodes;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Every field of run.json that a later command uses is checked, and named where it is wrong.</summary>
public sealed class RecordFieldTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1",
        "2",
        "0.5",
        "1e999",
        "18446744073709551616",
        "\"\"",
        "\"\\ud800\"",
        "\"\\u001b[2J\"",
        "\"/dev/zero\"",
        "[]",
        "[null]",
        "[\"\"]",
        "[[]]",
        "{}",
        "{\"a\":1}",
    ];

    private static readonly string[] Used = ["schema", "specHash", "binarization", "options", "options.seed"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("data.testFraction", "1", "data.testFraction must be")]
    [InlineData("data.testFraction", "2", "data.testFraction must be")]
    [InlineData("data.testFraction", "-1", "data.testFraction must be")]
    [InlineData("data.testFraction", "\"0.2\"", "data.testFraction must be")]
    [InlineData("data.paths", "\"x\"", "data.paths must be a list of texts and is \"x\".")]
    [InlineData("data.paths", "[1]", "data.paths[0] must be a text and is 1.")]
    [InlineData("data.paths", "[\" \"]", "data.paths must be a list of paths that are not empty")]
    [InlineData("data.name", "\"cifar\"", "data.name must be the name of embedded data")]
    [InlineData("data.columns", "[\"a\"]", "data.columns has 1 names, and an example of TinyVae has 64 values.")]
    [InlineData(
        "data.scaling",
        "{\"method\":\"standardise\",\"width\":2,\"offsets\":[0],\"scales\":[1]}",
        "data.scaling.width is 2, and an example of TinyVae has 64 values."
    )]
    [InlineData(
        "data.scaling",
        "{\"method\":\"standardise\",\"width\":64,\"offsets\":[0],\"scales\":[0]}",
        "\"scales\" of a scaling are greater than 0"
    )]
    [InlineData("data.scaling", "[]", "A scaling has \"method\"")]
    [InlineData("data.labelColumn", "3", "data.labelColumn must be a text and is 3.")]
    [InlineData("options.seed", "-1", "options.seed must be a whole number")]
    [InlineData("options.seed", null, "options.seed is missing.")]
    [InlineData("data.trainFingerprint", null, "data.trainFingerprint is missing.")]
    [InlineData("schema", "{}", "schema must be a text and is {}.")]
    [InlineData("data", "3", "data must be an object and is 3.")]
    public void A_wrong_field_is_named(string field, string? value, string message)
    {
        Write(field, value is null ? null : value);
        ErrorTests.AssertProblem(Fvae.Run("evaluate", folder.Path, "--draws", "1"), message);
        ErrorTests.AssertProblem(Fvae.Run("encode", folder.Path, "--out", folder.File("latents.csv")), message);
        ErrorTests.AssertProblem(Fvae.Run("reconstruct", folder.Path, "--out", folder.File("r.csv")), message);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Whatever_a_field_holds_the_run_is_read_or_a_sentence_says_why_not()
    {
        string[] fields = [.. Fields(Facts(), "").Where(field => !field.Contains("FunctionalVae", StringComparison.Ordinal))];
        Assert.InRange(fields.Length, 40, 200);
        foreach (var field in fields)
        {
            // What nothing is read of gets three of them.
            var isUsed = field.StartsWith("data", StringComparison.Ordinal) || Used.Contains(field);
            foreach (var value in isUsed ? Values : Values[..3])
            {
                Write(field, value);
                var problem = Record.Exception(Read);
                Assert.True(
                    problem is null or UserErrorException or CheckpointException or InvalidDataSetException,
                    $"{field} = {value}: {problem}"
                );
            }

            Write(field, null);
            Assert.True(Record.Exception(Read) is null or UserErrorException or CheckpointException, field);
        }
    }

    [Fact]
    public void Whatever_a_byte_becomes_the_run_is_read_or_a_sentence_says_why_not()
    {
        Write("schema", "\"functionalvae.run.2\"");
        var whole = File.ReadAllBytes(folder.File("run.json"));
        for (var at = 0; at < whole.Length; at += 17)
        {
            byte[] changed = [.. whole];
            changed[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(folder.File("run.json"), changed);
            var problem = Record.Exception(Read);
            Assert.True(problem is null or UserErrorException or CheckpointException or InvalidDataSetException, $"byte {at}: {problem}");
        }
    }

    private static IEnumerable<string> Fields(JsonNode node, string name) =>
        node is JsonObject json
            ? json.SelectMany(field =>
            {
                var full = name.Length == 0 ? field.Key : $"{name}.{field.Key}";
                return field.Value is JsonObject inner ? Fields(inner, full).Append(full) : [full];
            })
            : [];

    private void Read()
    {
        var catalogue = new ModelCatalogue([TinyVae.Model]);
        var saved = SavedRun.Load(folder.Path, catalogue, Backend.Managed);
        var data = RunData.Load(saved, null, catalogue);
        saved.InUnits(saved.Input(data.Test).Values);
    }

    private JsonNode Facts() => JsonNode.Parse(File.ReadAllText(Path.Combine(run.Path, "run.json")))!;

    private void Write(string field, string? value)
    {
        var facts = Facts();
        string[] names = field.Split('.');
        var place = names[..^1].Aggregate(facts, (node, name) => node[name]!).AsObject();
        place.Remove(names[^1]);
        var text = facts.ToJsonString();

        // By hand, for not every value that a file can hold can be made of nodes.
        const string mark = "\"put it here\"";
        place[names[^1]] = "put it here";
        File.WriteAllText(
            folder.File("run.json"),
            value is null ? text : facts.ToJsonString().Replace(mark, value, StringComparison.Ordinal)
        );
        File.Copy(Path.Combine(run.Path, "model.safetensors"), folder.File("model.safetensors"), overwrite: true);
    }
}
