namespace FunctionalVae;

/// <summary>Grey values in [0, 1], scored by their cross-entropy: there is no p(x|z).</summary>
internal sealed class GreyFamily : ReconstructionFamily
{
    public static GreyFamily? From(Reconstruction term) => term is GreyCrossEntropy ? new() : null;

    public override double LeastMean => 0;

    public override double GreatestMean => 1;

    public override double Score(int column, double mean, double x) => CrossEntropyFormula.Score(mean, x);

    public override double? BestConstant(Batch train) => CrossEntropyFormula.BestConstant(train);
}
