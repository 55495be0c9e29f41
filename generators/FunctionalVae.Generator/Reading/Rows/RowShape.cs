namespace FunctionalVae.Generator.Reading;

/// <summary>A type whose values are rows of a table: plain data, compared by value.</summary>
/// <param name="Type">The type, with its namespace: <c>global::Shop.Customer</c>.</param>
/// <param name="IsPublic">Whether everybody can see it; otherwise what names it is internal, too.</param>
/// <param name="Members">Its columns, in the order of its constructor.</param>
internal sealed record RowShape(string Type, bool IsPublic, ValueList<RowMember> Members);
