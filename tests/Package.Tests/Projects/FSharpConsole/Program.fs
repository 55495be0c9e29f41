open System
open FunctionalVae
open FunctionalVae.Data
open FunctionalVae.FSharp
open Models

let vae = Plane.Functions
let key = Key.FromSeed 7UL
let images = Plane.Images.Of(Digits.Load().Train)
let noise = vae.NoiseFrom(key.Child 0UL, images.Count)

let options =
    TrainOptions(Epochs = 3, BatchSize = 64, LearningRate = 2e-3, Threads = 1)

let value parameters =
    vae.Evaluate(parameters, images, noise).Value

let untrained = vae.Initialize(key.Child 1UL)

// Training as what it is: a fold of steps over batches.
let folded =
    Seq.init options.Epochs (fun epoch -> vae.Batches(options, Dataset.Of images, epoch))
    |> Seq.concat
    |> Seq.fold (fun state batch -> vae.Step(state, batch)) (vae.Start(options, Key.FromSeed options.Seed))

let run = vae.Train(options, Dataset.Of images)

// The same run by the curried functions.
let curried = Dataset.Of images |> Vae.train vae (Options.ofTrainOptions options)

let print (name: string) (value: obj) =
    Console.WriteLine(FormattableString.Invariant $"{name}: {value}")

print "before" (value untrained)
print "after" (value run.State.Parameters)
print "fold-is-train" (value folded.Parameters = value run.State.Parameters)
print "curried-is-train" (value (Vae.parametersOf vae curried.State) = value run.State.Parameters)
print "samples" (vae.Sample(run.State.Parameters, 4, key.Child 2UL).Count)
