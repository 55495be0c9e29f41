using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE2001 to FVAE2008: what the rules find lands on the very argument.</summary>
public sealed class RuleDiagnosticsTests
{
    [Theory]
    [InlineData("FVAE2001", "Image(28, 28,", "Image(28, «0»,", "Input.Width must be positive, was 0")]
    [InlineData("FVAE2001", "Image(28, 28,", "Image(Width: 28, Height: «-3»,", "Input.Height must be positive, was -3")]
    [InlineData("FVAE2001", "Dense(32, Activation.Gelu)", "Dense(«2 - 2», Activation.Gelu)", "Encoder[1].Units must be positive, was 0")]
    [InlineData(
        "FVAE2001",
        "new Dense(32, Activation.Tanh)]",
        "new Dense(32, Activation.Tanh), new(3) { Units = «0» }]",
        "Decoder[1].Units must be positive, was 0",
        "new Dense(32, Activation.Tanh), new Dense(3) { Units = «0» }]"
    )]
    [InlineData(
        "FVAE2001",
        "new DiagonalNormalLatent(4)",
        "new DiagonalNormalLatent(4) with { Size = «Zero» }",
        "Latent.Size must be positive, was 0"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new EvidenceLowerBound(«-0.5»))",
        "Objective.Beta must be positive, was -0.5"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new ImportanceWeighted(«0»))",
        "Objective.Draws must be positive, was 0"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new EvidenceLowerBound(FreeBits: «-1»))",
        "Objective.FreeBits must be positive, was -1"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Condition: new ClassCondition(«1»))",
        "Condition.Classes must be at least 2, was 1; of one class there is nothing to know: leave the condition out"
    )]
    [InlineData(
        "FVAE2011",
        "new DiagonalNormalLatent(4)",
        "new DiagonalNormalLatent(4, new VampPrior(3))",
        "Condition is a label, and the pseudo-inputs of a VampPrior have none; take another prior, such as MixturePrior, or leave the condition out",
        "new DiagonalNormalLatent(4, new VampPrior(3))",
        "new BernoulliLikelihood(), Condition: «new ClassCondition(10)»"
    )]
    [InlineData(
        "FVAE2010",
        "Likelihood())",
        "Likelihood(), Objective: new ImportanceWeighted(2, Gradient: «DrawGradient.StickingTheLanding»))",
        "Objective.Gradient is StickingTheLanding, which is biased with more than one draw, and Objective.Draws is 2; take DrawGradient.DoublyReparameterized, or one draw"
    )]
    [InlineData(
        "FVAE2010",
        "new DiagonalNormalLatent(4)",
        "new DiagonalNormalLatent(4, new MixturePrior(3))",
        "Objective.FreeBits takes each dimension's Kullback–Leibler divergence by its closed form, and that of a MixturePrior has none; take another prior, or leave FreeBits out",
        "new DiagonalNormalLatent(4, new MixturePrior(3))",
        "new BernoulliLikelihood(), Objective: new EvidenceLowerBound(FreeBits: «0.5»)"
    )]
    [InlineData(
        "FVAE2010",
        "new DiagonalNormalLatent(4)",
        "new DiagonalNormalLatent(4, new NormalPrior(3))",
        "Objective.FreeBits takes each dimension's Kullback–Leibler divergence by its closed form, and with a NormalPrior that is not written; take another prior, or leave FreeBits out",
        "new DiagonalNormalLatent(4, new NormalPrior(3))",
        "new BernoulliLikelihood(), Objective: new EvidenceLowerBound(FreeBits: «0.5»)"
    )]
    [InlineData(
        "FVAE2010",
        "new DiagonalNormalLatent(4)",
        "new DeterministicLatent(4)",
        "Objective.FreeBits takes each dimension's Kullback–Leibler divergence by its closed form, and a DeterministicLatent has no prior; take another prior, or leave FreeBits out",
        "new DeterministicLatent(4)",
        "new BernoulliLikelihood(), Objective: new EvidenceLowerBound(FreeBits: «0.5»)"
    )]
    [InlineData(
        "FVAE2010",
        "new DiagonalNormalLatent(4)",
        "new DiagonalNormalLatent(4, «new UniformPrior(0, 10)»)",
        "Latent.Prior is a UniformPrior, from which the Kullback–Leibler divergence of a normal posterior is infinite; take new WassersteinAutoencoder(new SquaredMmd(), Weight: 100) as Objective, or another prior"
    )]
    [InlineData(
        "FVAE2001",
        "new DiagonalNormalLatent(4)",
        "new DiagonalNormalLatent(4, «new UniformPrior(10, 0)»)",
        "Latent.Prior must have a finite High above a finite Low, was from 10 to 0",
        "new DiagonalNormalLatent(4, «new UniformPrior(10, 0)»)",
        "new BernoulliLikelihood(), Objective: new WassersteinAutoencoder(new SquaredMmd(), 5)"
    )]
    [InlineData(
        "FVAE2010",
        "new DiagonalNormalLatent(4)",
        "new DiagonalNormalLatent(4, new LearnedNormalPrior())",
        "Objective takes draws of a prior that is given, and a LearnedNormalPrior is trained; take a prior without trained values",
        "new DiagonalNormalLatent(4, new LearnedNormalPrior())",
        "new BernoulliLikelihood(), Objective: «new WassersteinAutoencoder(new SquaredMmd(), 5)»"
    )]
    [InlineData(
        "FVAE2010",
        "new DiagonalNormalLatent(4)",
        "new DeterministicLatent(4)",
        "Objective draws latent vectors towards a prior, and a DeterministicLatent has none; take a DiagonalNormalLatent, or leave the objective out",
        "new DeterministicLatent(4)",
        "new BernoulliLikelihood(), Objective: «new WassersteinAutoencoder(new SquaredMmd(), 5)»"
    )]
    [InlineData(
        "FVAE2010",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new SquaredMmd(), 5) { Beta = «2» })",
        "Objective.Beta is 2; leave it at 1, and weigh the divergence by Weight"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new SquaredMmd(Scale: «0»), Weight: 5))",
        "Objective.Divergence.Scale must be positive, was 0"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new SquaredMmd(), Weight: «-5»))",
        "Objective.Weight must be positive, was -5"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new SlicedWasserstein(«0»), Weight: 5))",
        "Objective.Divergence.Projections must be positive, was 0"
    )]
    [InlineData(
        "FVAE2010",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new SlicedWasserstein(«3»), Weight: 5))",
        "Objective.Divergence.Projections is 3, and there are 4 latent dimensions; take 4 at least, or what differs across the directions is not seen"
    )]
    [InlineData(
        "FVAE2010",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new SlicedWasserstein(50, Order: «3»), Weight: 5))",
        "Objective.Divergence.Order is 3; it must be 1 or 2"
    )]
    [InlineData(
        "FVAE2007",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new SlicedWasserstein(«2000000000»), Weight: 5))",
        "Objective.Divergence.Projections takes what training holds of one example, values and gradients, over 2000000000 numbers; make the layers smaller"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new DebiasedSinkhorn(«0»), Weight: 5))",
        "Objective.Divergence.Epsilon must be positive, was 0"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new DebiasedSinkhorn(«double.PositiveInfinity»), Weight: 5))",
        "Objective.Divergence.Epsilon must be positive, was Infinity"
    )]
    [InlineData(
        "FVAE2001",
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new DebiasedSinkhorn(0.1, Iterations: «0»), Weight: 5))",
        "Objective.Divergence.Iterations must be positive, was 0"
    )]
    [InlineData(
        "FVAE2007",
        "Likelihood())",
        "Likelihood(), Objective: new ImportanceWeighted(«2_000_000»))",
        "Objective.Draws takes what training holds of one example, values and gradients, over 2000000000 numbers; make the layers smaller"
    )]
    [InlineData(
        "FVAE2008",
        "28, Binarization: Binarization.Dynamic",
        "28",
        "Objective weighs draws by p(x, z) / q(z|x), and GreyCrossEntropy is not a likelihood; take a likelihood, or leave the objective out",
        "28",
        "new GreyCrossEntropy(), Objective: «new ImportanceWeighted(2)»"
    )]
    [InlineData(
        "FVAE2008",
        "new DiagonalNormalLatent(4)",
        "new DeterministicLatent(4)",
        "Objective weighs draws by p(x, z) / q(z|x), and a DeterministicLatent has no prior; take a DiagonalNormalLatent, or leave the objective out",
        "new DeterministicLatent(4)",
        "new BernoulliLikelihood(), Objective: «new ImportanceWeighted(2)»"
    )]
    [InlineData(
        "FVAE2002",
        "new Flatten(), new Dense(32, Activation.Gelu)",
        "«new Dense(32, Activation.Gelu)»",
        "Encoder[0] (Dense) expects a vector [n], receives [28, 28, 1]"
    )]
    [InlineData(
        "FVAE2001",
        "Image(28, 28, Binarization: Binarization.Dynamic)",
        "Features(«0», ValueDomain.Binary)",
        "Input.Count must be positive, was 0"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Dense(32, Activation.Tanh), new Dropout(«1.0»)]",
        "Decoder[1].Rate must be positive and less than 1, was 1"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Dense(32, Activation.Tanh), new Dropout(«double.NaN»)]",
        "Decoder[1].Rate must be positive and less than 1, was NaN"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Dense(32, Activation.Tanh), new LayerNorm(«0»)]",
        "Decoder[1].Epsilon must be positive, was 0"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Residual(«[]»)]",
        "Decoder[0].Layers has no layers; give at least one, such as new Dense(64, Activation.Relu)"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Repeat([new Residual(Layers: «default»)], 2)]",
        "Decoder[0].Layers[0].Layers has no layers; give at least one, such as new Dense(64, Activation.Relu)"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Repeat([new Dense(4)], «0»)]",
        "Decoder[0].Times must be positive, was 0"
    )]
    [InlineData(
        "FVAE2007",
        "[new Dense(32, Activation.Tanh)]",
        "[new Repeat([new Dense(4)], Times: «65»)]",
        "Decoder[0].Times must be at most 64, was 65"
    )]
    [InlineData(
        "FVAE2007",
        "[new Dense(32, Activation.Tanh)]",
        "[new Repeat([new Residual([new Repeat([new Dense(4)], Times: «9»)])], 8)]",
        "Decoder[0].Layers[0].Layers[0].Times is 9 inside layers that run 8 times already; layers may run 64 times in all"
    )]
    [InlineData(
        "FVAE2002",
        "[new Dense(32, Activation.Tanh)]",
        "[new Repeat(«[new Dense(9), new Dense(5)]», 2)]",
        "Decoder[0] (Repeat) runs its layers on their own output, so they must give what they receive: they receive [4] and give [5]; end them with new Dense(4), or put new Dense(5) before the Repeat"
    )]
    [InlineData(
        "FVAE2002",
        "new Flatten(), new Dense(32, Activation.Gelu)",
        "«new Residual([new Dense(32)])»",
        "Encoder[0] (Residual) expects a vector [n], receives [28, 28, 1]; put new Flatten() before it"
    )]
    [InlineData(
        "FVAE2002",
        "new Flatten(), new Dense(32, Activation.Gelu)",
        "«new Repeat([new LayerNorm(), new Dense(32)], 3)»",
        "Encoder[0] (Repeat) expects a vector [n], receives [28, 28, 1]; put new Flatten() before it"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Residual([new Repeat([new Dense(4), new Dropout(«1.5»)], 2)])]",
        "Decoder[0].Layers[0].Layers[1].Rate must be positive and less than 1, was 1.5"
    )]
    [InlineData("FVAE2001", "new DiagonalNormalLatent(4)", "new DeterministicLatent(«0»)", "Latent.Size must be positive, was 0")]
    [InlineData(
        "FVAE2002",
        "new Flatten(), new Dense",
        "«new LayerNorm()», new Flatten(), new Dense",
        "Encoder[0] (LayerNorm) expects a vector"
    )]
    [InlineData(
        "FVAE2002",
        "new Flatten(), new Dense(32, Activation.Gelu)",
        "new Conv2d(12, 3), new GroupNorm(«5»), new Flatten()",
        "Encoder[1].Groups is 5, which does not divide the 12 channels of [26, 26, 12]; choose 1, 2, 3, 4, 6 or 12"
    )]
    [InlineData(
        "FVAE2002",
        "[new Dense(32, Activation.Tanh)]",
        "[new Dense(32, Activation.Tanh), new GroupNorm(Groups: «64»)]",
        "Decoder[1].Groups is 64, which does not divide the 32 values of [32]; choose 1, 2, 4, 8, 16 or 32"
    )]
    [InlineData(
        "FVAE2001",
        "[new Dense(32, Activation.Tanh)]",
        "[new Dense(32, Activation.Tanh), new GroupNorm(«0»)]",
        "Decoder[1].Groups must be positive, was 0"
    )]
    [InlineData("FVAE2006", "new BernoulliLikelihood()", "«new NormalLikelihood(new FixedVariance())»", "NormalLikelihood is a density")]
    [InlineData(
        "FVAE2002",
        "[new Flatten(), new Dense(32, Activation.Gelu)]",
        "«[]»",
        "the posterior's head expects a vector [n], receives [28, 28, 1] from the input"
    )]
    [InlineData(
        "FVAE2002",
        "[new Flatten(), new Dense(32, Activation.Gelu)]",
        "«default»",
        "the posterior's head expects a vector [n], receives [28, 28, 1] from the input"
    )]
    [InlineData(
        "FVAE2006",
        "28, Binarization: Binarization.Dynamic",
        "28",
        "BernoulliLikelihood models binary values",
        "28",
        "«new BernoulliLikelihood()»"
    )]
    [InlineData(
        "FVAE2006",
        "Binarization: Binarization.Dynamic",
        "Binarization: «Binarization.Once», Domain: ValueDomain.Binary",
        "Binarization.Once turns grey values"
    )]
    [InlineData(
        "FVAE2007",
        "Dense(32, Activation.Gelu)",
        "Dense(«2_000_000», Activation.Gelu)",
        "Encoder[1].Units maps 784 values to 2000000"
    )]
    public void A_broken_rule_is_reported_on_the_argument(
        string id,
        string argument,
        string replacement,
        string message,
        string? marked = null,
        string? likelihood = null
    )
    {
        var source = Sources.With(argument, marked ?? replacement, "static int Zero => 0;");
        source = likelihood is null ? source : source.Replace("new BernoulliLikelihood()", likelihood, StringComparison.Ordinal);
        Assert.StartsWith(message, Marked.Expect(id, source), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FVAE2001", "CategoricalLikelihood(«1»)", "Likelihood.Levels must be at least 2")]
    [InlineData(
        "FVAE2002",
        "CategoricalLikelihood(Levels: «2 + 3»)",
        "Likelihood.Levels is 5, which does not divide the 12 values of [12] into groups; choose 2, 3, 4, 6 or 12"
    )]
    public void Levels_of_a_category_are_reported_on_the_argument(string id, string likelihood, string message)
    {
        var source = Sources.Model(
            $"""
            new VaeSpec(
                Input: new Features(12, ValueDomain.OneHot),
                Encoder: [new Dense(4, Activation.Tanh)],
                Latent: new DiagonalNormalLatent(2),
                Decoder: [new Dense(4, Activation.Tanh)],
                Likelihood: new {likelihood})
            """
        );
        Assert.StartsWith(message, Marked.Expect(id, source), StringComparison.Ordinal);
    }

    [Fact]
    public void What_training_holds_of_an_example_is_limited_and_the_generator_says_so()
    {
        var (dropout, marked) = ("new Dropout(0.5)", "«new Dropout(0.5)»");
        string[] layers = [.. Enumerable.Repeat(dropout, 6), marked, dropout, "new Dense(1)"];
        var source = Sources.Model(
            $"""
            new VaeSpec(
                Input: new Features(100_000_000),
                Encoder: [{string.Join(", ", layers)}],
                Latent: new DeterministicLatent(1),
                Decoder: [new Dense(1)],
                Likelihood: new SquaredErrorLikelihood())
            """
        );
        Assert.StartsWith(
            "Encoder[6] takes what training holds of one example",
            Marked.Expect("FVAE2007", source),
            StringComparison.Ordinal
        );
    }
}
