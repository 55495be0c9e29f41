using FunctionalVae.Formulas;
using FunctionalVae.Graphs;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>
/// The Laplace likelihood around x̂: log p(x|z) = −Σ [|x − x̂|/b + log 2b], with b = √(σ²/2), so that σ² is its variance. The decoder gives
/// the mean x̂. Values far from it cost less than under a normal: the errors count, not their squares.
/// </summary>
/// <param name="Variance">σ² = 2b²: fixed or trained.</param>
public sealed record LaplaceLikelihood(OutputVariance Variance) : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(LaplaceLikelihood), (nameof(Variance), Variance));

    /// <inheritdoc/>
    public override string Name => "Laplace";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => Variance as LearnedVariance;

    /// <inheritdoc/>
    public override bool IsMass => false;

    internal override int HeadValues => 1;

    internal override Link Link => new IdentityLink();

    internal override ValueDensity Density => LaplaceDensity.Instance;

    internal override string? Refusal(ValueDomain domain) => DensityRefusal(nameof(LaplaceLikelihood), domain);

    internal override void Check(string path, Shape? input, ProblemList problems) => OutputVariance.Require(Variance, path, problems);

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new ValueLogDensity(Density, output, input, [Variance.In(builder, input.Width)], score);

    private sealed record LaplaceDensity() : ValueDensity("Laplace", Mean, -Abs(X - Mean), [new(Square, -0.5 * Log(2 * Square))])
    {
        private static readonly Formula.Variable Mean = new("mean");
        private static readonly Formula.Variable Square = new("variance");

        public static LaplaceDensity Instance { get; } = new();

        public override Formula Factor => 1 / SquareRoot(0.5 * Square);

        public override string Text => $"−|{X} − {Mean}| / √(½ {Square}) − ½ log(2 {Square})";

        public override bool HasKinkAtOutput => true;
    }
}
