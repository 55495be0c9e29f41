namespace FunctionalVae.Generator.Reading;

/// <summary>A column of a row type.</summary>
/// <param name="Property">The property, as C# writes it.</param>
/// <param name="Type">The type of its value where it is there, with its namespace.</param>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Absence">How it may be missing.</param>
/// <param name="Option">The F# option, with its namespace; empty where it is none.</param>
/// <param name="Levels">The levels of a choice as C# writes them: members of an enum, or texts.</param>
internal sealed record RowMember(string Property, string Type, RowKind Kind, RowAbsence Absence, string Option, ValueList<string> Levels);

/// <summary>What becomes of a property.</summary>
internal enum RowKind
{
    /// <summary>A number or a count.</summary>
    Number,

    /// <summary>A whole number or count, which draws are rounded to.</summary>
    Whole,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment.</summary>
    Time,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of some levels.</summary>
    Level,
}

/// <summary>How a property may be missing.</summary>
internal enum RowAbsence
{
    /// <summary>Not at all.</summary>
    Never,

    /// <summary>It is null.</summary>
    Null,

    /// <summary>It is an F# option.</summary>
    Option,
}
