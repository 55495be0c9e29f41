using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>The state of a run that a program loads: from it training goes on.</summary>
public sealed class RunStateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Folder => folder.File("run");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_that_was_moved_gives_its_state_and_goes_on()
    {
        string[] words = ["TinyVae", "--checkpoint-every", "20", "--out"];
        Fvae.Train([.. words, folder.File("whole"), "--epochs", "3"]).Succeeded();
        Fvae.Train([.. words, folder.File("there"), "--epochs", "2"]).Succeeded();
        Directory.Move(folder.File("there"), folder.File("here"));
        var (run, vae) = (Run.Load(folder.File("here")), TinyVae.Functions);
        var point = run.Point(vae)!;
        var state = run.State(vae)!;
        Assert.True(point.IsOver);
        Assert.Equal(2, point.Epochs.Count);
        Assert.Equal(state.Step, point.State.Step);
        Assert.Equal(run.Parameters(vae).Values.ToArray(), state.Parameters.Values.ToArray());
        Assert.Equal(run.Record!.Options, state.Core.Options with { Threads = 0, Examples = null });

        var more = point.Core with { State = point.Core.State with { Options = point.Core.State.Options with { Epochs = 3 } } };
        Fvae.Train([.. words, folder.File("here"), "--epochs", "3", "--resume"]).Succeeded();
        var whole = Run.Load(folder.File("whole")).Parameters(vae).Values.ToArray();
        Assert.Equal(whole, Run.Load(folder.File("here")).Parameters(vae).Values.ToArray());
        Assert.Equal(
            whole,
            TinyVae
                .TrainFrom(more.Of<TinyVae.State>(), Dataset.Of(TinyVae.Images.Of(Digits.Load().Train)))
                .State.Parameters.Values.ToArray()
        );
    }

    [Fact]
    public void A_run_without_a_checkpoint_of_its_own_has_no_state()
    {
        var vae = TinyVae.Functions;
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Folder).Succeeded();
        Assert.Null(Run.Load(Folder).State(vae));
        Assert.Null(Run.Load(Folder).Point(vae));
        // Another run began in the folder, and was killed before it had a model.
        var model = TinyVae.Model;
        var other = TrainingPoint.Before(model.Start(model.Defaults with { Seed = 99 }, Key.FromSeed(99)));
        var checkpoints = new CheckpointFolder(Path.Combine(Folder, CheckpointFolder.Name));
        checkpoints.Write(model, new(other, new Dictionary<string, string>()));
        Assert.Null(Run.Load(Folder).State(vae));
        string[] again = ["--epochs", "1", "--out", Folder, "--checkpoint-every", "1000"];
        ErrorTests.AssertProblem(Fvae.Train(["TinyVae", .. again]), "stopped before its end, with the checkpoint step-000000000000-");
        Directory.Delete(Path.Combine(Folder, CheckpointFolder.Name), recursive: true);
        Fvae.Train(["TinyVae", .. again]).Succeeded();
        Assert.NotNull(Run.Load(Folder).State(vae));
        var problem = Assert.Throws<CheckpointException>(() => Run.Load(Folder).State(DigitsVae.Functions));
        Assert.Contains("DigitsVae is now", problem.Message, StringComparison.Ordinal);
    }
}
