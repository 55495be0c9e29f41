using System.Text.RegularExpressions;

namespace FunctionalVae.App.Tests;

/// <summary>What <c>train</c> says while latents are fitted, and where they would be thrown away.</summary>
public sealed partial class FittingTests : PeopleRun
{
    [Fact]
    public void The_training_of_a_flow_is_told_as_it_comes_along()
    {
        var said = Train("--fit-flow").Succeeded().Output.Split("fitting a flow to the latent vectors")[1];
        var lines = Lines().Matches(said);
        Assert.InRange(lines.Count, 2, 25);
        Assert.StartsWith("\nepoch    1/6000  ", said[said.IndexOf('\n', StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Empty(Lines().Matches(Train("--fit-latents").Succeeded().Output));
    }

    [Theory]
    [InlineData("--fit-latents")]
    [InlineData("--fit-flow")]
    [InlineData("--fit-posteriors")]
    public void What_would_not_be_kept_is_not_fitted(string option)
    {
        var outcome = Fvae.Train("TinyVae", "--epochs", "1", option);
        Assert.Equal(2, outcome.Code);
        Assert.Equal(
            $"error: {option} is for sample to draw from, and nothing is written without --out. Pass --out DIR, or leave it out.\n",
            outcome.Error
        );
    }

    [Fact]
    public void A_model_for_samples_that_is_not_kept_is_trained_without_a_fit_and_says_so()
    {
        var outcome = Fvae.Train("--table", Data, "--for", "samples", "--hidden", "8", "--latent", "2", "--epochs", "1").Succeeded();
        Assert.Contains(
            "note: no mixture of latent vectors is fitted, for nothing is written: pass --out DIR to keep it\n",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("fitting a mixture", outcome.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^epoch +\d+/\d+  −KL\(q\(z\|x\) ‖ flow\) -?\d+\.\d{3}  held out -?\d+\.\d{3}$", RegexOptions.Multiline)]
    private static partial Regex Lines();
}
