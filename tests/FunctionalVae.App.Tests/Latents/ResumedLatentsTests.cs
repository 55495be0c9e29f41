namespace FunctionalVae.App.Tests;

/// <summary><c>--resume</c> of runs with fitted latents, and of runs whose learning rate falls to their end.</summary>
public sealed class ResumedLatentsTests : PeopleRun
{
    private string Latents => Path.Combine(Run, "latents.safetensors");

    [Fact]
    public void Fitted_latents_are_not_dropped_without_a_word()
    {
        Train("--fit-latents", "--checkpoint-every", "1").Succeeded();
        var before = File.ReadAllBytes(Latents);
        // Where nothing is trained they stay.
        Train("--resume").Succeeded();
        Assert.Equal(before, File.ReadAllBytes(Latents));
        var outcome = Train("--epochs", "5", "--resume");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("has fitted latents, and here none would be fitted", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--fit-latents", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Latents));
        Train("--epochs", "5", "--resume", "--fit-latents").Succeeded();
        Assert.NotEqual(before, File.ReadAllBytes(Latents));
    }

    [Fact]
    public void More_epochs_are_not_offered_where_they_would_be_refused()
    {
        string[] words = ["--for", "samples", "--checkpoint-every", "1"];
        Train(words).Succeeded();
        var said = Train([.. words, "--resume"]).Succeeded().Output;
        Assert.Contains("nothing was changed", said, StringComparison.Ordinal);
        Assert.DoesNotContain("pass more --epochs to train on", said, StringComparison.Ordinal);
        Assert.Contains("for a longer run pass more --epochs with another --out", said, StringComparison.Ordinal);
        Assert.Contains(
            "a cosine over 3 epochs, here over 5",
            Train([.. words, "--epochs", "5", "--resume"]).Error,
            StringComparison.Ordinal
        );
        // As was said.
        Fvae.Train(["--table", Data, "--hidden", "16", "--latent", "2", "--epochs", "5", .. words, "--out", Folder.File("longer")])
            .Succeeded();
        string[] tiny = ["TinyVae", "--epochs", "1", "--resume", "--out", Folder.File("tiny")];
        Fvae.Train(tiny).Succeeded();
        Assert.Contains("pass more --epochs to train on", Fvae.Train(tiny).Succeeded().Output, StringComparison.Ordinal);
    }
}
