namespace FunctionalVae.FSharp.Tests

open FsCheck.FSharp
open FsCheck.Xunit
open FunctionalVae.FSharp
open FunctionalVae.Zoo

/// Cases of models with a likelihood. A counterexample comes with fewer examples, then a smaller seed.
type ArbitraryCases =
    static member Case() =
        let models =
            [ TinyVae.Model; MoonsVae.Model; LinearVae.Model ]
            |> List.map (Vae.tryOfLikelihood >> Option.get)

        let cases =
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

        let simpler case =
            seq {
                for count in Seq.distinct [ 1; case.Count / 2; case.Count - 1 ] do
                    if count >= 1 && count < case.Count then
                        { case with Count = count }

                for seed in ArbMap.defaults |> ArbMap.arbitrary<uint64> |> (fun seeds -> seeds.Shrinker case.Seed) do
                    { case with Seed = seed }
            }

        Arb.fromGenShrink (cases, simpler)

/// A law that holds for every model, key and number of examples; the same hundred cases in every run, unless MaxTest says another number.
type LawAttribute() as law =
    inherit PropertyAttribute()

    do
        law.Arbitrary <- [| typeof<ArbitraryCases> |]
        law.MaxTest <- 100
        law.Replay <- "20,3"
        law.QuietOnSuccess <- true
