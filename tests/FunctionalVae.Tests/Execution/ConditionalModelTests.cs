using FunctionalVae.Data;
using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Execution;

/// <summary>Models that read labels: by hand, by the interpreter and by the engine, and what they say where labels are missing or wrong.</summary>
public sealed class ConditionalModelTests
{
    private const int Classes = 3;

    private static readonly VaeSpec Heads = new(
        new Features(2),
        [],
        new DiagonalNormalLatent(1),
        [],
        new NormalLikelihood(new FixedVariance(1)),
        Condition: new ClassCondition(Classes)
    );

    private static readonly VaeSpec Digits = new(
        new Image(8, 8, Binarization: Binarization.Dynamic),
        [new Conv2d(2, 3, Stride: 2), new Flatten(), new Dense(6, Activation.Gelu)],
        new DiagonalNormalLatent(2),
        [new Dense(6, Activation.Gelu)],
        new BernoulliLikelihood(),
        Condition: new ClassCondition(10)
    );

    private static readonly IVaeModel Plain = Vae.ModelFrom(Heads with { Condition = null }, "Plain");

    public static TheoryData<string> Executions => ["engine", "interpreter"];

    // Apart from the graph: the class is a row of the weight more, behind those of the values.
    [Theory]
    [MemberData(nameof(Executions))]
    public void Both_heads_are_affine_in_values_and_class(string execution)
    {
        var model = Model(Heads, execution);
        var parameters = ModelAgreement.Parameters(model, Key.FromSeed(1));
        var (head, bias) = (parameters.Tensor("posterior.weight").ToArray(), parameters.Tensor("posterior.bias").ToArray());
        var (decoder, offset) = (parameters.Tensor("likelihood.weight").ToArray(), parameters.Tensor("likelihood.bias").ToArray());
        float[] x = [0.3f, -1.2f];
        for (var label = 0; label < Classes; label++)
        {
            var posterior = model.Encode(parameters, model.WithLabels(model.ExamplesFrom(x), [label]));
            for (var i = 0; i < 2; i++)
            {
                var expected = (x[0] * head[i]) + (x[1] * head[2 + i]) + head[(2 * (2 + label)) + i] + bias[i];
                var actual = i == 0 ? posterior.Mean.Values.Span[0] : posterior.LogVariance.Values.Span[0];
                Assert.Equal(expected, actual, 1e-5);
            }

            var decoded = model.Decode(parameters, model.WithLabels(model.LatentsFrom([0.7f]), [label]));
            for (var i = 0; i < 2; i++)
            {
                Assert.Equal((0.7f * decoder[i]) + decoder[(2 * (1 + label)) + i] + offset[i], decoded.Values.Span[i], 1e-5);
            }
        }
    }

    [Fact]
    public void Where_the_class_weighs_nothing_it_is_the_model_without()
    {
        var model = Vae.ModelFrom(Heads, "Conditional");
        var parameters = model.Initialize(Key.FromSeed(1)).Values.ToArray();
        foreach (var (name, kept, width) in new[] { ("posterior.weight", 2, 2), ("likelihood.weight", 1, 2) })
        {
            var tensor = model.Layout.Tensors.Single(each => each.Name == name);
            Array.Clear(parameters, tensor.Offset + (kept * width), tensor.Count - (kept * width));
        }

        float[] plain =
        [
            .. Plain.Layout.Tensors.SelectMany(tensor => model.ParametersFrom(parameters).Tensor(tensor.Name).ToArray()[..tensor.Count]),
        ];
        var examples = model.ExamplesFrom([0.5f, 1, -1, 2]);
        var noise = model.NoiseFrom(Key.FromSeed(2), 2);
        Assert.Equal(
            Plain.Terms(Plain.ParametersFrom(plain), examples, noise),
            model.Terms(model.ParametersFrom(parameters), model.WithLabels(examples, [2, 0]), noise)
        );
    }

    [Fact]
    public void The_engine_agrees_with_the_interpreter_under_several_labels()
    {
        Assert.True(ModelAgreement.Check(Vae.ModelFrom(Digits, "Conditional"), Key.FromSeed(3), 7));
        Assert.True(
            ModelAgreement.Check(
                Vae.ModelFrom(
                    Digits with
                    {
                        Objective = new ImportanceWeighted(3, Gradient: DrawGradient.DoublyReparameterized),
                        Latent = new DiagonalNormalLatent(2, new MixturePrior(3)),
                    },
                    "Weighed"
                ),
                Key.FromSeed(3),
                7
            )
        );
    }

