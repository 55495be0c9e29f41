using FunctionalVae.CodeFixes;
using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>"Mirror the encoder into the decoder", a refactoring of any decoder.</summary>
public sealed class MirrorTests
{
    [Theory]
    [InlineData("[new Flatten(), new Dense(8, Activation.Relu)]", "[new Dense(8, Activation.Relu)]")]
    [InlineData(
        "[new Flatten(), new LayerNorm(), new Dense(2 * Units, Activation.Relu), new LayerNorm(), new Dropout(0.1), Last]",
        "[Last, new Dense(2 * Units, Activation.Relu), new LayerNorm(), new Dropout(0.1)]"
    )]
    [InlineData(
        "[\n            new Flatten(),\n            new Dense(9, Activation.Relu),\n            new Dense(8, Activation.Tanh),\n        ]",
        "[\n            new Dense(8, Activation.Tanh),\n            new Dense(9, Activation.Relu),\n        ]"
    )]
    [InlineData(
        "[new Flatten(), new Repeat([new Dense(784)], 2), new Dense(9, Activation.Relu), new Repeat([new Dense(9)], 3), new Dense(8)]",
        "[new Dense(8), new Dense(9, Activation.Relu), new Repeat([new Dense(9)], 3)]"
    )]
    [InlineData(
        "[new Flatten(), new Residual([new Dense(20, Activation.Relu), new Dense(9)]), new Residual([new LayerNorm(), new Dense(9)])]",
        "[new Residual([new LayerNorm(), new Dense(9)]), new Residual([new Dense(20, Activation.Relu), new Dense(9)])]"
    )]
    [InlineData("[new Flatten()]", "[]")]
    [InlineData("[]", "[]")]
    [InlineData("[new Flatten(), new LayerNorm()]", "[]")]
    [InlineData("[new Flatten() /* flat */, new Dense(8, Activation.Relu) /* hidden */]", "[new Dense(8, Activation.Relu)]")]
    public void The_dense_layers_come_back_in_reverse(string encoder, string decoder)
    {
        const string members = "const int Units = 4; static Dense Last => new(Units, Activation.Silu);";
        foreach (var empty in new[] { "[]", "default" }.Where(each => each != decoder))
        {
            Assert.Equal(
                [Source(encoder, decoder, members)],
                Editor.Refactor(new MirrorRefactoring(), "Decoder:", Source(encoder, empty, members))
            );
        }

        var other = Source(encoder, "[new Dense(3, Activation.Elu)]", members);
        Assert.Equal([Source(encoder, decoder, members)], Editor.Refactor(new MirrorRefactoring(), "Decoder:", other));
        Assert.Equal([Source(encoder, decoder, members)], Editor.Refactor(new MirrorRefactoring(), "Dense(3", other));
        // No encoder here ends in a matrix: whatever the mirror is, it fits.
        Assert.Empty(GeneratorRun.Of(Source(encoder == "[]" ? "[new Flatten()]" : encoder, decoder, members)).Diagnostics);
    }

    [Theory]
    [InlineData("[new Flatten(), .. Blocks]")]
    [InlineData("Blocks")]
    [InlineData("[Any]")]
    [InlineData("[new Conv2d(4, 3), new Flatten(), new Dense(8)]")]
    [InlineData("[new Residual([new Repeat([new Conv2d(1, 3, Padding: 1)], 2)]), new Flatten(), new Dense(8)]")]
    public void Nothing_is_offered_where_the_mirror_is_not_known(string encoder) =>
        Assert.Empty(
            Editor.Refactor(
                new MirrorRefactoring(),
                "Decoder:",
                Source(encoder, "[]", "static ValueList<Layer> Blocks => [new Flatten()]; static Layer Any => new Flatten();")
            )
        );

    [Fact]
    public void Nothing_is_offered_where_nothing_would_change_or_away_from_the_decoder()
    {
        Assert.Empty(Editor.Refactor(new MirrorRefactoring(), "Decoder:", Source("[new Flatten()]", "[]")));
        Assert.Empty(Editor.Refactor(new MirrorRefactoring(), "Encoder:", Source("[new Flatten()]", "[new Dense(3)]")));
        Assert.Empty(Editor.Refactor(new MirrorRefactoring(), "class", Source("[new Flatten()]", "[new Dense(3)]")));
    }

    private static string Source(string encoder, string decoder, string members = "") =>
        Sources.Model(
            Sources
                .Valid.Replace("[new Flatten(), new Dense(32, Activation.Gelu)]", encoder, StringComparison.Ordinal)
                .Replace("[new Dense(32, Activation.Tanh)]", decoder, StringComparison.Ordinal),
            members
        );
}
