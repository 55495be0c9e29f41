using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The head gives logits: the mean is their sigmoid, which the score has in it.</summary>
internal sealed record SigmoidLink : Link
{
    public override string Output => "logits";

    public override bool HasMean => true;

    public override Activation? Activation => FunctionalVae.Activation.Sigmoid;

    public override GraphValue Mean(GraphBuilder builder, GraphValue output)
    {
        var mean = builder.Value("mean", output.Width);
        builder.Run(new SigmoidMean(output, mean));
        return mean;
    }
}