    [Theory]
    [MemberData(nameof(Executions))]
    public void Training_is_the_fold_of_steps_and_learns_what_the_class_says(string execution)
    {
        var model = Model(Heads, execution);
        // All that varies is the class.
        int[] labels = [.. Enumerable.Range(0, 60).Select(row => row % Classes)];
        var data = Dataset.Of(model.WithLabels(model.ExamplesFrom(labels.SelectMany(label => new[] { 4f * label, -label })), labels));
        var options = new TrainOptions(Epochs: 30, BatchSize: 7, LearningRate: 0.1, Threads: 2);
        var run = model.Train(options, data);
        var state = model.Start(options.For(data.Count), Key.FromSeed(options.Seed));
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            state = model.Batches(options, data, epoch).Aggregate(state, model.Step);
        }

        Assert.Equal(run.State.Parameters.Values.ToArray(), state.Parameters.Values.ToArray());
        for (var label = 0; label < Classes; label++)
        {
            var mean = model.Under([label]).SampleMeans(run.State.Parameters, 20, Key.FromSeed(1)).Values.ToArray();
            Assert.Equal(4f * label, mean.Where((_, i) => i % 2 == 0).Average(), 0.5);
        }
    }

    [Fact]
    public void What_is_made_of_rows_keeps_their_labels()
    {
        var model = Vae.ModelFrom(Digits, "Conditional");
        var parameters = model.Initialize(Key.FromSeed(1));
        int[] labels = [4, 9, 0];
        var grey = model.WithLabels(model.ExamplesFrom(Enumerable.Repeat(0.5f, 3 * 64)), labels);
        var examples = model.Binarize(grey, Key.FromSeed(2));
        var posterior = model.Encode(parameters, examples);
        var latents = model.Draw(posterior, model.NoiseFrom(Key.FromSeed(3), 3));
        Batch[] made =
        [
            examples,
            posterior.Mean,
            latents,
            model.Decode(parameters, latents),
            model.DrawExamples(parameters, latents, Key.FromSeed(4)),
            model.Reconstruct(parameters, examples),
            model.WithBinarization(Binarization.Threshold).Binarize(grey, Key.FromSeed(2)),
            Dataset.Of(examples).Take([0, 1, 2]),
        ];
        Assert.All(made, rows => Assert.Equal(labels, rows.Labels));
        Assert.Equal([0, 4], Dataset.Of(examples).Take([2, 0]).Labels);
        Assert.Equal(3, model.Score(parameters, examples, Key.FromSeed(5)).Count);
    }

    [Fact]
    public void Under_labels_rows_have_these_in_turn()
    {
        var model = Vae.ModelFrom(Digits, "Conditional");
        var parameters = model.Initialize(Key.FromSeed(1));
        var several = model.Under([7, 2]).Sample(parameters, 5, Key.FromSeed(2));
        Assert.Equal([7, 2, 7, 2, 7], several.Labels);
        var sevens = model.Under([7]).Sample(parameters, 5, Key.FromSeed(2));
        Assert.Equal(sevens[2].ToArray(), several[2].ToArray());
        Assert.NotEqual(
            model.Under([2]).SampleMeans(parameters, 1, Key.FromSeed(2)).Values.ToArray(),
            model.Under([7]).SampleMeans(parameters, 1, Key.FromSeed(2)).Values.ToArray()
        );
        // Labels of their own come first.
        Assert.Equal([1], model.Under([7]).Decode(parameters, model.WithLabels(model.LatentsFrom([0, 0]), [1])).Labels);
        Assert.Equal([7], model.Under([7]).Decode(parameters, model.NoiseFrom(Key.FromSeed(1), 1)).Labels);
    }

    [Fact]
    public void Rows_without_labels_are_refused_wherever_they_are_read()
    {
        var model = Vae.ModelFrom(Heads, "Conditional");
        var parameters = model.Initialize(Key.FromSeed(1));
        var (examples, noise) = (model.ExamplesFrom([1, 2]), model.NoiseFrom(Key.FromSeed(1), 1));
        var options = new TrainOptions(Epochs: 1);
        Action[] calls =
        [
            () => model.Encode(parameters, examples),
            () => model.Decode(parameters, noise),
            () => model.Terms(parameters, examples, noise),
            () => model.Evaluate(parameters, examples, noise),
            () => model.Differentiate(parameters, examples, noise),
            () => model.Reconstruct(parameters, examples),
            () => model.Sample(parameters, 1, Key.FromSeed(1)),
            () => model.SampleMeans(parameters, 1, Key.FromSeed(1)),
            () => model.DrawExamples(parameters, noise, Key.FromSeed(1)),
            () => model.Score(parameters, examples, Key.FromSeed(1)),
            () => model.FitLatents(parameters, examples, Key.FromSeed(1)),
            () => model.Step(model.Start(options, Key.FromSeed(1)), examples),
            () => model.Train(options, Dataset.Of(examples)),
            () => model.Train(options, new Unlabelled(examples)),
        ];
        Assert.All(
            calls,
            call =>
                Assert.Matches(
                    "^Conditional is conditional on 3 classes, and these (example|latent vector)s have no labels; give each its own by WithLabels, or take the model of some classes, Under\\(labels\\)\\.$",
                    Assert.ThrowsAny<ArgumentException>(call).Message
                )
        );
    }

    [Fact]
    public void Data_that_are_taken_piece_by_piece_have_the_labels_of_the_model_too()
    {
        var model = Vae.ModelFrom(Heads, "Conditional").Under([2]);
        var examples = Batch.FromValues(2, [1, 2, 3, 4, 5, 6]);
        var options = new TrainOptions(Epochs: 2, BatchSize: 2);
        Assert.Equal(
            model.Train(options, Dataset.Of(examples)).State.Parameters.Values.ToArray(),
            model.Train(options, new Unlabelled(examples)).State.Parameters.Values.ToArray()
        );
    }

    [Fact]
    public void Labels_that_cannot_be_are_refused()
    {
        var model = Vae.ModelFrom(Heads, "Conditional");
        var rows = model.ExamplesFrom([1, 2, 3, 4]);
        Assert.StartsWith(
            "3 is not a label of Conditional: its ClassCondition has the classes 0 to 2.",
            Assert.Throws<ArgumentException>(() => model.Under([3])).Message
        );
        Assert.StartsWith("-1 is not a label", Assert.Throws<ArgumentException>(() => model.WithLabels(rows, [0, -1])).Message);
        Assert.StartsWith(
            "There are 2 rows and 3 labels",
            Assert.Throws<ArgumentException>(() => model.WithLabels(rows, [0, 1, 2])).Message
        );
        Assert.StartsWith("There are no labels", Assert.Throws<ArgumentException>(() => model.Under([])).Message);
        Assert.StartsWith("Plain has no condition", Assert.Throws<ArgumentException>(() => Plain.Under([0])).Message);
        Assert.StartsWith("Plain has no condition", Assert.Throws<ArgumentException>(() => Plain.WithLabels(rows, [0])).Message);
        // Another model's labels.
        var other = Vae.ModelFrom(Heads with { Condition = new ClassCondition(9) }, "Other");
        Assert.StartsWith(
            "8 is not a label of Conditional",
            Assert.Throws<ArgumentException>(() => model.Encode(model.Initialize(Key.FromSeed(1)), other.WithLabels(rows, [8]))).Message
        );
    }

    [Fact]
    public void Examples_of_files_bring_their_labels_or_say_what_is_wrong()
    {
        var model = Vae.ModelFrom(Heads, "Conditional");
        Assert.Equal([2, 0], ExampleBatch.Of(model, Table([2, 0])).Labels);
        Assert.Null(ExampleBatch.Of(Plain, Table([2, 0])).Labels);
        Refused(
            "Conditional is conditional on labels from 0 to 2, and rows has no labels. Name the column that has them, --label-column NAME (in code DataOptions), or give data with labels.",
            Table(null)
        );
        Refused(
            "rows, row 1 (from 0): the label is 3, and Conditional is conditional on labels from 0 to 2. Count the classes from 0, or declare as many as there are: new ClassCondition(...).",
            Table([1, 3])
        );
        Refused(
            "Conditional is conditional on labels from 0 to 2, and those of rows are not such numbers, but for example 'cat'. Write the number of its class in place of each.",
            Table([1, 0], ["cat", "dog"])
        );

        void Refused(string message, ExampleTable table) =>
            Assert.Equal(message, Assert.Throws<InvalidDataSetException>(() => ExampleBatch.Of(model, table)).Message);

        static ExampleTable Table(int[]? labels, string[]? names = null) =>
            new("rows", Shape.Vector(2), new float[] { 1, 2, 3, 4 }, labels: labels, labelNames: names);
    }

    private static IVaeModel Model(VaeSpec spec, string execution) =>
        execution == "engine" ? Vae.ModelFrom(spec, "Conditional") : InterpretedModel.Of(spec, "Conditional");

    // A data set of the caller's own.
    private sealed class Unlabelled(Batch all) : IDataset<Batch>
    {
        public int Count => all.Count;

        public Batch Take(IReadOnlyList<int> examples) => all.Take(examples);
    }
}
