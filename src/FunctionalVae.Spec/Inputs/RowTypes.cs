using System.ComponentModel;

namespace FunctionalVae;

/// <summary>The columns of row types, as generated code found them while it was made: nothing is looked up at run time, so nothing is lost by trimming.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowTypes
{
    /// <summary>Says what the columns of <typeparamref name="TRow"/> are; generated code does, before anything else of its assembly runs.</summary>
    public static void Register<TRow>(ValueList<Column> columns) => Known<TRow>.Columns = columns;

    /// <summary>The columns of <typeparamref name="TRow"/>.</summary>
    /// <exception cref="InvalidOperationException">No generated code knows the type.</exception>
    internal static ValueList<Column> Of<TRow>() =>
        Known<TRow>.Columns
        ?? throw new InvalidOperationException(
            $"The columns of {typeof(TRow).Name} are read while a class marked with [GenerateVae] is compiled, and no such class names them. Mark the class whose specification has Table.Of<{typeof(TRow).Name}>(), or write the columns: new Table([...])."
        );

    private static class Known<TRow>
    {
        public static ValueList<Column>? Columns { get; set; }
    }
}
