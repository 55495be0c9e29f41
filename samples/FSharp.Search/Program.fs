open FunctionalVae
open FunctionalVae.FSharp

// Twenty architectures as values: no class, no generator, no build between one and the next.
let specs =
    [ for width in [ 16; 32; 64; 128; 256 ] do
          for activation in [ Activation.Relu; Activation.Silu ] do
              for latent in [ 2; 8 ] do
                  let name = $"{width} {activation} {latent}"
                  let layers: Layer list = [ Dense(width, activation) ]

                  name,
                  Spec.create
                      (Image(8, 8, Binarization = Binarization.Dynamic))
                      (Flatten() :: layers)
                      (DiagonalNormalLatent latent)
                      layers
                      (BernoulliLikelihood()) ]

let train, _ = Data.digits ()

// Digits kept for validation choose the architecture; the test digits are not looked at here.
let options =
    { Options.defaults with
        Epochs = 40
        BatchSize = 32
        LearningRate = 2e-3
        ValidationFraction = 0.2 }

let results =
    specs
    |> List.map (fun (name, spec) ->
        let vae = Spec.model name spec |> Vae.ofModel
        let run = Vae.examplesOf vae train |> Data.ofExamples |> Vae.train vae options
        let validation = (Seq.last run.Epochs |> Training.validation |> Option.get).Value
        printfn $"%-14s{name} %7d{vae.Model.Layout.ParameterCount} parameters   ELBO %.2f{validation} nats per digit"
        name, validation)

let best, elbo = results |> List.maxBy snd
printfn $"Best: {best}, %.2f{elbo}"
