using static FunctionalVae.App.Tests.VerdictTests;

namespace FunctionalVae.App.Tests;

/// <summary>Whether training was long enough, told of curves.</summary>
public sealed class EndingTests
{
    [Theory]
    // A deviation of 4 over 1,000 rows is an error of 0.126 nats: ten epochs of 0.02 bring more, ten of 0.01 less.
    [InlineData(50, 0.02, 1000, 0, Answer.Yes)]
    [InlineData(50, 0.01, 1000, 0, Answer.No)]
    // Of longer runs a tenth of the epochs is looked ahead.
    [InlineData(200, 0.01, 1000, 0, Answer.Yes)]
    // An error over few rows is taken as if they were 400: 0.2 nats.
    [InlineData(50, 0.05, 9, 0, Answer.Yes)]
    [InlineData(50, 0.018, 9, 0, Answer.No)]
    // 0.001 nats for each of 784 values are more than the error.
    [InlineData(50, 0.07, 1000, 784, Answer.No)]
    [InlineData(50, 0.09, 1000, 784, Answer.Yes)]
    internal void More_epochs_are_wanted_where_some_would_bring_what_matters(int epochs, double slope, int rows, int values, Answer answer)
    {
        // What was gained at first is not asked.
        foreach (var rise in (double[])[0, 40, 4000])
        {
            double[] curve = [.. Enumerable.Range(0, epochs).Select(i => -60 - (rise * Math.Exp(-i / 2.0)) + (slope * i))];
            var run = new RunNumbers
            {
                Training = curve,
                EpochsAsked = epochs,
                Test = new(-20, 4, rows),
                Values = values,
            };
            var found = Ending.Of(run);
            Assert.Equal((answer, false), (found.Answer, found.IsOfValidation));
            Assert.Equal(slope * Math.Max(10, epochs / 10), found.Pace!.Brings, 2e-3);
            Assert.Equal(Math.Max(4 / Math.Sqrt(Math.Max(rows, 400)), 0.001 * values), found.Matter.Nats, 1e-12);
            Assert.Equal(values > 0, found.Matter.IsPerValue);
            // Without rows held out those of training tell, and then a reconstruction.
            Assert.Equal(found.Matter, Ending.Of(run with { Test = null, Train = run.Test }).Matter);
            Assert.Equal(found.Matter, Ending.Of(run with { Test = null, Reconstruction = run.Test }).Matter);
        }
    }

    [Fact]
    public void Jumps_that_hide_what_matters_leave_it_open()
    {
        double[] noise = [.. Enumerable.Range(0, 30).Select(Jump)];
        Assert.Equal(Answer.Open, Ended(1));
        Assert.Equal(Answer.No, Ended(0.05));
        // A rise that is far beyond them is none of theirs.
        Assert.Equal(Answer.Yes, Ended(1, slope: 1));

        Answer Ended(double size, double slope = 0) =>
            Ending
                .Of(
                    new()
                    {
                        Training = [.. noise.Select((jump, i) => (size * jump) + (slope * i))],
                        EpochsAsked = 30,
                        Test = new(-20, 1, 400),
                    }
                )
                .Answer;
    }

    [Fact]
    public void The_error_of_a_pace_is_that_of_a_line_through_noise()
    {
        // A hundred curves of noise alone: how far their slopes scatter.
        var paces = Enumerable
            .Range(0, 100)
            .Select(curve => CurvePace.Of([.. Enumerable.Range(0, 60).Select(i => Jump((60 * curve) + i))])!)
            .ToList();
        Assert.All(paces, pace => Assert.Equal((12, 10), (pace.Over, pace.Ahead)));
        var scatter = Math.Sqrt(paces.Average(pace => pace.PerEpoch * pace.PerEpoch));
        Assert.InRange(paces.Average(pace => pace.Error) / scatter, 0.8, 1.35);
    }

    [Fact]
    public void A_curve_that_flattens_is_never_less_finished_after_more_epochs()
    {
        foreach (var (size, time) in from size in (double[])[0.1, 1, 10, 100] from time in (double[])[1, 3, 10, 30] select (size, time))
        {
            double[] curve = [.. Enumerable.Range(0, 300).Select(i => -size * Math.Exp(-i / time))];
            var answers = Enumerable
                .Range(5, 295)
                .Select(epochs => Ending.Of(new() { Training = curve[..epochs], Test = new(-20, 4, 400) }).Answer)
                .ToList();
            Assert.Equal(answers.OrderBy(answer => answer == Answer.No), answers);
            Assert.Equal(Answer.No, answers[^1]);
        }
    }

    [Fact]
    public void Patience_is_an_end()
    {
        double[] curve = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        Assert.Equal(
            Answer.Yes,
            Ending
                .Of(
                    new()
                    {
                        Validation = curve,
                        Training = curve,
                        EpochsAsked = 30,
                        BestEpoch = 30,
                    }
                )
                .Answer
        );
        var ended = Ending.Of(
            new()
            {
                Validation = curve,
                Training = curve,
                EpochsAsked = 100,
                BestEpoch = 25,
            }
        );
        Assert.Equal((Answer.No, true), (ended.Answer, ended.IsByPatience));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    public void Few_epochs_tell_nothing(int count)
    {
        double[] curve = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        Assert.Equal(Answer.Open, Ending.Of(new() { Training = curve, EpochsAsked = count }).Answer);
        Assert.Equal(Answer.Open, Overfitting.Of(new() { Validation = curve }).Answer);
    }

    [Fact]
    public void A_curve_with_an_epoch_that_is_not_finite_tells_nothing() =>
        Assert.Equal(Answer.Open, Ending.Of(new() { Validation = [1, 2, double.NaN, 4, 5, 6], EpochsAsked = 6 }).Answer);

    [Fact]
    public void Where_a_model_overfits_a_training_curve_that_rises_asks_for_no_more_epochs()
    {
        double[] rising = [.. Enumerable.Range(0, 30).Select(i => -30.0 + i)];
        var run = new RunNumbers
        {
            Train = new(-5, 4, 100),
            Test = new(-30, 8, 100),
            Training = rising,
            EpochsAsked = 30,
        };
        var verdict = RunVerdict.Of(run);
        Assert.Equal(("Overfitted", false, Answer.Yes), (VerdictText.Headline(verdict), verdict.IsUnfinished, verdict.Ending.Answer));
        var validated = RunVerdict.Of(run with { Validation = rising });
        Assert.Equal(("Overfitted", false), (VerdictText.Headline(validated), validated.IsUnfinished));
        Assert.Equal("Not finished", VerdictText.Headline(RunVerdict.Of(run with { Test = new(-5, 4, 100), Use = Use("11") })));
    }
}
