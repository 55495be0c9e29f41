using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The head gives the logarithm of the mean, which is kept within ±<see cref="MeanOfLog.Bound"/>.</summary>
internal sealed record LogLink : Link
{
    public override string Output => "logMean";

    public override bool HasMean => true;

    public override Activation? Activation => null;

    public override GraphValue Mean(GraphBuilder builder, GraphValue output)
    {
        var mean = builder.Value("mean", output.Width);
        builder.Run(new MeanOfLog(output, mean));
        return mean;
    }
}
