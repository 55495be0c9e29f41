namespace FunctionalVae;

/// <summary>Values that are 1 with the mean as their probability, and otherwise 0.</summary>
internal sealed class BernoulliFamily : BinaryFamily
{
    public static BernoulliFamily? From(Reconstruction term) => term is BernoulliLikelihood ? new() : null;

    public override bool IsChoice(int column) => false;

    public override double? BestConstant(Batch train) => CrossEntropyFormula.BestConstant(train);

    internal override void Draw(Batch means, Key key, float[] draws)
    {
        for (var row = 0; row < means.Count; row++)
        {
            UniformDraws.Compare(key, (uint)row, means[row].Span, under: 1, over: 0, draws.AsSpan(row * means.Width, means.Width));
        }
    }
}
