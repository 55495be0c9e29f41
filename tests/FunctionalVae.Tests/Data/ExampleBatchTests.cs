using FunctionalVae.Data;
using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Data;

public sealed class ExampleBatchTests
{
    private static readonly VaeModel Grey = Model(new Image(2, 3));

    [Fact]
    public void A_table_of_the_right_width_becomes_images()
    {
        var images = ExampleBatch.Of(Grey, DataText.Load("0,0.1,0.2,0.3,0.4,1\n"));

        Assert.Equal((1, 6), (images.Count, images.Width));
        Assert.Equal([0, 0.1f, 0.2f, 0.3f, 0.4f, 1], images.Values.ToArray());
    }

    [Theory]
    [InlineData("2 3", true)]
    [InlineData("2 3 1", true)]
    [InlineData("1 2 3", true)]
    [InlineData("6", true)]
    [InlineData("3 2", false)]
    [InlineData("2 1 1 3", true)]
    public void Shapes_must_agree_but_for_sizes_of_one(string shape, bool fits)
    {
        var table = new ExampleTable("t", new(ValueList.From(shape.Split(' ').Select(int.Parse))), new float[6]);
        var problem = Record.Exception(() => ExampleBatch.Of(Grey, table));

        Assert.Equal(fits, problem is null);
        Assert.True(fits || (problem is InvalidDataSetException && problem.Message.Contains("Reorder the axes")));
    }

    [Fact]
    public void Channels_that_come_first_are_refused()
    {
        var table = new ExampleTable("t", new([3, 2, 2]), new float[12]);
        Assert.Contains("(rows, columns, channels)", Problem(Model(new Image(2, 2, 3)), table));
    }

    [Fact]
    public void A_wrong_width_is_said()
    {
        Assert.Contains("takes examples of 2 × 3, points.csv has 2.", Problem(Grey, DataText.Load("1,0\n")));
        Assert.Contains("takes examples of 2 × 3, mnist has 28 × 28.", Problem(Grey, new ExampleSet("mnist", 28, 28, 1, new float[784])));
    }

    [Fact]
    public void A_value_outside_the_domain_is_said_where_it_is() =>
        Cultures.Each(() =>
        {
            var shuffled = DataText.Load("a,b,c,d,e,f\n\n0,0,0,0,0,1\n0,0,-0.5,0,0,1\n").Take([1, 0], "shuffled");
            Assert.EndsWith(
                "points.csv, line 4, column 3 (\"c\"): values of Model are in [0, 1], this one is -0.5. "
                    + "Scale the data: --scale divide:255 for bytes, --scale unit-all for others (in code Scaling.Divide and Scaling.UnitInterval).",
                Problem(Grey, shuffled)
            );
            Assert.Contains(
                "set, example 0, row 1, column 2 (from 0): values of",
                Problem(Model(new Image(2, 3, Domain: ValueDomain.Binary)), new ExampleSet("set", 2, 3, 1, new[] { 0, 0, 0, 0, 0, 0.5f }))
            );
        });

    [Theory]
    [InlineData("0.5")]
    [InlineData("-1")]
    [InlineData("16777218")]
    public void A_value_that_is_no_count_is_said_with_what_to_do(string value)
    {
        var model = InterpretedModel.Of(
            new VaeSpec(
                new Features(2, ValueDomain.Count),
                [new Dense(3, Activation.Tanh)],
                new DiagonalNormalLatent(1),
                [],
                new PoissonLikelihood()
            ),
            "Model"
        );
        Assert.Equal(2, ExampleBatch.Of(model, DataText.Load("0,16777216\n7,1\n")).Count);
        Assert.EndsWith(
            $"points.csv, line 2, column 1: values of Model are whole numbers from 0 to 16777216, this one is {value}. "
                + "Give counts as they are, without --scale; for other values let the specification's input have ValueDomain.Real or UnitInterval.",
            Problem(model, DataText.Load($"0,3\n{value},1\n"))
        );
    }

    [Theory]
    [InlineData("0,0.5,0", "5", "0.5")]
    [InlineData("1,0,1", "6", "more than one 1")]
    [InlineData("0,0,0", "4", "no 1")]
    public void A_group_that_is_not_one_hot_is_said_with_row_and_group(string group, string column, string fault)
    {
        var model = InterpretedModel.Of(
            new VaeSpec(
                new Features(6, ValueDomain.OneHot),
                [new Dense(3, Activation.Tanh)],
                new DiagonalNormalLatent(1),
                [],
                new CategoricalLikelihood(3)
            ),
            "Model"
        );
        Assert.Equal(2, ExampleBatch.Of(model, DataText.Load("0,1,0,0,0,1\n1,0,0,1,0,0\n")).Count);
        var problem = Problem(model, DataText.Load($"0,1,0,0,0,1\n0,0,1,{group}\n"));
        Assert.EndsWith(
            $"points.csv, line 2, column {column}: values of Model are one-hot in groups of 3, one value 1 and the others 0, "
                + $"group 2 (values 4 to 6) has {(fault == "0.5" ? "the value 0.5" : fault)}. "
                + "Give one 1 in each group, without --scale; for other values let the specification have another ValueDomain and a likelihood for it.",
            problem
        );
        float[] values =
        [
            0,
            0,
            1,
            .. group.Split(',').Select(value => float.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
        ];
        Assert.EndsWith(
            $"values of Model are one-hot in groups of 3, one value 1 and the others 0, and group 1 (values 3 to 5) has {(fault == "0.5" ? "the value 0.5" : fault)}.",
            Assert.Throws<ArgumentException>(() => model.ExamplesFrom(values)).Message
        );
    }

    private static VaeModel Model(Image input) =>
        InterpretedModel.Of(
            new VaeSpec(
                input,
                [new Flatten(), new Dense(3, Activation.Tanh)],
                new DiagonalNormalLatent(2),
                [new Dense(3, Activation.Tanh)],
                input.Domain == ValueDomain.Binary ? new BernoulliLikelihood() : new SquaredErrorLikelihood()
            ),
            "Model"
        );

    private static string Problem(VaeModel model, IExamples examples) =>
        Assert.Throws<InvalidDataSetException>(() => ExampleBatch.Of(model, examples)).Message;
}
