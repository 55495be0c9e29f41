using System.CommandLine;

namespace FunctionalVae.App.Tests;

/// <summary>No option of train is passed over: one that would do nothing, or cannot be done, is refused.</summary>
public class FlagErrorTests
{
    [Theory]
    [InlineData("--optimizer rmsprop", "--optimizer must be one of adam, adamw, sgd; it was 'rmsprop'.")]
    [InlineData("--optimizer adamx", "Did you mean adamw?|Did you mean adam?")]
    [InlineData("--weight-decay 0.1", "--weight-decay goes with --optimizer adamw or sgd, and this run takes adam.")]
    [InlineData("--weight-decay -1", "--weight-decay must be a number of at least 0; it was '-1'.")]
    [InlineData("--momentum 0.9", "--momentum goes with --optimizer sgd, and this run takes adam.")]
    [InlineData("--optimizer sgd --adam-epsilon 1e-4", "--adam-epsilon goes with --optimizer adam or adamw, and this run takes sgd.")]
    [InlineData("--adam-beta2 1", "--adam-beta2 must be a number of at least 0 and less than 1, such as 0.9; it was '1'.")]
    [InlineData("--adam-epsilon 0", "--adam-epsilon must be a positive number such as 1e-4; it was '0'.")]
    [InlineData("--optimizer adamw --momentum 0.9", "--momentum goes with --optimizer sgd, and this run takes adamw.")]
    [InlineData("--optimizer sgd --momentum 1", "--momentum must be a number of at least 0 and less than 1, such as 0.9; it was '1'.")]
    [InlineData("--nesterov", "--nesterov goes with --optimizer sgd, and this run takes adam.")]
    [InlineData("--optimizer sgd --nesterov", "--nesterov is a form of momentum. Pass --momentum too")]
    [InlineData("--schedule linear", "--schedule must be one of constant, step, milestones, cosine; it was 'linear'.")]
    [InlineData("--schedule step", "--schedule step needs --step-every N")]
    [InlineData("--schedule step --step-every 2", "--step-every 2 is never reached in a run of 2 epochs.")]
    [InlineData("--schedule milestones", "--schedule milestones needs --milestones N,N")]
    [InlineData("--schedule milestones --milestones 1,2", "--milestones: 2 is never reached in a run of 2 epochs.")]
    [InlineData("--schedule milestones --milestones 2,x", "'2,x' is not an ascending list of whole numbers from 1, such as 1,4,13.")]
    [InlineData("--schedule milestones --milestones 4,1", "'4,1' is not an ascending list")]
    [InlineData("--milestones 1", "--milestones goes with --schedule milestones, and this run's is constant.")]
    [InlineData("--schedule cosine --step-factor 0.5", "--step-factor goes with --schedule step, and this run's is cosine.")]
    [InlineData("--step-every 1", "--step-every goes with --schedule step, and this run's is constant.")]
    [InlineData("--cosine-final 0.5", "--cosine-final goes with --schedule cosine, and this run's is constant.")]
    [InlineData("--schedule cosine --cosine-final 2", "--cosine-final must be a number from 0 to 1; it was '2'.")]
    [InlineData("--warmup -1", "--warmup must be a number of at least 0")]
    [InlineData("--clip 0", "--clip must be a positive number")]
    [InlineData("--average 1", "--average must be a number between 0 and 1, such as 0.999; it was '1'.")]
    [InlineData("--average 0", "--average must be a number between 0 and 1")]
    [InlineData(
        "--kl-warmup 2 --validation 0.1 --patience 1",
        "--patience counts from the end of the KL warm-up on, and that takes 2 epochs in a run of 2. Pass a smaller --kl-warmup, or more --epochs."
    )]
    [InlineData("--validation 1", "--validation must be a number of at least 0 and less than 1")]
    [InlineData("--patience 3", "no examples are kept for validation. Pass --validation, such as 0.1.")]
    [InlineData("--patience 3 --validation 0", "no examples are kept for validation.")]
    [InlineData("--patience 0 --validation 0.1", "--patience must be a whole number of at least 1; it was '0'.")]
    [InlineData("--binarize once,twice", "--binarize must be one of none, dynamic, once, threshold; it was 'once,twice'.")]
    [InlineData("--binarize none", "--binarize none: TinyVae cannot take Binarization.None: BernoulliLikelihood models binary values")]
    [InlineData("--label-column 65", "--label-column says how a file is read, and the data are the embedded digits. Pass --data too.")]
    [InlineData("--test 0.5", "--test holds examples out, and the embedded digits have a test part of their own.")]
    [InlineData("--test 1", "--test must be a number from 0 to below 1, such as 0.2; it was '1'.")]
    [InlineData("--scale log", "--scale: \"log\" is not a scaling. Use none, unit")]
    [InlineData("--scale divide:0.5", "Scale the data")]
    [InlineData("--data a.csv b.csv", "b.csv")]
    [InlineData("--data .", "holds neither pictures (.png, .jpg, .jpeg) nor IDX files")]
    public void It_is_refused(string options, string message)
    {
        using var folder = new TemporaryFolder();
        var outcome = Fvae.Train(["TinyVae", "--epochs", "2", "--out", folder.File("run"), .. options.Split(' ')]);
        Assert.Equal(2, outcome.Code);
        Assert.True(message.Split('|').Any(text => outcome.Error.Contains(text, StringComparison.Ordinal)), outcome.Error);
        Assert.DoesNotContain("(Parameter '", outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_cross_entropy_on_grey_values_takes_no_binarization() =>
        ErrorTests.AssertProblem(
            Fvae.Train("DigitsVae", "--binarize", "dynamic"),
            "--binarize dynamic: DigitsVae cannot take Binarization.Dynamic: GreyCrossEntropy is for grey values"
        );

    [Fact]
    public void A_models_own_warm_up_is_not_an_option_that_was_given()
    {
        var flags = new ProgressFlags();
        var command = new Command("train");
        foreach (var option in flags.All)
        {
            command.Options.Add(option);
        }

        var problem = Assert.Throws<UserErrorException>(() =>
            flags.Apply(command.Parse("--validation 0.1 --patience 1"), new(Epochs: 2, KlWarmupEpochs: 450), TinyVae.Model)
        );
        Assert.Equal(
            "--patience counts from the end of the KL warm-up on, and that takes 450 epochs in a run of 2. Pass --kl-warmup with fewer, or more --epochs.",
            problem.Message
        );
    }
}
