using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>The formulas as users of DiffSharp take them.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void A_program_is_differentiated_like_any_formula_of_DiffSharp()
    {
        var place = DiffPlace.Open();
        var weights = DiffWeights.Of(MoonsVae.Initialize(Key.FromSeed(4)).Core, place);
        var z = place.Of([0.3f, -0.7f], 1, 2).reverseDiff(null, null);
        var program = new MoonsVae.Diff.Program();
        program.Decode(weights, z, null).sum(null).reverse(null, null);
        var model = MoonsVae.Model;
        double Sum(float first, float second) =>
            model.Decode(weights.ToParameters(), model.LatentsFrom([first, second])).Values.ToArray().Sum(value => (double)value);
        var gradient = z.derivative.view([2]).toArray1D<float>();
        Assert.Equal((Sum(0.31f, -0.7f) - Sum(0.29f, -0.7f)) / 0.02, gradient[0], 1e-3);
        Assert.Equal((Sum(0.3f, -0.69f) - Sum(0.3f, -0.71f)) / 0.02, gradient[1], 1e-3);
        Assert.Throws<ArgumentException>(() => weights["encoder.9.weight"]);
    }

    [Fact]
    public void The_example_of_the_documentation_gives_the_gradient()
    {
        var parameters = MoonsVae.Initialize(Key.FromSeed(4));
        var images = MoonsVae.Examples.From([0.1f, 0.2f, -0.3f, 0.7f]);
        var noise = MoonsVae.NoiseFrom(Key.FromSeed(5), 2);

        var place = DiffPlace.Open("cpu", "reference");
        var weights = DiffWeights.Of(parameters.Core, place).Map(tensor => tensor.reverseDiff(null, null));
        var (reconstruction, kl) = new MoonsVae.Diff.Program().Score(weights, place.Of(images.Core), place.Of(noise.Core), null);
        (kl.mean() - reconstruction.mean()).reverse(null, null);
        var gradient = weights.Map(tensor => tensor.derivative).ToParameters();

        var expected = MoonsVae.Differentiate(parameters, images, noise).Values.Values.ToArray();
        Assert.All(expected.Zip(gradient.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * expected.Max(Math.Abs)));
    }
}
