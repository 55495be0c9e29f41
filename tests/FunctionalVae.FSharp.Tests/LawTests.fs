/// What holds of every model, for all parameters, examples and noise.
module FunctionalVae.FSharp.Tests.LawTests

open FunctionalVae
open FunctionalVae.FSharp

/// Whether a law of parameters, noise and images that belong together holds in a case.
let private holds case law =
    let images = Cases.images case.Vae case.Key case.Count
    law case.Vae (Cases.parameters case.Vae case.Key) (images |> Vae.noiseFor case.Vae (Key.child 3UL case.Key)) images

[<Law>]
let ``The Kullback-Leibler term is never negative`` case =
    holds case (fun vae parameters noise images -> (Vae.evaluateObjective vae parameters noise images).Kl >= 0.0)

[<Law>]
let ``At beta 1 the evidence lower bound is the objective`` case =
    holds case (fun vae parameters noise images ->
        (Vae.evaluate vae parameters noise images).Value = (Vae.evaluateObjective vae parameters noise images).Unweighted)

[<Law>]
let ``The objective of a batch is the average of its parts`` case =
    holds case (fun vae parameters noise images ->
        let count = Rows.count images
        let cut = (count + 1) / 2

        let part first last =
            if first > last then
                0.0
            else
                let noise = Cases.slice first last noise |> Vae.noiseOf vae

                let objective =
                    Cases.slice first last images
                    |> Vae.ofArrays vae
                    |> Vae.evaluateObjective vae parameters noise

                objective.Value * float (last - first + 1)

        let whole = (Vae.evaluateObjective vae parameters noise images).Value
        Cases.isClose 1e-5 whole ((part 0 (cut - 1) + part cut (count - 1)) / float count))

[<Law>]
let ``Equal noise gives equal bits, and other noise another draw`` case =
    holds case (fun vae parameters noise images ->
        let posterior = images |> Vae.encode vae parameters
        let drawn = posterior |> Vae.draw vae noise |> Rows.toArray
        let copy = Rows.toArrays noise |> Vae.noiseOf vae
        let other = images |> Vae.noiseFor vae (Key.ofSeed 0UL)

        drawn = (posterior |> Vae.draw vae copy |> Rows.toArray)
        && Vae.evaluate vae parameters noise images = Vae.evaluate vae parameters copy images
        && drawn <> (posterior |> Vae.draw vae other |> Rows.toArray))

[<Law>]
let ``A draw without noise is the mean`` case =
    holds case (fun vae parameters noise images ->
        let posterior = images |> Vae.encode vae parameters

        let zero =
            Rows.toArrays noise |> Array.map (Array.map (fun _ -> 0f)) |> Vae.noiseOf vae

        Rows.toArray (Vae.draw vae zero posterior) = Rows.toArray (Vae.mean vae posterior))

[<Law>]
let ``A draw lies a noise's deviations from the mean`` case =
    holds case (fun vae parameters noise images ->
        let posterior = images |> Vae.encode vae parameters

        let expected mean logVariance noise =
            float mean + exp (0.5 * float logVariance) * float noise

        Option.isNone (Vae.tryFactor vae posterior)
        && (Array.map3 expected (Rows.toArray (Vae.mean vae posterior)) (Rows.toArray (Vae.logVariance vae posterior)) (Rows.toArray noise)
        |> Array.forall2 (fun draw expected -> Cases.isClose 1e-5 expected (float draw)) (Rows.toArray (Vae.draw vae noise posterior))))

[<Law>]
let ``What is decoded lies in the model's domain`` case =
    holds case (fun vae parameters noise _ ->
        let isInside: float32 -> bool =
            match vae.Spec.Likelihood with
            | :? BernoulliLikelihood -> fun value -> value >= 0f && value <= 1f
            | _ -> System.Single.IsFinite

        Vae.drawPrior vae parameters noise
        |> Vae.decode vae parameters
        |> Rows.toArray
        |> Array.forall isInside)

[<Law>]
let ``A reconstruction is the mean, decoded`` case =
    holds case (fun vae parameters _ images ->
        let decoded =
            images |> Vae.encode vae parameters |> Vae.mean vae |> Vae.decode vae parameters

        Rows.toArray decoded = Rows.toArray (Vae.reconstruct vae parameters images))

[<Law>]
let ``Over noise of ±1 and its negative the average log weight is the average bound`` case =
    // E[−½(μ ± σ)²] = −½(μ² + σ²), so the two log ratios average to −KL, which is otherwise so in expectation only.
    holds case (fun vae parameters noise images ->
        let signed sign =
            Rows.toArrays noise
            |> Array.map (Array.map (fun value -> if value < 0f then -sign else sign))
            |> Vae.noiseOf vae

        let both (term: Batch -> float) =
            (term (signed 1f) + term (signed -1f)) / 2.0

        let weight =
            both (fun noise -> Array.average (Vae.logWeight vae parameters noise images))

        Cases.isClose 1e-4 (both (fun noise -> (Vae.evaluate vae parameters noise images).Value)) weight)

[<Law>]
let ``A small step against the gradient raises the objective`` case =
    holds case (fun vae parameters noise images ->
        let gradient = Vae.differentiate vae parameters noise images
        let slopes = Vae.weights gradient.Values
        let squared = slopes |> Array.sumBy (fun slope -> float slope * float slope)
        // To first order this raises the objective by 1e-3 of its size.
        let rate = 1e-3 * max 1.0 (abs gradient.Objective.Value) / squared

        let moved =
            Array.map2 (fun weight slope -> weight - float32 (rate * float slope)) (Vae.weights parameters) slopes
            |> Vae.parametersOfArray vae

        gradient.Objective = Vae.evaluateObjective vae parameters noise images
        && (Vae.evaluateObjective vae moved noise images).Value > gradient.Objective.Value)

[<Law>]
let ``Means at draws of the standard normal prior are its noise, decoded`` case =
    let parameters = Cases.parameters case.Vae case.Key
    let noise = Vae.noise case.Vae case.Key case.Count
    let sampled = Vae.sampleMeans case.Vae parameters case.Key case.Count

    Rows.toArray (Vae.drawPrior case.Vae parameters noise) = Rows.toArray noise
    && Rows.toArrays sampled |> Array.length = case.Count
    && Rows.toArray sampled = Rows.toArray (Vae.sampleMeans case.Vae parameters case.Key case.Count)

[<Law>]
let ``Keys have independent children`` (case: Case) =
    let children = Key.children case.Key |> Seq.truncate 50 |> List.ofSeq

    children[7] = Key.child 7UL case.Key
    && List.length (List.distinct (case.Key :: children)) = 51
