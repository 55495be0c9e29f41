using FunctionalVae.Data;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>What the zoo's model with a weight of the total correlation must reach on the embedded digits with its defaults.</summary>
public sealed class BetaTcDigitsTests
{
    // By the mean of log q(z) − Σ log q(zⱼ) over the training digits, as one batch: the same measure for both.
    [Fact]
    [Trait("Category", "Slow")]
    public void Its_latent_dimensions_are_nearer_to_independent_than_those_of_the_bound_alone_and_tell_more_than_under_a_weight_of_the_divergence()
    {
        var (train, test) = Digits.Load();
        var own = Of(BetaTcDigits.Spec.Objective);
        var bound = Of(new EvidenceLowerBound());
        var weighed = Of(new EvidenceLowerBound(Beta: 4));
        Assert.True(own.Correlation < 0.4 * bound.Correlation, $"{own} beside {bound}");
        Assert.True(own.Bound < bound.Bound, $"{own} beside {bound}");
        Assert.True(own.Bound > weighed.Bound + 2, $"{own} beside {weighed}");

        (double Correlation, double Bound) Of(TrainingObjective objective)
        {
            var model = Vae.ModelFrom(BetaTcDigits.Spec with { Objective = objective });
            var examples = model.ExamplesFrom(train.Values.ToArray());
            var parameters = model.Train(BetaTcDigits.Defaults, Dataset.Of(examples)).State.Evaluated;
            // The objective with the weight 2 has the correlation once beside the divergence.
            var measured = Vae.ModelFrom(BetaTcDigits.Spec with { Objective = new BetaTotalCorrelation(2) });
            var noise = model.NoiseFrom(Key.FromSeed(3), examples.Count);
            var correlation =
                measured.Differentiate(measured.ParametersFrom(parameters.Values.ToArray()), examples, noise).Objective.Kl
                - model.Terms(parameters, examples, noise).Average(term => term.Kl);
            var held = model.ExamplesFrom(test.Values.ToArray());
            return (correlation, model.Evaluate(parameters, held, model.NoiseFrom(Key.FromSeed(4), held.Count)).Unweighted);
        }
    }
}
