namespace FunctionalVae.FSharp.Tests

open System
open System.IO
open FsCheck
open FsCheck.FSharp
open FunctionalVae
open FunctionalVae.FSharp
open FunctionalVae.Zoo

/// One model, and examples, parameters and noise by key.
type Case =
    {
        Vae: IVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>
        Seed: uint64
        Count: int
    }

    member case.Key = Key.ofSeed case.Seed

    override case.ToString() =
        $"{case.Vae.Model.Name}, seed {case.Seed}, {case.Count} examples"

module Cases =
    let private uniform key count =
        Array.init count (fun i -> Uniform.Open((key: Key).Words(uint32 i, 0u).Word0))

    /// Values of the model's domain: [count, inputs].
    let images (vae: IObjectiveVae<_, _, _, _, _, _>) key count =
        let value grey =
            match vae.Spec.Input.Domain with
            | ValueDomain.Real -> float32 (NormalDistribution.Quantile grey)
            | _ -> float32 grey

        uniform key (count * vae.Model.Layout.InputWidth)
        |> Array.map value
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

    let private models =
        [ TinyVae.Model; MoonsVae.Model; LinearVae.Model ]
        |> List.map (Vae.tryOfLikelihood >> Option.get)

    let private cases =
        gen {
            let! vae = Gen.elements models
            let! seed = ArbMap.defaults |> ArbMap.generate<uint64>
            let! count = Gen.choose (1, 12)

            return
                {
                    Vae = vae
                    Seed = seed
                    Count = count
                }
        }

    /// A law that holds for every model, key and number of examples; the same hundred cases in every run.
    let forAll (law: Case -> bool) =
        Check.One(Config.QuickThrowOnFailure.WithReplay(20UL, 3UL).WithMaxTest 100, Prop.forAll (Arb.fromGen cases) law)

    /// The same with few cases, for laws that train.
    let forSome (law: Case -> bool) =
        Check.One(Config.QuickThrowOnFailure.WithReplay(20UL, 3UL).WithMaxTest 12, Prop.forAll (Arb.fromGen cases) law)

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
