using FunctionalVae.Checkpoints;
using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Checkpoints;

/// <summary>Names of a file from elsewhere, as messages carry them: cut, without control characters, the first of many.</summary>
public sealed class ForeignNamesTests
{
    private const string File = "theirs.safetensors";

    // Steers a terminal, ends a line, and goes on for long.
    private static readonly string Ugly = "\u001b[2J\n" + new string('x', 5000);

    private static readonly InterpretedModel Model = InterpretedModel.Of(
        new(
            Input: new Features(2),
            Encoder: [new Dense(2, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(1),
            Decoder: [new Dense(2, Activation.Tanh)],
            Likelihood: new NormalLikelihood(new FixedVariance(1))
        ),
        "Small"
    );

    [Theory]
    [InlineData("unknown to the model", null, "", "which Small does not know")]
    [InlineData("nothing to join", "none+nothing", "posterior", "has no tensor none, and none that begins with none.")]
    [InlineData("one part to join", "a+c", "posterior", "to join with")]
    [InlineData("parts that do not fit", "a+b", "posterior", "cannot be joined")]
    [InlineData("nothing to rename", "none", "posterior", "could be renamed to posterior")]
    [InlineData("two of one name", "a", "b", "would all be called b.")]
    [InlineData("no name left", "ugly", "", "nothing would be left of the name")]
    public void They_are_short_and_on_one_line(string what, string? from, string to, string message)
    {
        TensorRename[] renames = from is null ? [] : [new(from == "ugly" ? Ugly : from, to)];
        var said = Assert.Throws<CheckpointException>(() => Checkpoint.ImportContents(Model, File, Contents(), renames)).Message;
        Assert.Contains(message, said);
        Assert.False(said.Any(letter => char.IsControl(letter) && letter != '\n') || said.Contains("2J\n", StringComparison.Ordinal), what);
        Assert.InRange(said.Length, 1, 4000);
    }

    // 40 tensors, as many as a message cannot name.
    private static SafeTensors Contents() =>
        new(
            [
                new(Ugly, [1], new float[1]),
                new($"a.{Ugly}", [1, 2], new float[2]),
                new($"b.{Ugly}", [1, 1], new float[1]),
                new($"c.{Ugly}{Ugly}", [1, 1], new float[1]),
                .. Enumerable.Range(0, 36).Select(i => new NamedTensor($"{i}{Ugly}", [1], new float[1])),
            ],
            new Dictionary<string, string>()
        );
}
