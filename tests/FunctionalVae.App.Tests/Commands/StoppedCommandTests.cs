namespace FunctionalVae.App.Tests;

/// <summary>Ctrl-C in the midst of any command: exit code 130, no file, no folder that was made for it.</summary>
public sealed class StoppedCommandTests(TrainedTiny run) : IClassFixture<TrainedTiny>
{
    [Theory]
    [InlineData("evaluate RUN", "Evaluate")]
    [InlineData("evaluate RUN --train --json", "Evaluate")]
    [InlineData("sample RUN --out NEW/s.png", "SampleMeans")]
    [InlineData("sample RUN --out NEW/s.csv", "SampleMeans")]
    [InlineData("sample RUN --values draws --out NEW/s.csv", "Sample")]
    [InlineData("reconstruct RUN --out NEW/r.png", "Encode")]
    [InlineData("reconstruct RUN --out NEW/r.png", "Decode")]
    [InlineData("reconstruct RUN --out NEW/r.csv", "Decode")]
    [InlineData("traverse RUN --out NEW/t.png", "Decode")]
    [InlineData("traverse RUN --from 3 --out NEW/t.csv", "Encode")]
    [InlineData("interpolate RUN --from 1 --to 2 --out NEW/i.png", "Decode")]
    [InlineData("transport RUN --to-label 1 --out NEW/t.png", "Decode")]
    [InlineData("encode RUN --out NEW/l.csv", "Encode")]
    [InlineData("encode RUN --out NEW/l.npy", "Encode")]
    [InlineData("score RUN --out NEW/s.csv", "Score")]
    [InlineData("train TinyVae --out NEW/run", "ExamplesFrom")]
    public void Nothing_is_left_behind(string args, string method)
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var model = WatchedModel.Of(TinyVae.Model, name => Stop(source, name == method));
        var outcome = Run(args, folder, model, source.Token);
        Assert.Equal(130, outcome.Code);
        Assert.DoesNotContain("wrote", outcome.Output);
        Assert.Contains("nothing was written", outcome.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("train TinyVae --out NEW/run")]
    [InlineData("encode RUN --out NEW/l.csv")]
    public void A_command_that_is_stopped_before_it_begins_does_nothing(string args)
    {
        using var folder = new TemporaryFolder();
        var outcome = Run(args, folder, TinyVae.Model, new(canceled: true));
        Assert.Equal(130, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Pictures_of_a_run_that_is_stopped_are_left_out_and_the_model_stays()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var model = WatchedModel.Of(TinyVae.Model, name => Stop(source, name == "Reconstruct"));
        var outcome = Run("train TinyVae --epochs 1 --threads 1 --out NEW", folder, model, source.Token);
        Assert.Equal(130, outcome.Code);
        Assert.Contains(
            "stopped before all pictures were drawn; wrote model.safetensors, metrics.csv, run.json, timing.json, curves.png, samples.png to",
            outcome.Error
        );
        string[] left = [.. Directory.GetFiles(folder.File("new")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(["curves.png", "metrics.csv", "model.safetensors", "run.json", "samples.png", "timing.json"], left);
    }

    private static void Stop(CancellationTokenSource source, bool now)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private Outcome Run(string args, TemporaryFolder folder, IVaeModel model, CancellationToken cancel)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] words =
        [
            .. args.Split(' ')
                .Select(word =>
                    word.Replace("RUN", run.Path, StringComparison.Ordinal).Replace("NEW", folder.File("new"), StringComparison.Ordinal)
                ),
        ];
        var code = VaeApp.RunOn(new(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, cancel), words, new([model]));
        return new(code, output.ToString(), error.ToString());
    }
}
