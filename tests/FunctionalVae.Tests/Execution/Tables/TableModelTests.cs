using FunctionalVae.Testing;

namespace FunctionalVae.Tests.Execution.Tables;

/// <summary>Models of tables: terms by column, missing cells, and the same numbers on every way.</summary>
public sealed class TableModelTests
{
    private static readonly Key Key = Key.FromSeed(31);

    private static readonly Table Mixed = new([
        new NumberColumn("age"),
        new CategoryColumn("home", ["Vienna", "Graz", "Linz"], MayBeMissing: true),
        new NumberColumn("income", MayBeMissing: true),
        new YesNoColumn("member"),
        new CountColumn("visits", MayBeMissing: true),
        new NumberColumn("gain", [0.0, 99.5], MayBeMissing: true),
    ]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Kernels_agree_with_the_interpreter_on_rows_with_gaps(bool isWeighted)
    {
        var spec = Spec(Mixed) with { Objective = isWeighted ? new ImportanceWeighted(3) : new EvidenceLowerBound() };
        for (var trial = 0; trial < 5; trial++)
        {
            Assert.True(ModelAgreement.Check(Vae.ModelFrom(spec), Key.Child((ulong)trial), count: 17));
        }
    }

    // Kernels keep the parameters and constants of so many values at a time, and draw the numbers of so many columns on the stack.
    [Fact]
    public void Tables_wider_than_what_kernels_keep_at_once_agree_too()
    {
        var wide = new Table([.. Enumerable.Range(0, 1100).Select(i => new NumberColumn($"n{i}", MayBeMissing: i % 3 != 0))], Hidden: 0.5);
        var model = Vae.ModelFrom(Spec(wide) with { Encoder = [], Decoder = [], Likelihood = new ColumnLikelihoods() });
        Assert.True(ModelAgreement.Check(model, Key, count: 3));
        var rows = model.ExamplesFrom(TableRows.Make(wide.Layout, Key, 8));
        var options = new TrainOptions(Epochs: 1, BatchSize: 8);
        Assert.All(model.Train(options, Dataset.Of(rows)).State.Parameters.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void The_terms_of_the_columns_add_up_to_that_of_the_row_and_missing_ones_have_none()
    {
        var model = Vae.ModelFrom(Spec(Mixed));
        var parameters = ModelAgreement.Parameters(model, Key);
        var rows = model.ExamplesFrom(TableRows.Make(Mixed.Layout, Key, 40));
        var noise = model.NoiseFrom(Key.Child(1), rows.Count);
        var means = model.Decode(parameters, model.Draw(model.Encode(parameters, rows), noise));
        var family = ReconstructionFamily.Of(model.Spec, parameters);
        var terms = model.Terms(parameters, rows, noise);
        for (var row = 0; row < rows.Count; row++)
        {
            var sum = 0.0;
            for (var i = 0; i < rows.Width; i++)
            {
                if (family.IsObserved(i, rows[row]))
                {
                    sum += family.Score(i, family.MeanGiven(i, means[row], rows[row]), rows[row].Span[i]);
                }
            }

            Assert.Equal(sum, terms[row].Reconstruction, 1e-4 * Math.Max(1, Math.Abs(sum)));
        }
    }

    [Fact]
    public void A_row_without_observations_has_a_reconstruction_of_exactly_0()
    {
        var table = new Table([.. Mixed.Columns.Select(column => column with { MayBeMissing = true })]);
        var model = Vae.ModelFrom(Spec(table));
        var parameters = ModelAgreement.Parameters(model, Key);
        var row = new float[table.Layout.Width];
        foreach (var place in table.Layout.Places)
        {
            row[place.Missing!.Value] = 1;
        }

        Assert.Equal(0, model.Terms(parameters, model.ExamplesFrom(row), model.NoiseFrom(Key, 1))[0].Reconstruction);
    }

    [Fact]
    public void A_row_without_gaps_has_the_bits_of_the_model_that_knows_no_gaps()
    {
        var without = new Table([.. Mixed.Columns.Select(column => column with { MayBeMissing = false })]);
        var (plain, gaps) = (Vae.ModelFrom(Spec(without)), Vae.ModelFrom(Spec(Mixed)));
        var own = ModelAgreement.Parameters(plain, Key);
        // The same weights; those of the indicators, which are 0, are anything.
        var weights = gaps.Layout.Tensors.SelectMany(tensor =>
        {
            var same = own.Tensor(tensor.Name).ToArray();
            return same.Concat(Enumerable.Repeat(0.7f, tensor.Count - same.Length));
        });
        var parameters = gaps.ParametersFrom(weights);
        var rows = TableRows.Make(without.Layout, Key, 23);
        var noise = plain.NoiseFrom(Key.Child(2), 23);
        var longer = rows.Chunk(without.Layout.Width).SelectMany(row => row.Concat(new float[Mixed.Layout.Width - row.Length]));
        Assert.Equal(plain.Terms(own, plain.ExamplesFrom(rows), noise), gaps.Terms(parameters, gaps.ExamplesFrom(longer), noise));
        var expected = plain.Differentiate(own, plain.ExamplesFrom(rows), noise).Values;
        var actual = gaps.Differentiate(parameters, gaps.ExamplesFrom(longer), noise).Values;
        foreach (var tensor in plain.Layout.Tensors)
        {
            Assert.Equal(expected.Tensor(tensor.Name).ToArray(), actual.Tensor(tensor.Name).ToArray()[..tensor.Count]);
        }
    }

    [Fact]
    public void Draws_are_rows_of_the_table()
    {
        var model = Vae.ModelFrom(Spec(Mixed));
        var drawn = model.Sample(ModelAgreement.Parameters(model, Key), 500, Key);
        // Those that are not are refused.
        Assert.Equal(500, model.ExamplesFrom(drawn.Values.ToArray()).Count);
    }

    [Fact]
    public void Training_is_the_same_fold_on_any_number_of_threads_and_hides_cells_by_key()
    {
        var spec = Spec(Mixed with { Hidden = 0.3 });
        var (model, bare) = (Vae.ModelFrom(spec), Vae.ModelFrom(Spec(Mixed)));
        var rows = model.ExamplesFrom(TableRows.Make(Mixed.Layout, Key, 96));
        var options = new TrainOptions(Epochs: 3, BatchSize: 32, Threads: 1);
        var data = Dataset.Of(rows);
        var trained = model.Train(options, data).State.Parameters.Values.ToArray();
        Assert.Equal(trained, model.Train(options with { Threads = 3 }, data).State.Parameters.Values.ToArray());
        var state = model.Start(options, Key.FromSeed(options.Seed));
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            state = model.Batches(options, data, epoch).Aggregate(state, model.Step);
        }

        Assert.Equal(trained, state.Parameters.Values.ToArray());
        Assert.NotEqual(trained, bare.Train(options, data).State.Parameters.Values.ToArray());
    }

    private static VaeSpec Spec(Table table) =>
        new(
            table,
            [new Dense(12, Activation.Silu)],
            new DiagonalNormalLatent(3),
            [new Dense(12, Activation.Silu)],
            new ColumnLikelihoods(Own: [new("income", new LaplaceLikelihood(new LearnedVariance()))])
        );
}
