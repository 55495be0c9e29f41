using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The head gives what each column's own likelihood wants of it; the mean has that of each column, and 0 where an example says what is missing.</summary>
/// <param name="Likelihoods">The likelihoods of the columns.</param>
internal sealed record ColumnsLink(ColumnLikelihoods Likelihoods) : Link
{
    public override string Output => "outputs";

    public override bool HasMean => true;

    public override Activation? Activation => null;

    public override GraphValue Mean(GraphBuilder builder, GraphValue output)
    {
        var table = (Table)builder.Input;
        var width = table.Layout.Width;
        GraphValue? sum = null;
        foreach (var group in ColumnGroup.Of(table, Likelihoods))
        {
            var own = group.Term.Link.Mean(builder, group.Pick(builder, "ForMean", output));
            var placed = builder.Value(group.Name + "Mean", width);
            builder.Run(new PlaceColumns(own, placed, group.Values));
            if (sum is null)
            {
                sum = placed;
                continue;
            }

            var next = builder.Value("meanWith" + group.Name.Substring(0, 1).ToUpperInvariant() + group.Name.Substring(1), width);
            builder.Run(new Sum(sum, placed, next));
            sum = next;
        }

        return sum!;
    }
}
