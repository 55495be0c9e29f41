namespace FunctionalVae.App.Tests;

/// <summary>Options of training beside <c>--table</c>: what <c>--emit</c> does with them, and what stands in the way of a run.</summary>
public sealed class TableOptionsTests : PeopleRun
{
    [Theory]
    [InlineData("", "new(Epochs: 2000, BatchSize: 128, LearningRate: 0.001, ValidationFraction: 0.1, Patience: 100);")]
    [InlineData(
        "--batch 16 --learning-rate 0.01 --schedule milestones --milestones 3,6 --epochs 9 --seed 7",
        "new(Epochs: 9, BatchSize: 16, LearningRate: 0.01, Seed: 7, Schedule: new MilestoneSchedule(Milestones: [3, 6], Factor: 0.1), ValidationFraction: 0.1, Patience: 100);"
    )]
    [InlineData(
        "--optimizer sgd --momentum 0.9 --nesterov --schedule step --step-every 5 --warmup 2 --validation 0",
        "new(Epochs: 2000, BatchSize: 128, LearningRate: 0.001, Optimizer: new Sgd(Momentum: 0.9, Nesterov: true), Schedule: new StepSchedule(EveryEpochs: 5, Factor: 0.1, WarmupEpochs: 2));"
    )]
    [InlineData(
        "--optimizer adamw --schedule cosine --cosine-final 0.1 --clip 1 --average 0.99 --kl-warmup 3 --patience 5 --guard 2",
        "new(Epochs: 2000, BatchSize: 128, LearningRate: 0.001, Optimizer: new AdamW(Beta1: 0.9, Beta2: 0.999, Epsilon: 1E-08, WeightDecay: 0.01), Schedule: new CosineSchedule(Final: 0.1), ClipNorm: 1, AverageDecay: 0.99, KlWarmupEpochs: 3, ValidationFraction: 0.1, Patience: 5, Guard: new SpikeGuard(Rollbacks: 2, Window: 100, Deviations: 16));"
    )]
    [InlineData(
        "--warmup 1.5 --for samples --schedule constant",
        "new(Epochs: 2000, BatchSize: 128, LearningRate: 0.001, Schedule: new ConstantSchedule(WarmupEpochs: 1.5));"
    )]
    public void Options_of_training_are_the_defaults_of_a_program(string words, string expected)
    {
        var program = Folder.File("People.cs");
        Fvae.Run(["train", "--table", Data, "--emit", program, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Succeeded();
        Assert.Contains($"\n        {expected}\n", File.ReadAllText(program), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out runs")]
    [InlineData("--resume")]
    [InlineData("--checkpoints 3")]
    [InlineData("--checkpoint-every 5")]
    [InlineData("--test 0.3")]
    [InlineData("--fit-latents")]
    [InlineData("--threads 2")]
    [InlineData("--binarize none")]
    [InlineData("--backend managed")]
    [InlineData("--json")]
    public void Options_that_a_program_cannot_hold_are_refused(string words)
    {
        var outcome = Fvae.Run(["train", "--table", Data, "--emit", Folder.File("People.cs"), .. words.Split(' ')]);
        Assert.Equal(2, outcome.Code);
        Assert.Equal(
            $"error: --emit writes a program and trains nothing, and {words.Split(' ')[0]} would do nothing. Leave it out, and pass it where the program trains.\n",
            outcome.Error
        );
        Assert.False(File.Exists(Folder.File("People.cs")));
    }

    [Theory]
    [InlineData("my people.csv", "\"my people.csv\"")]
    [InlineData("a$b.csv", "'a$b.csv'")]
    [InlineData("it's.csv", "\"it's.csv\"")]
    [InlineData("it's $5.csv", "'it'\\''s $5.csv'")]
    [InlineData("c:\\data\\äther-1_2.csv", "c:\\data\\äther-1_2.csv")]
    public void Words_of_a_command_are_quoted_where_a_shell_needs_it(string word, string expected) =>
        Assert.Equal(expected, CommandWords.Quoted(word));

    [Fact]
    public void The_command_that_is_told_has_paths_in_quotes()
    {
        var data = Write("my people.csv", PeopleCsv.Lines());
        var said = Fvae.Run("train", "--table", data, "--emit", Folder.File("My People.cs")).Succeeded().Output;
        Assert.EndsWith("dotnet run \"My People.cs\" -- train MyPeopleVae --data \"my people.csv\"\n", Cut(said), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rows_train_without_validation_as_the_message_says()
    {
        var two = Write("two.csv", ["a,b", "1.5,2.5", "3.5,1.25"]);
        Assert.Equal(
            "error: The examples for validation are taken from the training part, and that has one only. Pass --validation 0 to train without them.\n",
            Fvae.Train("--table", two).Error
        );
        Fvae.Train("--table", two, "--validation", "0", "--epochs", "2").Succeeded();
    }

    [Theory]
    [InlineData("Bern", null, "the column \"city\" has other levels, and not \"Bern\"")]
    [InlineData(null, "city=category:2", "the column \"city\" has other levels, such as \"Oslo\", which is not one here")]
    [InlineData(null, "age=number:log", "the column \"age\" is scaled otherwise")]
    [InlineData(null, "visits=number", "the column \"visits\" is of another kind")]
    [InlineData(null, "income=leave-out", "it has a column \"income\", which is not here")]
    [InlineData(null, "id=number", "it has no column \"id\", which is here")]
    [InlineData(null, "--hidden 8", "its Encoder is another")]
    [InlineData(null, "--hide 0", "the column \"age\" may be missing, and here it may not")]
    [InlineData(null, "--hide 0.2", "its Hidden is another")]
    public void A_run_that_goes_on_with_other_columns_is_told_the_first(string? town, string? words, string difference)
    {
        Train("--checkpoint-every", "1").Succeeded();
        string[] other =
            words is null ? []
            : words.StartsWith('-') ? words.Split(' ')
            : ["--column", words];
        if (town is not null)
        {
            File.WriteAllText(Data, File.ReadAllText(Data).Replace("Oslo,0", $"{town},0", StringComparison.Ordinal));
        }

        var outcome = Fvae.Train([
            "--table",
            Data,
            "--latent",
            "2",
            "--out",
            Run,
            "--epochs",
            "4",
            "--resume",
            .. words?.StartsWith("--hidden", StringComparison.Ordinal) == true ? (string[])[] : ["--hidden", "16"],
            .. other,
        ]);
        Assert.Equal(2, outcome.Code);
        Assert.Matches(
            $"^error: run.checkpoints.step-[0-9]+-[0-9a-f]+.safetensors was trained as PeopleVae with another specification: {difference}[.] Give the file and the options of that training, or train anew in another folder[.]\n$",
            Cut(outcome.Error)
        );
    }
}
