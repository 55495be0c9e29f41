namespace FunctionalVae.App.Tests;

/// <summary>Every mistake with a trained model: exit code 2, one message, nothing written. RUN, NEW and CSV stand for paths.</summary>
public sealed class CommandErrorTests(TrainedTiny run) : IClassFixture<TrainedTiny>
{
    [Theory]
    [InlineData("evaluate", "evaluate needs a RUN. A folder that train wrote")]
    [InlineData("evaluate nowhere", "nowhere")]
    [InlineData("evaluate RUN --draws 0", "--draws must be a whole number from 1 to 1000000; it was '0'.")]
    [InlineData("evaluate RUN --seed x", "--seed must be a whole number from 0")]
    [InlineData("evaluate RUN --data nowhere", "There is no file nowhere.")]
    [InlineData("evaluate RUN --data", "--data")]
    [InlineData("evaluate RUN --label-column 1", "--label-column goes with --data: the run's own data are read as the run did.")]
    [InlineData("evaluate RUN --data CSV --train", "some.csv has no training part: every row is taken for testing. Leave --train out.")]
    [InlineData("evaluate RUN --data CSV --label-column digits", "digits")]
    [InlineData("evaluate RUN --epochs 3", "There is no option --epochs.")]
    [InlineData("reconstruct RUN --count 0", "--count must be a whole number of at least 1; it was '0'.")]
    [InlineData("reconstruct RUN --count 361", "--count 361: there are 360 test images in digits.")]
    [InlineData("reconstruct RUN --out NEW/a.jpg", "does not say a format. Pass --out with a name that ends in .png or .csv.")]
    [InlineData("traverse RUN --steps 1", "--steps must be a whole number from 2 to 1000; it was '1'.")]
    [InlineData("traverse RUN --range 0", "--range must be a positive number such as 3; it was '0'.")]
    [InlineData("traverse RUN --dimension 2", "--dimension 2: the dimensions of TinyVae are 0 to 1.")]
    [InlineData("traverse RUN --dimension -1", "--dimension takes whole numbers of at least 0; one was '-1'.")]
    [InlineData("traverse RUN --dimension x", "--dimension takes whole numbers of at least 0; one was 'x'.")]
    [InlineData("traverse RUN --from 360", "--from 360: the test images of digits have the numbers 0 to 359.")]
    [InlineData("traverse RUN --data CSV", "--data says where --from takes its example; without --from nothing would be read.")]
    [InlineData("interpolate RUN --from 1", "--to")]
    [InlineData("interpolate RUN --to 1", "--from")]
    [InlineData("interpolate RUN --from 1 --to 360", "--to 360: the test images of digits have the numbers 0 to 359.")]
    [InlineData("interpolate RUN --from 1 --to 2 --steps 1", "--steps must be a whole number from 2 to 1000; it was '1'.")]
    [InlineData("encode RUN", "--out")]
    [InlineData("encode RUN --out NEW/l.png", "does not say a format. Pass --out with a name that ends in .csv or .npy.")]
    [InlineData("encode RUN --out RUN", "is a folder. Pass --out with the name of a file.")]
    [InlineData("encode RUN --data CSV --train --out NEW/l.csv", "some.csv has no training part of its own: every row is encoded.")]
    [InlineData("sample RUN --out NEW/a.gif", "does not say a format.")]
    public void A_mistake_is_explained(string args, string message)
    {
        using var folder = new TemporaryFolder();
        var csv = DigitsCsv.Write(folder, "some.csv", 0, 10, scale: 1, labels: false);
        var before = Directory.GetFileSystemEntries(run.Path);
        var words = args.Split(' ')
            .Select(word =>
                word.Replace("RUN", run.Path, StringComparison.Ordinal)
                    .Replace("NEW", folder.File("new"), StringComparison.Ordinal)
                    .Replace("CSV", csv, StringComparison.Ordinal)
            );
        ErrorTests.AssertProblem(Fvae.Run([.. words]), message);
        Assert.Equal(before, Directory.GetFileSystemEntries(run.Path));
        Assert.Equal([csv], Directory.GetFileSystemEntries(folder.Path));
    }
}
