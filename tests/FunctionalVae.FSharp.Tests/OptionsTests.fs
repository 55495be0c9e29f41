/// The record of options is C#'s, whole.
module FunctionalVae.FSharp.Tests.OptionsTests

open System
open System.Reflection
open FSharp.Reflection
open FunctionalVae
open FunctionalVae.FSharp
open FunctionalVae.Zoo
open Xunit

let private fields = FSharpType.GetRecordFields typeof<Options>

let private properties =
    typeof<TrainOptions>.GetProperties(BindingFlags.Public ||| BindingFlags.Instance)

/// A value that is not a field's default.
let private other (field: Type) : obj =
    if field = typeof<int> then
        7
    elif field = typeof<uint64> then
        9UL
    elif field = typeof<float> then
        0.25
    elif field = typeof<int option> then
        Some 3
    elif field = typeof<float option> then
        Some 0.75
    elif field = typeof<Optimizer> then
        Sgd(Momentum = 0.5)
    elif field = typeof<Schedule> then
        CosineSchedule(Final = 0.5)
    elif field = typeof<SpikeGuard option> then
        Some(SpikeGuard(Window = 7))
    else
        invalidOp $"No value to try a field of {field} with: give one here."

/// What C# holds where F# holds a value.
let private plain (value: obj | null) : obj | null =
    match value with
    | :? (int option) as number -> Option.toObj (Option.map box number)
    | :? (float option) as number -> Option.toObj (Option.map box number)
    | :? (SpikeGuard option) as guard -> Option.toObj (Option.map box guard)
    | value -> value

let private withField index value =
    let values = FSharpValue.GetRecordFields Options.defaults
    values[index] <- value
    FSharpValue.MakeRecord(typeof<Options>, values) :?> Options

[<Fact>]
let ``Every option of C# is a field, and every field an option of C#`` () =
    let names (members: PropertyInfo array) =
        members |> Array.map _.Name |> Array.sort

    Assert.Equal<string>(names properties, names fields)

[<Fact>]
let ``Every field arrives in C# and comes back, and takes no other with it`` () =
    let defaults = Options.toTrainOptions Options.defaults

    for index, field in Array.indexed fields do
        let changed = withField index (other field.PropertyType)
        Assert.NotEqual(Options.defaults, changed)
        let there = Options.toTrainOptions changed
        Assert.Equal(changed, Options.ofTrainOptions there)

        for property in properties do
            let expected =
                if property.Name = field.Name then
                    plain (other field.PropertyType)
                else
                    property.GetValue defaults

            Assert.Equal<obj | null>(expected, property.GetValue there)

[<Fact>]
let ``The defaults are C#'s, but for what is not given there`` () =
    let given = TrainOptions()
    let ours = Options.toTrainOptions Options.defaults
    Assert.Equal(TrainOptions(Optimizer = Adam(), Schedule = ConstantSchedule()), ours)

    let images = Cases.images MoonsVae.Functions (Key.ofSeed 1UL) 150
    let vae = MoonsVae.Functions
    let theirs = vae.Train(given, Data.ofExamples images).State.Parameters
    Assert.Equal<float32>(Vae.weights theirs, Vae.weights (Vae.train vae Options.defaults (Data.ofExamples images)).State.Parameters)

[<Fact>]
let ``A model's author recommends options`` () =
    let options = Options.ofModel TinyVae.Functions
    Assert.Equal((100, 32, 2e-3), (options.Epochs, options.BatchSize, options.LearningRate))
    Assert.Equal(TinyVae.Defaults.Seed, options.Seed)

[<Fact>]
let ``The length of the data is filled in`` () =
    let data = Cases.images MoonsVae.Functions (Key.ofSeed 1UL) 15 |> Data.ofExamples

    Assert.Equal(
        { Options.defaults with
            Examples = Some 15
        },
        Options.defaults |> Options.forData data
    )
