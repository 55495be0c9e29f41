using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The head gives the mean.</summary>
internal sealed record IdentityLink : Link
{
    public override string Output => "mean";

    public override bool HasMean => false;

    public override Activation? Activation => null;

    public override GraphValue Mean(GraphBuilder builder, GraphValue output) => output;
}
