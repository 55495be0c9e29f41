using System.Collections.Immutable;
using FunctionalVae.Generator.Reading;
using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>Where a broken rule is underlined that is not written in the specification itself.</summary>
public sealed class DiagnosticPlaceTests
{
    [Fact]
    public void A_part_that_is_not_written_is_reported_on_the_nearest_that_is()
    {
        static Traced At(int start, params (string Name, Traced Value)[] parts) =>
            new(null, new("", start, 1), parts.ToImmutableDictionary(part => part.Name, part => part.Value));

        var specification = At(1, ("Encoder", At(2, ("[0]", At(3, ("Units", At(4)))))));
        var found = new[] { "Encoder[0].Units", "Encoder[0].Activation", "Encoder[1].Units", "Encoder", "Beta" }.Select(path =>
            SourceMap.Locate(specification, new("", path, "")).At.Start
        );
        Assert.Equal([4, 3, 2, 2, 1], found);
    }

    [Fact]
    public void A_block_in_another_file_is_underlined_where_it_is_written()
    {
        var message = Marked.Expect(
            "FVAE2001",
            Sources.With("[new Dense(32, Activation.Tanh)]", "[new Dense(8), .. Blocks.Tail, Blocks.Last]"),
            """
            using FunctionalVae;
            namespace Zoo;
            static class Blocks
            {
                public static ValueList<Layer> Tail { get; } = [new Dense(2), new Dense(«Width»)];
                public static Dense Last => new(Units: «-1»);
                private static int Width => 0;
            }
            """
        );
        Assert.Equal("Decoder[2].Units must be positive, was 0 (in Vae)", message);
    }

    [Fact]
    public void Two_models_that_share_a_broken_block_say_which_they_are_and_repeat_nothing()
    {
        var other = Sources
            .With("[new Dense(32, Activation.Tanh)]", "Blocks.Tail")
            .Replace("class Vae", "class Other", StringComparison.Ordinal);
        const string blocks =
            "using FunctionalVae; namespace Zoo; static class Blocks { public static ValueList<Layer> Tail => [new Dense(0 + F())]; static int F() => 1; }";
        var run = GeneratorRun.Of(Sources.With("[new Dense(32, Activation.Tanh)]", "Blocks.Tail"), other, blocks);
        Assert.Equal("FVAE1001", Assert.Single(run.Diagnostics).Id);

        run = GeneratorRun.Of(
            Sources.With("[new Dense(32, Activation.Tanh)]", "Blocks.Tail"),
            other,
            blocks.Replace("F())", "0)", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["Decoder[0].Units must be positive, was 0 (in Other)", "Decoder[0].Units must be positive, was 0 (in Vae)"],
            run.Diagnostics.Select(diagnostic => diagnostic.GetMessage()).Order(StringComparer.Ordinal)
        );
    }
}
