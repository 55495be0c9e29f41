namespace FunctionalVae.FSharp

open System.Collections.Generic
open FunctionalVae
open FunctionalVae.Data

/// <summary>Examples from files and from memory. A pair is always training part, test part.</summary>
[<RequireQualifiedAccess>]
module Data =
    /// <summary>The embedded handwritten digits, 8 × 8 grey pixels in [0, 1] with labels: 1,437 to train on and 360 to test on.</summary>
    let digits () =
        let sets = Digits.Load()
        sets.Train, sets.Test

    /// <summary>A folder in the layout of MNIST: four IDX files, plain or gzip; values are byte ÷ 255.</summary>
    /// <exception cref="T:FunctionalVae.Data.InvalidDataSetException">Anything is missing, malformed or does not fit together.</exception>
    let idx (folder: string) =
        let sets = IdxFolder.Load folder
        sets.Train, sets.Test

    /// <summary>Points of two interleaved half circles with normal noise, [count, 2], labelled by moon.</summary>
    /// <param name="noise">The standard deviation of the noise, ≥ 0.</param>
    /// <param name="key">The key of all draws.</param>
    /// <param name="count">The number of points, at least 1.</param>
    let moons (noise: float) (key: Key) (count: int) = Moons.Load(key, count, noise)

    /// <summary>Reads files of examples (CSV, NPY, NPZ, or one IDX folder) and joins them: the examples, and a test part where the files have one.</summary>
    /// <param name="options">What the files do not say themselves: <c>DataOptions(LabelColumn = "species")</c>.</param>
    /// <param name="paths">One or more.</param>
    /// <exception cref="T:FunctionalVae.Data.InvalidDataSetException">A file is missing, malformed, or does not fit the others; the message is complete.</exception>
    let loadWith (options: DataOptions) (paths: string seq) =
        let loaded = DataFiles.Load(ResizeArray paths, options)
        loaded.Train, Option.ofObj loaded.Test

    /// <summary>The same with the usual options: every column is data.</summary>
    /// <exception cref="T:FunctionalVae.Data.InvalidDataSetException">A file is missing, malformed, or does not fit the others; the message is complete.</exception>
    let load (paths: string seq) = loadWith (DataOptions()) paths

    /// <summary>A random share of the examples for testing, the others for training; the same for the same key and count.</summary>
    /// <param name="testFraction">Strictly between 0 and 1.</param>
    /// <param name="key">Chooses the examples.</param>
    /// <param name="table">At least two examples.</param>
    let split (testFraction: float) (key: Key) (table: ExampleTable) =
        let parts = TrainTestSplit.Of(table, key, testFraction)
        parts.Train, parts.Test

    /// <summary>The labels, one per example; None where there are none.</summary>
    let labels (examples: #IExamples) =
        Option.ofObj examples.Labels |> Option.map Array.ofSeq

    /// <summary>The names of the columns; None where they have none.</summary>
    let columns (table: ExampleTable) =
        Option.ofObj table.Columns |> Option.map List.ofSeq

    /// <summary>A scaling with its numbers taken from the training part: <c>Data.fit (Scaling.Standardise()) train</c>.</summary>
    let fit (scaling: Scaling) (train: ExampleTable) = scaling.Fit train

    /// <summary>The examples with scaled values.</summary>
    /// <exception cref="T:System.ArgumentException">The table has another width than the scaling was fitted to.</exception>
    let scale (scaling: FittedScaling) (table: ExampleTable) = scaling.ApplyTo table

    /// <summary>What a model gave, in the units of the data: [count][width].</summary>
    /// <exception cref="T:System.ArgumentException">The rows have another width than the scaling was fitted to.</exception>
    let unscale (scaling: FittedScaling) (rows: 'rows :> ITyped<'rows, Batch>) =
        let width = Rows.width rows

        if width <> scaling.Width then
            invalidArg (nameof rows) $"The scaling was fitted to {scaling.Width} columns, and the rows have {width}."

        scaling.Undo(rows.Core.Values).ToArray() |> Array.chunkBySize width

    /// <summary>Examples in memory as a data set to train on.</summary>
    let ofExamples (examples: 'examples :> ITyped<'examples, Batch>) : IDataset<'examples> = Dataset.Of examples

    /// <summary>A data set of <paramref name="count"/> examples that are taken when they are needed: data that do not fit into memory.</summary>
    /// <param name="count">The number of examples.</param>
    /// <param name="take">The examples with the given numbers, in that order; equal numbers must give equal examples.</param>
    let ofFunction (count: int) (take: int list -> 'examples) : IDataset<'examples> =
        { new IDataset<'examples> with
            member _.Count = count
            member _.Take(examples: IReadOnlyList<int>) = take (List.ofSeq examples)
        }

    /// <summary>Writes rows as CSV under the given column names, whole or not at all; every number reads back as the same float32.</summary>
    /// <exception cref="T:System.ArgumentException">There is not one name for each column.</exception>
    let saveCsv (path: string) (columns: string list) (rows: 'rows :> ITyped<'rows, Batch>) =
        let lines = Seq.init (Rows.count rows) (fun row -> rows.Core[row])
        CsvWriter.Write(path, columns, lines)

    /// <summary>Writes rows as a NumPy array of float32, [count, width], whole or not at all.</summary>
    let saveNpy (path: string) (rows: 'rows :> ITyped<'rows, Batch>) =
        NpyWriter.Write(path, rows.Core.Values, [| Rows.count rows; Rows.width rows |])
