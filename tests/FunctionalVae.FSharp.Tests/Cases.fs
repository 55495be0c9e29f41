namespace FunctionalVae.FSharp.Tests

open System
open System.IO
open FunctionalVae
open FunctionalVae.FSharp

/// One model, and examples, parameters and noise by key.
[<StructuredFormatDisplay("{Text}")>]
type Case =
    {
        Vae: IVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>
        Seed: uint64
        Count: int
    }

    member case.Key = Key.ofSeed case.Seed

    /// What stands in a counterexample.
    member case.Text =
        $"{case.Vae.Model.Name}, seed {case.Seed}, {case.Count} examples"

    override case.ToString() = case.Text

module Cases =
    let private uniform key count =
        Array.init count (fun i -> Uniform.Open((key: Key).Words(uint32 i, 0u).Word0))

    /// Values of the model's domain: [count, inputs].
    let images (vae: IObjectiveVae<_, _, _, _, _, _>) key count =
        let value grey =
            match vae.Spec.Input.Domain with
            | ValueDomain.Real -> float32 (NormalDistribution.Quantile grey)
            | ValueDomain.Count -> floor (-3.0f * log (float32 grey))
            | _ -> float32 grey

        let oneHot greys =
            greys
            |> Array.map (fun grey -> if grey = Array.max greys then 1.0f else 0.0f)

        let greys = uniform key (count * vae.Model.Layout.InputWidth)

        (match vae.Spec.Input.Domain with
         | ValueDomain.OneHot ->
             greys
             |> Array.chunkBySize vae.Spec.Likelihood.GroupSize
             |> Array.collect oneHot
         | _ -> Array.map value greys)
        |> Array.chunkBySize vae.Model.Layout.InputWidth
        |> Vae.ofArrays vae
        |> Vae.binarize vae (Key.child 1UL key)

    /// Initial parameters, moved a little: those that start at 0 or 1 would hide a mistake.
    let parameters (vae: IObjectiveVae<_, _, _, _, _, _>) key =
        let moves =
            uniform (Key.child 2UL key) vae.Model.Layout.ParameterCount
            |> Array.map (fun draw -> 0.1f * float32 (NormalDistribution.Quantile draw))

        Vae.initialize vae key
        |> Vae.weights
        |> Array.map2 (+) moves
        |> Vae.parametersOfArray vae

    /// The numbers from the first to the last of some rows.
    let slice first last rows = (Rows.toArrays rows)[first..last]

    let isClose tolerance (expected: float) (actual: float) =
        abs (expected - actual) <= tolerance * max 1.0 (abs expected)

    /// The repository's file of that path.
    let repositoryFile path =
        let rec find (folder: string) =
            if File.Exists(Path.Combine(folder, "FunctionalVae.sln")) then
                folder
            else
                find (Path.GetDirectoryName folder |> Option.ofObj |> Option.get)

        File.ReadAllText(Path.Combine(find AppContext.BaseDirectory, path))

    /// Runs with a folder of its own, which is gone afterwards.
    let inFolder (run: (string -> string) -> unit) =
        let folder = Directory.CreateTempSubdirectory "fvae-"

        try
            run (fun name -> Path.Combine(folder.FullName, name))
        finally
            folder.Delete(recursive = true)
