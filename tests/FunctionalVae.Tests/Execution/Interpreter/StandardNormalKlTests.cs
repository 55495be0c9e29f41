using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Interpreter;

/// <summary>The oracle's own Kullback–Leibler term near equality, where the textbook's form is all cancellation.</summary>
public sealed class StandardNormalKlTests
{
    [Fact]
    public void It_keeps_its_digits_and_is_never_negative()
    {
        var model = InterpretedModel.Of(
            new(
                new Image(1, 1, Domain: ValueDomain.Real),
                [new Flatten()],
                new DiagonalNormalLatent(1),
                [new Flatten()],
                new SquaredErrorLikelihood()
            )
        );
        var bias = model.Layout.Tensors.Single(tensor => tensor.Name == "posterior.bias").Offset;
        foreach (var size in Enumerable.Range(0, 180).Select(i => Math.Pow(10, -i / 10.0)))
        {
            foreach (var l in (float[])[(float)size, -(float)size])
            {
                // μ = 0 and ℓ = l for every image.
                var values = new float[model.Layout.ParameterCount];
                values[bias + 1] = l;
                var terms = model.Terms(model.ParametersFrom(values), model.ExamplesFrom([0f]), model.NoiseFromValues([0f]));
                var expected = 0.5 * Series(l);
                Assert.Equal(expected, terms[0].Kl, 1e-14 * expected);
                Assert.True(terms[0].Kl > 0);
            }
        }
    }

    // eˡ − l − 1 by its series, summed from the smallest term up.
    private static double Series(double l) =>
        Enumerable.Range(2, 24).Reverse().Sum(n => Enumerable.Range(1, n).Aggregate(1.0, (term, i) => term * l / i));
}
