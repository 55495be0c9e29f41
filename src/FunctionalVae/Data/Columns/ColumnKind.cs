namespace FunctionalVae.Data;

/// <summary>What a column of a file is taken as.</summary>
public enum ColumnKind
{
    /// <summary>Real numbers: <see cref="NumberColumn"/>.</summary>
    Number,

    /// <summary>Whole numbers from 0: <see cref="CountColumn"/>.</summary>
    Count,

    /// <summary>One of some texts: <see cref="CategoryColumn"/>.</summary>
    Category,

    /// <summary>Yes or no: <see cref="YesNoColumn"/>.</summary>
    YesNo,

    /// <summary>No part of the table.</summary>
    LeftOut,
}
