using FunctionalVae.Engine;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Runner;

/// <summary>An argument of a kernel call, ready to be looked up in any memory of its model.</summary>
internal readonly struct BoundOperand
{
    private readonly Operand operand;
    private readonly int first;
    private readonly int width;
    private readonly int rows;
    private readonly bool isOfBatch;
    private readonly int[]? columns;

    private BoundOperand(Operand operand, int first, int width = 0, int rows = 0, bool isOfBatch = true)
    {
        this.operand = operand;
        this.first = first;
        this.width = width;
        this.rows = rows;
        this.isOfBatch = isOfBatch;
        columns = operand is Operand.Columns own ? [.. own.Values] : null;
    }

    /// <summary>The columns, where it is some.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>The number, where it is one.</summary>
    public double Number => ((Operand.Number)operand).Value;

    /// <summary>The whole number, where it is one.</summary>
    public int Count => ((Operand.Count)operand).Value;

    /// <summary>Where a convolution looks.</summary>
    public Window Window => ((Operand.Place)operand).Window;

    /// <summary>Binds an operand to the places of a plan.</summary>
    public static BoundOperand Of(Operand operand, Plan plan, Placement places) =>
        operand switch
        {
            Operand.Read own => Of(own, own.Value, places),
            Operand.Write own => Of(own, own.Value, places),
            Operand.Weight own => new(own, plan.IndexOf(own.Tensor)),
            Operand.WeightGradient own => new(own, plan.IndexOf(own.Tensor)),
            Operand.Vector own => new(own, plan.IndexOf(own.Tensor)),
            Operand.VectorGradient own => new(own, plan.IndexOf(own.Tensor)),
            Operand.Parameter { Tensor: { } tensor } own => new(own, plan.IndexOf(tensor)),
            var other => new(other, 0),
        };

    /// <summary>The matrix, where it is a value, a vector or a vector's gradient.</summary>
    public Matrix In(Workspace memory) =>
        operand switch
        {
            Operand.Vector => memory.Vector(first),
            Operand.VectorGradient => memory.VectorGradient(first),
            _ => isOfBatch ? memory.Buffer(first, width, rows) : memory.Fixed(first, width, rows),
        };

    /// <summary>The parameter of a density, where it is one.</summary>
    public DensityParameter ParameterIn(Workspace memory) =>
        (Operand.Parameter)operand switch
        {
            { Tensor: null } own => new(own.Value),
            { HasGradient: true } own => new(own.Value, memory.Vector(first), memory.VectorGradient(first)),
            var own => new(own.Value, memory.Vector(first)),
        };

    /// <summary>The weight, where it is one.</summary>
    public Panels WeightIn(Workspace memory) => memory.Weight(first);

    private static BoundOperand Of(Operand operand, GraphValue value, Placement places) =>
        new(operand, places.Of(value).Offset, value.Width, value.Rows, value.IsOfBatch);
}
