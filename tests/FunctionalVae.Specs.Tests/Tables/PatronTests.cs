using FunctionalVae.Data;

namespace FunctionalVae.Specs.Tests;

/// <summary>A user's record as the input: rows in, rows out, by generated code.</summary>
public sealed class PatronTests
{
    private const int Count = 600;
    private static readonly Key Key = Key.FromSeed(5);

    [Fact]
    public void The_columns_at_run_time_are_those_that_were_read_while_compiling() =>
        // The text is the generator's; the specification is made anew by the program.
        Assert.Equal(PatronVae.Model.Layout.SpecText, PatronVae.Spec.ToString());

    [Fact]
    public void Rows_come_back_as_they_went_in()
    {
        var rows = Rows().ToList();
        var fit = PatronVae.Fit(rows);
        var back = PatronVae.RowsOf(fit, PatronVae.ExamplesOf(fit, rows));
        foreach (var (before, after) in rows.Zip(back))
        {
            Assert.Equal(before with { Income = null, Spent = null, Seen = null }, after with { Income = null, Spent = null, Seen = null });
            Near(before.Income, after.Income, 0.01);
            Near((double?)before.Spent, (double?)after.Spent, 1e-5);
            // At most 12.5 days from the mean, 1.8 scaled, which float32 has to 6e-8: 0.04 s; half of a last digit of 1e-7 days is 0.005 s.
            Near((before.Seen - DateTime.UnixEpoch)?.TotalSeconds, (after.Seen - DateTime.UnixEpoch)?.TotalSeconds, 0.05);
            Assert.Equal(before.Spent == 0, after.Spent == 0);
        }
    }

    [Fact]
    public void A_trained_model_draws_rows_like_the_data()
    {
        var rows = Rows().ToList();
        var fit = PatronVae.Fit(rows);
        var options = new TrainOptions(Epochs: 60, BatchSize: 50, LearningRate: 3e-3);
        var parameters = PatronVae.Train(options, Dataset.Of(PatronVae.ExamplesOf(fit, rows))).State.Parameters;
        var drawn = PatronVae.RowsOf(fit, PatronVae.Sample(parameters, 2000, Key));
        Assert.Equal(rows.Average(row => row.Age), drawn.Average(row => row.Age), 3.0);
        Assert.Equal(Share(rows, row => row.Home == Town.Graz), Share(drawn, row => row.Home == Town.Graz), 0.06);
        Assert.Equal(Share(rows, row => row.Member), Share(drawn, row => row.Member), 0.06);
        Assert.Equal(Share(rows.Where(row => row.Spent is not null), row => row.Spent == 0), Share(drawn, row => row.Spent == 0), 0.06);
        // Members are older: what belongs together is drawn together.
        Assert.True(drawn.Where(row => row.Member).Average(row => row.Age) > drawn.Where(row => !row.Member).Average(row => row.Age) + 10);
        Assert.All(drawn, row => Assert.NotNull(row.Income));
    }

    [Fact]
    public void A_fit_of_another_table_is_refused()
    {
        var other = new Table([new NumberColumn("Age")]);
        var fit = TableFit.Of(
            other,
            TableExamples.Of(
                other,
                [
                    [1.0],
                    [2.0],
                ]
            )
        );
        Assert.Throws<ArgumentException>(() => PatronVae.ExamplesOf(fit, Rows()));
    }

    private static double Share(IEnumerable<Patron> rows, Func<Patron, bool> of) => rows.Average(row => of(row) ? 1.0 : 0.0);

    private static void Near(double? expected, double? actual, double tolerance)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, tolerance);
    }

    private static IEnumerable<Patron> Rows() =>
        Enumerable
            .Range(0, Count)
            .Select(i =>
            {
                var words = Key.Words((uint)i, 0);
                var isMember = words.Word0 % 3 == 0;
                var u = Uniform.Open(words.Word1);
                return new Patron(
                    (int)((isMember ? 50 : 25) + (15 * u)),
                    (words.Word2 % 4) switch
                    {
                        0 => Town.Vienna,
                        1 => Town.Linz,
                        _ => Town.Graz,
                    },
                    i % 7 == 0 ? null : 20_000 + (30_000 * u),
                    isMember,
                    (ushort)(words.Word3 % 5),
                    i % 5 == 0 ? null
                        : i % 2 == 0 ? 0
                        : (decimal)(10 + (5 * u)),
                    i % 3 == 0 ? "web"
                        : i % 3 == 1 ? "shop"
                        : null,
                    new DateOnly(2024, 1, 1).AddDays(i),
                    i % 4 == 0 ? null : new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddHours(i)
                );
            });
}
