namespace FunctionalVae.FSharp

open FunctionalVae

/// <summary>Keys are the only source of randomness: equal keys give equal draws, on every platform and at any number of threads.</summary>
[<RequireQualifiedAccess>]
module Key =
    /// <summary>The key of a seed.</summary>
    let ofSeed (seed: uint64) = Key.FromSeed seed

    /// <summary>An independent key for purpose, step or example <paramref name="index"/>; equal indices give equal keys.</summary>
    let child (index: uint64) (key: Key) = key.Child index

    /// <summary>The children 0, 1, 2, … of a key, as many as are asked for: <c>Key.children key |> Seq.take 3</c>.</summary>
    let children (key: Key) =
        Seq.initInfinite (fun index -> key.Child(uint64 index))
