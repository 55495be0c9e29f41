using FunctionalVae.Generator.Tests.Harness;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Tests;

/// <summary>The cost that a plan states, against a count by hand.</summary>
public sealed class FlopsTests
{
    private static readonly VaeSpec Spec = new(
        new Image(28, 28, Binarization: Binarization.Dynamic),
        [new Flatten(), new Dense(400, Activation.Relu)],
        new DiagonalNormalLatent(20),
        [new Dense(400, Activation.Relu)],
        new BernoulliLikelihood()
    );

    [Fact]
    public void The_way_forward_of_784_400_20_is_counted_by_hand()
    {
        // 784 → 400 → mean and log-variance of 20; 20 → 400 → 784.
        const long multiplyAdds = (784 * 400) + (400 * 40) + (20 * 400) + (400 * 784);
        Assert.Equal(1_302_400, 2 * multiplyAdds);
        Assert.Equal(1_302_400, Plan.Of(Spec).ForwardFlops);
    }

    [Fact]
    public void A_training_step_of_784_400_20_is_counted_by_hand()
    {
        // Each product once for its weights' gradient, and once for its input's; but nobody asks for the gradient of the pixels.
        const long products = (784 * 400) + (400 * 40) + (20 * 400) + (400 * 784);
        const long multiplyAdds = products + products + (products - (784 * 400));
        Assert.Equal(3_280_000, 2 * multiplyAdds);
        Assert.Equal(3_280_000, Plan.Of(Spec).TrainingFlops);
    }

    [Fact]
    public void The_table_of_the_generated_class_shows_them()
    {
        var source = Sources.Model(Spec.ToString());
        var output = GeneratorRun.Of(source).Result.GeneratedSources.Single().SourceText.ToString();
        Assert.Matches(@"/// encoder1Affine +\[B, 400\] +314,000 +627,200  x · encoder\.1\.weight \+ encoder\.1\.bias", output);
        Assert.Matches(@"/// total +652,824 +1,302,400\n", output);
        Assert.Matches(@"/// a training step +3,280,000  forward", output);
    }

    [Fact]
    public void Layers_that_run_several_times_cost_each_time_and_have_their_parameters_once()
    {
        var spec = Spec with
        {
            Input = new Features(6),
            Encoder = [new Repeat([new LayerNorm(), new Dense(6, Activation.Relu)], Times: 3)],
            Latent = new DiagonalNormalLatent(2),
            Decoder = [new Residual([new Dense(5, Activation.Relu)])],
            Likelihood = new SquaredErrorLikelihood(),
        };
        // Three times 6 → 6, then 6 → 4; 2 → 5 within the block and beside it, then 5 → 6.
        const int forward = (3 * 36) + 24 + 10 + 10 + 30;
        const int parameters = 12 + 42 + 28 + 15 + 15 + 36;
        var plan = Plan.Of(spec);
        Assert.Equal((2 * forward, parameters), (plan.ForwardFlops, plan.ParameterCount));
        // Nothing is trained behind the rows, but the gains of the normalisation are behind every product.
        Assert.Equal(6 * forward, plan.TrainingFlops);
        var output = GeneratorRun.Of(Sources.Model(spec.ToString())).Result.GeneratedSources.Single().SourceText.ToString();
        Assert.Matches(@"/// encoder0_1Affine +\[B, 6\] +42 +72  encoder0_0 · encoder\.0\.1\.weight \+ encoder\.0\.1\.bias", output);
        Assert.Matches(@"/// encoder0_1AffineUse3 +\[B, 6\] +72  encoder0_0Use3 · encoder\.0\.1\.weight \+ encoder\.0\.1\.bias", output);
        Assert.Matches($@"/// total +{parameters} +{2 * forward}\n", output);
    }

    [Fact]
    public void An_operation_with_a_matrix_of_weights_has_a_cost()
    {
        var withMatrix = 0;
        for (ulong index = 0; index < 50; index++)
        {
            var plan = Plan.Of(RandomSpecs.Make(Key.FromSeed(index)));
            foreach (var op in plan.Training.Operations.Where(HasMatrix))
            {
                withMatrix++;
                Assert.True(op.MultiplyAdds > 0, op.GetType().Name);
            }
        }

        Assert.True(withMatrix > 100);
    }

    private static bool HasMatrix(Operation op) => op.Tensors.Concat(op.Gradients).Any(tensor => !tensor.IsVector);
}
