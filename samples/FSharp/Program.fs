open FunctionalVae
open FunctionalVae.Data
open FunctionalVae.Zoo

// A model's functions are one value, and training is a fold.
let vae = TinyVae.Functions

let options = TrainOptions(Epochs = 3, BatchSize = 32, LearningRate = 2e-3, Seed = 1UL)
let digits = Digits.Load()
let data = Dataset.Of(TinyVae.Images.Of digits.Train)

let trained =
    Seq.init options.Epochs id
    |> Seq.collect (fun epoch -> vae.Batches(options, data, epoch))
    |> Seq.fold (fun state batch -> vae.Step(state, batch)) (vae.Start(options, Key.FromSeed options.Seed))

let test = vae.Binarize(TinyVae.Images.Of digits.Test, Key.FromSeed 2UL)
let elbo = vae.Evaluate(trained.Parameters, test, vae.NoiseFrom(Key.FromSeed 3UL, test.Count))

printfn $"ELBO {elbo.Value:F2} = {elbo.Reconstruction:F2} - {elbo.Kl:F2} nats per image"

// The same run in place gives the same bits.
let run = vae.Train(options, data)
printfn $"Train is the fold of Step: {run.State.Parameters.Values.ToArray() = trained.Parameters.Values.ToArray()}"
