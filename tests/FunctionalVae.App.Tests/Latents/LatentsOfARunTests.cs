using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>Fitted latents that are not those of the run: of other weights, gone, or damaged.</summary>
public sealed class LatentsOfARunTests : PeopleRun
{
    private string Latents => Path.Combine(Run, LatentFile.FileName);

    private string Page => Folder.File("page.html");

    [Fact]
    public void Those_of_other_weights_are_refused_where_they_are_drawn_from_and_left_out_elsewhere()
    {
        Train("--fit-latents", "--seed", "2").Succeeded();
        var others = File.ReadAllBytes(Latents);
        Train("--fit-latents").Succeeded();
        var prior = Sample("--latents", "prior");
        File.WriteAllBytes(Latents, others);

        var outcome = Fvae.Run("sample", Run, "--out", Folder.File("x.csv"));
        Assert.Equal(2, outcome.Code);
        Assert.Equal(
            $"error: {Latents} has latent vectors that were fitted with other weights of PeopleVae than these. Put back the file that was written with these weights, or fit them anew. Or pass --latents prior.\n",
            outcome.Error
        );
        Assert.Equal(prior, Sample("--latents", "prior"));
        var run = Checkpoints.Run.Load(Run);
        Assert.Throws<CheckpointException>(() => run.Latents(Vae.ModelFrom(run.Table!.Spec!, run.Table.ModelName)));
        IsLeftOut("fitted with other weights");
    }

    // Of the same weights: the fingerprint does not tell.
    [Fact]
    public void So_are_those_of_another_kind()
    {
        Train("--fit-latents").Succeeded();
        var mixture = File.ReadAllBytes(Latents);
        Train("--fit-posteriors").Succeeded();
        File.WriteAllBytes(Latents, mixture);
        Assert.Equal(
            $"error: run.json of {Run} says that latents were fitted (posteriors), and latents.safetensors has others (mixture). Put back the file of this run, or fit them anew. Or pass --latents prior.\n",
            Fvae.Run("sample", Run, "--out", Folder.File("x.csv")).Error
        );
        IsLeftOut("has others (mixture)");
    }

    [Fact]
    public void Those_without_a_fingerprint_are_read()
    {
        Train("--fit-latents").Succeeded();
        var drawn = Sample();
        var contents = SafeTensors.Read(Latents);
        Assert.Equal(64, contents.Metadata["parameters_sha256"].Length);
        SafeTensors.Write(
            Latents,
            contents with
            {
                Metadata = contents.Metadata.Where(pair => pair.Key != "parameters_sha256").ToDictionary(),
            }
        );
        Assert.Equal(drawn, Sample());
    }

    [Fact]
    public void That_they_are_gone_is_said()
    {
        Train("--fit-latents").Succeeded();
        Assert.Equal("mixture", Checkpoints.Run.Load(Run).Record!.Latents);
        Assert.Equal("", Fvae.Run("sample", Run, "--out", Folder.File("x.csv")).Succeeded().Error);
        File.Delete(Latents);
        var gone = $"run.json of {Run} says that latents were fitted (mixture), and latents.safetensors is gone.";
        Assert.Equal($"note: {gone} Draws are from the prior.\n", Fvae.Run("sample", Run, "--out", Folder.File("x.csv")).Succeeded().Error);
        Assert.Equal("", Fvae.Run("sample", Run, "--latents", "prior", "--out", Folder.File("x.csv")).Succeeded().Error);
        Assert.StartsWith($"error: {gone} Put it back", Fvae.Run("sample", Run, "--latents", "fitted").Error, StringComparison.Ordinal);
        Assert.Equal(2, Fvae.Run("sample", Run, "--given", "age=40").Code);
        IsLeftOut("latents.safetensors is gone");
        // Weights that were named alone have no file beside them.
        var alone = Fvae.Run("sample", Path.Combine(Run, RunFiles.Model), "--out", Folder.File("x.csv")).Succeeded();
        Assert.DoesNotContain("is gone", alone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_a_run_whose_latents_are_damaged_leaves_them_out()
    {
        Train("--fit-latents").Succeeded();
        File.WriteAllText(Latents, "not tensors");
        IsLeftOut("latents.safetensors");
    }

    [Fact]
    public void A_run_without_any_says_nothing_of_them()
    {
        Train().Succeeded();
        Assert.Null(Checkpoints.Run.Load(Run).Record!.Latents);
        Assert.DoesNotContain("note:", Fvae.Run("sample", Run, "--out", Folder.File("x.csv")).Succeeded().Error, StringComparison.Ordinal);
        Assert.DoesNotContain("atents", Fvae.Run("evaluate", Run).Succeeded().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_tells_what_was_fitted()
    {
        Train("--fit-latents").Succeeded();
        var other = Folder.File("other");
        Directory.Move(Run, other);
        Train().Succeeded();
        var said = Fvae.Run("compare", other, Run, "--out", Folder.File("curves.png")).Succeeded().Output;
        var row = Assert.Single(said.Split('\n'), line => line.Contains("fitted latents", StringComparison.Ordinal));
        Assert.Contains("mixture", row, StringComparison.Ordinal);
        Assert.Contains("none", row, StringComparison.Ordinal);
        Directory.Delete(other, recursive: true);
        Directory.Move(Run, other);
        Train().Succeeded();
        Assert.DoesNotContain(
            "fitted latents",
            Fvae.Run("compare", other, Run, "--out", Folder.File("curves.png")).Succeeded().Output,
            StringComparison.Ordinal
        );
    }

    // evaluate and report go on without them, and say why.
    private void IsLeftOut(string why)
    {
        var evaluated = Fvae.Run("evaluate", Run).Succeeded();
        Assert.Contains(why, evaluated.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("under the fitted latents", evaluated.Output, StringComparison.Ordinal);
        var reported = Fvae.Run("report", Run, "--out", Page).Succeeded();
        Assert.Single(reported.Error.Split('\n'), line => line.Contains(why, StringComparison.Ordinal));
        var page = HtmlPage.Read(Page);
        Assert.Contains(why, page.Words);
        Assert.Contains("z ~ p(z)", page.Words);
    }

    private string[] Sample(params string[] words)
    {
        var file = Folder.File("drawn.csv");
        Fvae.Run(["sample", Run, "--count", "20", "--out", file, .. words]).Succeeded();
        return File.ReadAllLines(file);
    }
}
