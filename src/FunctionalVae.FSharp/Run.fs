namespace FunctionalVae.FSharp

open FunctionalVae
open FunctionalVae.Checkpoints
open FunctionalVae.Data

/// <summary>
/// Trained models as <c>fvae train … --out DIR</c> leaves them. Examples go in and come out in the units of their files:
/// <c>table |> Run.examples vae run |> Vae.reconstruct vae (Run.parameters vae run) |> Run.inUnits run</c>.
/// </summary>
[<RequireQualifiedAccess>]
module Run =
    /// <summary>Reads the folder of a run, or a .safetensors file with what lies beside it.</summary>
    /// <exception cref="T:FunctionalVae.Checkpoints.CheckpointException">There is no run, or none yet, or it is damaged or of a newer version; the message is complete.</exception>
    let load (path: string) = Run.Load path

    /// <summary>The trained weights.</summary>
    /// <exception cref="T:FunctionalVae.Checkpoints.CheckpointException">The run is of another model; the message names both.</exception>
    let parameters (vae: IObjectiveVae<_, _, _, _, 'parameters, _>) (run: Run) : 'parameters :> ITyped<'parameters, ParameterVector> =
        run.Parameters vae

    /// <summary>The place of the latest checkpoint, to train on from by <c>Vae.trainFrom</c>; None where the run kept none.</summary>
    /// <exception cref="T:FunctionalVae.Checkpoints.CheckpointException">The run is of another model, or what it kept is damaged or of another version.</exception>
    let point (vae: IObjectiveVae<_, _, _, _, _, 'state>) (run: Run) : TrainingPoint<'state> option =
        Option.ofObj (run.Point vae)

    /// <summary>The state at that place: weights, moments, step, key and options; None where the run kept no checkpoint.</summary>
    /// <exception cref="T:FunctionalVae.Checkpoints.CheckpointException">The run is of another model, or what it kept is damaged or of another version.</exception>
    let state (vae: IObjectiveVae<_, _, _, _, _, 'state>) (run: Run) : 'state option =
        point vae run |> Option.map _.State

    /// <summary>Examples as the model takes them, scaled as the training examples were: [count, inputs].</summary>
    /// <exception cref="T:FunctionalVae.Data.InvalidDataSetException">They have other columns or another size, or a value is outside the model's domain.</exception>
    let examples (vae: IObjectiveVae<'examples, _, _, _, _, _>) (run: Run) (table: ExampleTable) : 'examples :> ITyped<'examples, Batch> =
        run.Examples(vae, table)

    /// <summary>What a model gave, in the units of the run's files: [count][width].</summary>
    let inUnits (run: Run) (rows: 'rows :> ITyped<'rows, Batch>) =
        run.InUnits(rows.Core.Values).ToArray() |> Array.chunkBySize (Rows.width rows)

    /// <summary>How the run's files were read, for files of the same kind: <c>Data.loadWith (Run.reading run) ["new.csv"]</c>.</summary>
    let reading (run: Run) = run.Reading

    /// <summary>What the run recorded; None for weights that have no record beside them.</summary>
    let record (run: Run) = Option.ofObj run.Record

    /// <summary>How it was trained; None where nothing is recorded.</summary>
    let options (run: Run) =
        record run |> Option.map (_.Options >> Options.ofTrainOptions)

    /// <summary>The name of the model; None where the weights come from elsewhere and do not say.</summary>
    let modelName (run: Run) = Option.ofObj run.ModelName

    /// <summary>The hash of the specification; None where the weights do not say.</summary>
    let specHash (run: Run) = Option.ofObj run.SpecHash

    /// <summary>The numbers by which values were scaled; None where they were not.</summary>
    let scaling (run: Run) = Option.ofObj run.Scaling

    /// <summary>The names of an example's values; None where they have none.</summary>
    let columns (run: Run) =
        Option.ofObj run.Columns |> Option.map List.ofSeq

    /// <summary>The texts of the labels 0, 1, …; None where labels are plain numbers, or there are none.</summary>
    let labelNames (run: Run) =
        Option.ofObj run.LabelNames |> Option.map List.ofSeq
