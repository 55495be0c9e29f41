using FunctionalVae.Data;

namespace FunctionalVae.Checkpoints;

/// <summary>
/// What a run of a table recorded beside <see cref="RunRecord"/>: the columns with how files write them and how numbers are scaled, and the model
/// where it was made for the table.
/// </summary>
/// <param name="ModelName">The name of the model that was trained.</param>
/// <param name="SpecHash">Of its specification (<see cref="FunctionalVae.SpecHash"/>).</param>
/// <param name="Form">The table, and how files write it.</param>
/// <param name="Fit">How numbers are scaled.</param>
/// <param name="Architecture">The layers of a model that was made for the table; null where a program declares the model.</param>
public sealed record TableRecord(string ModelName, string SpecHash, TableForm Form, TableFit Fit, TableArchitecture? Architecture)
{
    /// <summary>The file's name inside a run's folder.</summary>
    public const string FileName = "table.json";

    /// <summary>How the file is laid out.</summary>
    public const string Schema = "functionalvae.table.2";

    /// <summary>How files of version 0.1 were, in which all numbers are standardised; they are read too.</summary>
    internal const string FirstSchema = "functionalvae.table.1";

    /// <summary>The specification of a model that was made for the table, for <c>Vae.ModelFrom(spec, name)</c>; null where a program declares the model.</summary>
    public VaeSpec? Spec => Architecture?.Of(Form.Table);
}
