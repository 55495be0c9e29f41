namespace FunctionalVae.App.Tests;

/// <summary>Estimates keep all threads busy, however few draws they are of.</summary>
public sealed class EvaluationThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Parts_of_the_importance_weighted_bound_are_computed_at_once(int draws) =>
        Assert.True(AreTogether("Terms", draws, (evaluation, examples) => evaluation.TestBound(examples, CancellationToken.None)));

    [Fact]
    public void Parts_of_the_objective_are_computed_at_once() =>
        Assert.True(AreTogether("Evaluate", 1, (evaluation, examples) => evaluation.Test(examples, CancellationToken.None)));

    // Whether a second call comes while the first is at work.
    private static bool AreTogether(string method, int draws, Action<Evaluation, Batch> estimate)
    {
        using var both = new CountdownEvent(2);
        var areTogether = true;
        var model = WatchedModel.Of(
            TinyVae.Model,
            name =>
            {
                if (name == method && !both.IsSet)
                {
                    both.Signal();
                    areTogether &= both.Wait(Patience);
                }
            }
        );
        // More examples than are looked at in one part.
        var grey = TinyVae.Model.ExamplesFrom(Enumerable.Repeat(0.5f, 1100 * TinyVae.Model.Layout.InputWidth));
        estimate(new(model, TinyVae.Model.Initialize(Key.FromSeed(1)), Seed: 1, draws, Threads: 2), grey);
        return areTogether;
    }
}
