namespace FunctionalVae.Graphs;

/// <summary>picked = the named columns of source, in their order.</summary>
internal sealed record PickColumns(GraphValue Source, GraphValue Picked, ValueList<int> Columns) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("ColumnsKernel.Pick", Read(Source), Write(Picked), new Operand.Columns("columns", Columns));

    /// <inheritdoc/>
    public override string Comment => $"{Picked} = columns {Columns} of {Source.Name}";

    internal override void Differentiate(Cotangents cotangents)
    {
        if (cotangents.Wants(Source))
        {
            cotangents.Run(new PlaceColumns(cotangents.Of(Picked), cotangents.To(Source), Columns));
        }
    }
}

/// <summary>placed = source at the named columns, and 0 elsewhere.</summary>
internal sealed record PlaceColumns(GraphValue Source, GraphValue Placed, ValueList<int> Columns) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("ColumnsKernel.Place", Read(Source), Write(Placed), new Operand.Columns("columns", Columns));

    /// <inheritdoc/>
    public override string Comment => $"{Placed} = {Source.Name} at the columns {Columns}, 0 elsewhere";
}

/// <summary>observed = 1 where an example says that a value is observed, 0 where it is missing.</summary>
/// <param name="Input">The example.</param>
/// <param name="Observed">1 or 0 for each value.</param>
/// <param name="Places">
/// For each value: a place p ≥ 0 of the example that is 1 where the value is observed; −1 − p where it is 1 where the value is missing; or
/// <see cref="Always"/>.
/// </param>
internal sealed record ObserveColumns(GraphValue Input, GraphValue Observed, ValueList<int> Places) : Operation
{
    /// <summary>The place of a value that is never missing.</summary>
    public const int Always = int.MaxValue;

    /// <summary>Where an example says whether a column's number or count is observed: a number with points is where none of them is.</summary>
    public static int PlaceOf(ColumnPlace place) =>
        place.Choices > 0 ? place.First + place.Choices - 1
        : place.Missing is { } missing ? -1 - missing
        : Always;

    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("ColumnsKernel.Observe", Read(Input), Write(Observed), new Operand.Columns("places", Places));

    /// <inheritdoc/>
    public override string Comment => $"{Observed} = 1 where {Input.Name} has the value, 0 where it is missing";
}

/// <summary>sum = before + term, for each example; the term alone where nothing is before it.</summary>
internal sealed record AddTerm(GraphValue? Before, GraphValue Added, GraphValue Total) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory(
            Before is null ? "TermsKernel.Keep" : "TermsKernel.Add",
            [.. Before is { } before ? new[] { ReadTerm(before) } : [], ReadTerm(Added), Term(Total)]
        );

    /// <inheritdoc/>
    public override string Comment => Before is null ? $"{Total} = {Added.Name}" : $"{Total} = {Before.Name} + {Added.Name}";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.PassTerm(Total, Added);
        if (Before is not null)
        {
            cotangents.PassTerm(Total, Before);
        }
    }
}

/// <summary>A sum of terms becomes the score.</summary>
internal sealed record TakeTerm(GraphValue Total, GraphValue Score) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("TermsKernel.Take", ReadTerm(Total), Term(Score));

    /// <inheritdoc/>
    public override string Comment => $"{Score} = {Total.Name}, in nats";

    internal override void Differentiate(Cotangents cotangents) => cotangents.PassTerm(Score, Total);
}
