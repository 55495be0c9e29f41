namespace FunctionalVae.FSharp

open FunctionalVae

/// <summary>Images, latents and noise of any model as plain numbers: rows of float32 values, [count, width].</summary>
[<RequireQualifiedAccess>]
module Rows =
    /// <summary>How many rows there are.</summary>
    let count (rows: 'rows :> ITyped<'rows, Batch>) = rows.Core.Count

    /// <summary>Values per row.</summary>
    let width (rows: 'rows :> ITyped<'rows, Batch>) = rows.Core.Width

    /// <summary>The values of row <paramref name="index"/>, from 0: [width], copied.</summary>
    let item (index: int) (rows: 'rows :> ITyped<'rows, Batch>) = rows.Core[index].ToArray()

    /// <summary>All values, row by row: [count · width], copied.</summary>
    let toArray (rows: 'rows :> ITyped<'rows, Batch>) = rows.Core.Values.ToArray()

    /// <summary>One array per row: [count][width], copied.</summary>
    let toArrays (rows: 'rows :> ITyped<'rows, Batch>) =
        Array.init (count rows) (fun index -> item index rows)

    // The values of rows that callers give, one after the other.
    let internal flat (vae: IObjectiveVae<_, _, _, _, _, _>) what width (rows: float32 array seq) =
        rows
        |> Seq.mapi (fun index row ->
            if row.Length <> width then
                invalidArg
                    (nameof rows)
                    $"Row {index} has {row.Length} values, and {what} of {vae.Model.Name} has {width}. Give rows of {width} values."

            row)
        |> Seq.concat
