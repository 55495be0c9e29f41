namespace FunctionalVae.App.Tests;

public sealed class SpecLinesTests
{
    [Fact]
    public void Long_brackets_are_broken_and_nothing_else_changes()
    {
        var spec = $"{DigitsVae.Model.Spec}";
        var lines = SpecLines.Of(spec).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.Equal("new VaeSpec(", lines[0]);
        Assert.Equal(")", lines[^1]);
        Assert.Equal(Without(spec), Without(string.Concat(lines)));
    }

    [Fact]
    public void A_part_that_fits_stays_on_its_line()
    {
        const string Long = "new Dense(Units: 1000, Activation: Activation.Relu)";
        Assert.Equal(
            $"""
            new VaeSpec(
                Input: new Features(Count: 2),
                Encoder: [
                    {Long},
                    {Long}
                ],
                Latent: null
            )
            """.ReplaceLineEndings("\n"),
            SpecLines.Of($"new VaeSpec(Input: new Features(Count: 2), Encoder: [{Long}, {Long}], Latent: null)")
        );
    }

    [Theory]
    [InlineData("new X()")]
    [InlineData("new A(\"a long text, with (brackets, and \\\" quotes, that is not broken where it has commas in it\")")]
    public void What_has_no_place_to_break_stays(string text) => Assert.Equal(Without(text), Without(SpecLines.Of(text)));

    [Fact]
    public void A_text_is_not_broken_inside() =>
        Assert.Contains(
            "\"a, (b\"",
            SpecLines.Of($"new A(\"a, (b\", {string.Join(", ", Enumerable.Repeat("new B(1)", 20))})").Split('\n')[1],
            StringComparison.Ordinal
        );

    private static string Without(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
}
