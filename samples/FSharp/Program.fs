open System.IO
open FunctionalVae
open FunctionalVae.FSharp
open FunctionalVae.Zoo

let vae = TinyVae.Functions
let train, test = Data.digits ()
let data = Vae.examplesOf vae train |> Data.ofExamples

let options =
    { Options.ofModel vae with
        Epochs = 120
        Schedule = CosineSchedule()
    }
    |> Options.forData data

// Training is a fold of a pure step over batches.
let trained =
    Vae.allBatches vae options data
    |> Seq.fold (Vae.step vae) (Vae.start vae options (Key.ofSeed options.Seed))

let parameters = Vae.parametersOf vae trained
let samples = Vae.sample vae parameters (Key.ofSeed 2UL) 64

// The same run in place gives the same bits.
let run = Vae.train vae options data
let weightsOf = Vae.parametersOf vae >> Vae.weights
printfn $"Train is the fold of Step: {weightsOf run.State = weightsOf trained}"

// Evaluate: noise and binarization are values, so the number is reproducible.
let held = Vae.examplesOf vae test |> Vae.binarize vae (Key.ofSeed 3UL)
let noise = held |> Vae.noiseFor vae (Key.ofSeed 4UL)
let elbo = held |> Vae.evaluate vae parameters noise
printfn $"ELBO %.2f{elbo.Value} = %.2f{elbo.Reconstruction} - %.2f{elbo.Kl} nats per image"

// Look.
let folder = Path.Combine("runs", "fsharp")
let file name = Path.Combine(folder, name)

let first count =
    Rows.toArrays >> Array.truncate count >> Vae.ofArrays vae

// Draws are binary, as the data are; the means of the same draws of the prior are what pictures usually show.
samples |> Pictures.grid vae 16 |> Pictures.save (file "samples.png")

Vae.sampleMeans vae parameters (Key.ofSeed 2UL) 64
|> Pictures.grid vae 16
|> Pictures.save (file "means.png")

held
|> first 16
|> Pictures.reconstructions vae 16 parameters
|> Pictures.save (file "reconstructions.png")

parameters |> Pictures.manifold vae 12 |> Pictures.save (file "manifold.png")

held
|> Vae.encode vae parameters
|> Vae.mean vae
|> Pictures.scatter "Posterior means of held-out digits" (Data.labels test)
|> Pictures.save (file "latent.png")

// Save, and load in one line.
parameters |> Vae.save vae (file "tiny.safetensors")
let loaded = Vae.load vae (file "tiny.safetensors")
printfn $"Loaded the same weights: {Vae.weights loaded = Vae.weights parameters}"
printfn $"Pictures: {Path.GetFullPath folder}"
