using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>The normal density of a value around its mean, for likelihoods that have it.</summary>
internal sealed record NormalDensity()
    : ValueDensity("Normal", Mean, (X - Mean) * (X - Mean), [new(Square, -0.5 * (Log(Square) + Math.Log(2 * Math.PI)))])
{
    private static readonly Formula.Variable Mean = new("mean");
    private static readonly Formula.Variable Square = new("variance");

    public static NormalDensity Instance { get; } = new();

    public override Formula Factor => -0.5 / (Formula)Square;

    public override string Text => $"−½ (({X} − {Mean})² / {Square} + log {Square} + log 2π)";

    public override string Torch => "TorchOps.Normal";

    public override Formula Slope(Formula.Variable variable) => variable == Mean ? -2 * (X - Mean) : base.Slope(variable);
}
