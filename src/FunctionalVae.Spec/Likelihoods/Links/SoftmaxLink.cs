using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The head gives logits: the mean is their softmax over each group of neighbours, which the score has in it.</summary>
/// <param name="GroupSize">The values of a group.</param>
internal sealed record SoftmaxLink(int GroupSize) : Link
{
    public override string Output => "logits";

    public override bool HasMean => true;

    public override Activation? Activation => null;

    public override GraphValue Mean(GraphBuilder builder, GraphValue output)
    {
        var mean = builder.Value("mean", output.Width);
        builder.Run(new SoftmaxMean(output, mean, GroupSize));
        return mean;
    }
}
