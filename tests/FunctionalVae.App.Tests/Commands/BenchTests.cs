using System.Text.Json;

namespace FunctionalVae.App.Tests;

public class BenchTests
{
    [Fact]
    public void Json_has_every_figure_and_they_fit_together()
    {
        var outcome = Fvae.Run("bench", "TinyVae", "--batch", "8", "--threads", "1", "--json").Succeeded();
        var json = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal("TinyVae", json.GetProperty("model").GetString());
        Assert.Equal(8, Number("batch"));
        Assert.Equal(1, Number("threads"));
        Assert.Equal(0, Number("allocatedBytesPerStep"));
        Assert.Equal(8e6, Number("imagesPerSecond") * Number("stepMicroseconds"), 1);
        Assert.Equal(Number("gflops") / Number("fmaPeak"), Number("fractionOfPeak"), 1e-9);
        Assert.True(Number("decodeMicroseconds") > 0);
        // The weights are 64·32, 32·4, 2·32 and 32·64; all but the first are needed three times, that twice.
        Assert.Equal(2 * 8 * ((3 * (128 + 64 + 2048)) + (2 * 2048)), Number("gflops") * Number("stepMicroseconds") * 1e3, 1e-3);
        Assert.Contains("TinyVae, batch 8, 1 thread", outcome.Error);

        double Number(string name) => json.GetProperty(name).GetDouble();
    }

    public static TheoryData<VaeSpec> OfEveryDomain =>
        [
            CustomerVae.Spec,
            new(new Features(6, ValueDomain.OneHot), [], new DiagonalNormalLatent(2), [], new CategoricalLikelihood(3)),
            new(new Features(6, ValueDomain.Count), [], new DiagonalNormalLatent(2), [], new PoissonLikelihood()),
            new(new Features(6), [], new DeterministicLatent(2), [], new SquaredErrorLikelihood()),
        ];

    [Theory]
    [MemberData(nameof(OfEveryDomain))]
    public void Models_of_every_domain_are_measured(VaeSpec spec)
    {
        var model = Vae.ModelFrom(spec, "AnyVae");
        Fvae.With([model], "bench", model.Name, "--batch", "8", "--threads", "1", "--json").Succeeded();
    }

    [Theory]
    [InlineData("--batch", "0")]
    [InlineData("--threads", "-1")]
    public void A_number_that_is_not_positive_is_refused(string flag, string value) =>
        Assert.Contains(flag, Fvae.Run("bench", "TinyVae", flag, value).Error);
}
