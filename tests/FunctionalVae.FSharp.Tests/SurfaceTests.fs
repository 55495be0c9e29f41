/// What C# offers can be called from F# as it is: no overloads, no references, no annotations.
module FunctionalVae.FSharp.Tests.SurfaceTests

open System
open System.Reflection
open System.Runtime.CompilerServices
open FSharp.Quotations
open FunctionalVae
open FunctionalVae.Checkpoints
open FunctionalVae.Data
open FunctionalVae.Zoo
open Xunit

let private declared =
    BindingFlags.Public
    ||| BindingFlags.Static
    ||| BindingFlags.Instance
    ||| BindingFlags.DeclaredOnly

let private nameOf (method: MethodBase) =
    let owner = method.DeclaringType |> Option.ofObj |> Option.get
    $"{owner.FullName}.{method.Name}"

let private functionalTypes (assembly: Assembly) =
    assembly.GetExportedTypes()
    |> Array.filter (fun owner -> owner.Namespace <> "FunctionalVae.Engine")

let private isStatic (owner: Type) = owner.IsAbstract && owner.IsSealed

let private methodsOf (owner: Type) =
    owner.GetMethods declared
    |> Array.filter (fun m -> not (m.IsDefined(typeof<CompilerGeneratedAttribute>, false)))

let rec private isReference (held: Type) =
    held.IsByRef
    || held.IsByRefLike
    || held.IsPointer
    || (held.IsGenericType && held.GetGenericArguments() |> Array.exists isReference)

let private referencing (owner: Type) =
    let takesOne (method: MethodBase) =
        method.GetParameters()
        |> Array.exists (fun parameter -> isReference parameter.ParameterType)

    [
        for m in methodsOf owner do
            if isReference m.ReturnType || takesOne m then
                nameOf m
        for made in owner.GetConstructors() do
            if takesOne made then
                nameOf made
    ]

let private overloaded (owner: Type) =
    [
        if isStatic owner || owner.IsInterface then
            for name, methods in methodsOf owner |> Array.groupBy _.Name do
                if methods.Length > 1 then
                    $"{owner.FullName}.{name}"
    ]

let private assemblies =
    // The run time, the mathematics, the vocabulary, the pictures.
    [
        typeof<TrainOptions>.Assembly
        typeof<Key>.Assembly
        typeof<VaeSpec>.Assembly
        typeof<Reports.Bitmap>.Assembly
        typeof<FunctionalVae.Evaluation.LogLikelihood>.Assembly
    ]

let private inAll (look: Type -> string list) =
    assemblies
    |> List.collect (functionalTypes >> List.ofArray >> List.collect look)

/// What C#'s collection expressions call, which must take a span. The attribute goes by its name: netstandard2.0 has one of its own.
let private builders (owner: Type) =
    [
        for attribute in owner.GetCustomAttributesData() do
            if attribute.AttributeType.Name = nameof CollectionBuilderAttribute then
                $"{attribute.ConstructorArguments[0].Value}.{attribute.ConstructorArguments[1].Value}"
    ]

[<Fact>]
let ``No function takes or gives a reference or a span`` () =
    // Spans belong into kernels. This one writes into the buffers of other packages' code; NoiseFrom is the function.
    let fill = "FunctionalVae.StandardNormalNoise.Fill"
    Assert.Equal<string>(set (fill :: inAll builders), set (inAll referencing))

[<Fact>]
let ``No name of a function has two meanings`` () = Assert.Empty(inAll overloaded)

[<Fact>]
let ``The two rules see what breaks them`` () =
    // The standard library breaks both.
    Assert.Contains("System.Math.Abs", overloaded typeof<Math>)
    Assert.Contains("System.Math.DivRem", referencing typeof<Math>)
    Assert.Contains("System.MemoryExtensions.AsSpan", referencing typeof<MemoryExtensions>)

/// The methods that a method's compiled code calls on other objects: callvirt and a token.
let private callsOnObjects (method: MethodInfo) =
    let code =
        match
            method.GetMethodBody()
            |> Option.ofObj
            |> Option.bind (_.GetILAsByteArray() >> Option.ofObj)
        with
        | Some code -> code
        | None -> [||]

    [
        for at in 0 .. code.Length - 5 do
            if code[at] = 0x6Fuy then
                let token = BitConverter.ToInt32(code, at + 1)

                // An operand may look like the instruction, and then no method has its token.
                match
                    (try
                        method.Module.ResolveMethod(token, null, method.GetGenericArguments())
                        |> Option.ofObj
                     with :? ArgumentException ->
                         None)
                with
                | Some called -> called.Name
                | None -> ()
    ]

[<Fact>]
let ``Every function of the typed faces is one of the module's`` () =
    let faces =
        [
            typedefof<IVae<_, _, _, _, _, _>>
            typedefof<IObjectiveVae<_, _, _, _, _, _>>
        ]

    let offered =
        faces
        |> List.collect (fun face -> [ for m in face.GetMethods() -> m.Name ])
        |> set

    let vae =
        typeof<FunctionalVae.FSharp.Options>.Assembly.GetType "FunctionalVae.FSharp.Vae"
        |> Option.ofObj
        |> Option.get

    let used = vae.GetMethods declared |> Seq.collect callsOnObjects |> set
    Assert.True(offered.Count >= 21)
    Assert.Empty(offered - used)

/// Each static function of the run time as a lambda without annotations: F# finds its types by itself.
let private calls: Expr list =
    [
        <@@ Dataset.Of(TinyVae.Images.From []) @@>
        <@@ fun rows -> Dataset.OfRows(rows, fun values -> TinyVae.Images.From values) @@>
        <@@ fun batch -> TinyVae.Functions.ParametersOf(Typed.Wrap batch) @@>
        <@@ fun key -> Typed.Core(TinyVae.Initialize key) @@>
        <@@ fun model parameters images key -> ObjectiveEstimator.Average(model, parameters, images, key) @@>
        <@@ fun model parameters images key -> ObjectiveEstimator.Estimate(model, parameters, images, key) @@>
        <@@ fun model parameters images key -> ObjectiveEstimator.ImportanceWeighted(model, parameters, images, key) @@>
        <@@ fun scores rate -> Outliers.Threshold(scores, rate) @@>
        <@@ fun scores areOutliers -> Outliers.RocAuc(scores, areOutliers) @@>
        <@@ fun model batchSize threads -> Benchmark.Run(model, batchSize, threads) @@>
        <@@ fun days -> RowValues.Date days @@>
        <@@ fun time -> RowValues.Days time @@>
        <@@ fun column value -> RowValues.NoLevel(column, value) @@>
        <@@ fun value -> RowValues.Number<float> value @@>
        <@@ fun days -> RowValues.Time days @@>
        <@@ fun value -> RowValues.Whole<int> value @@>
        <@@ fun path header rows -> CsvWriter.Write(path, header, rows) @@>
        <@@ fun path values shape -> NpyWriter.Write(path, values, shape) @@>
        <@@ fun paths -> DataFiles.Load paths @@>
        <@@ fun folder -> IdxFolder.Load folder @@>
        <@@ fun () -> Digits.Load() @@>
        <@@ fun key count -> Moons.Load(key, count) @@>
        <@@ fun model examples -> ExampleBatch.Of(model, examples) @@>
        <@@ fun model examples -> ExampleBatch.Fits(model, examples) @@>
        <@@ fun table key fraction -> TrainTestSplit.Of(table, key, fraction) @@>
        <@@ fun json scaling -> FittedScalingJson.Write(json, scaling) @@>
        <@@ fun json -> FittedScalingJson.Read json @@>
        <@@ fun path write -> AtomicFile.Write(path, write) @@>
        <@@ fun path -> AtomicFile.OpenRead path @@>
        <@@ fun path -> AtomicFile.Probe path @@>
        <@@ fun model parameters stream -> Checkpoint.Write(model, parameters, stream) @@>
        <@@ fun json record -> TableRecordJson.Write(json, record) @@>
        <@@ fun json -> TableRecordJson.Read json @@>
        <@@ fun texts -> TableInference.Of texts @@>
        <@@ fun paths form -> TableFiles.Load(paths, form) @@>
        <@@ fun texts form -> TableFiles.Of(texts, form) @@>
        <@@ fun parts -> TableFiles.Join parts @@>
        <@@ fun table rows -> TableExamples.Of(table, rows) @@>
        <@@ fun table train -> ConstantColumn.OfNumbers(table, train) @@>
        <@@ fun table -> ChannelOrder.ChannelsLast table @@>
        <@@ fun model examples -> ChannelOrder.IsChannelsFirst(model, examples) @@>
        <@@ fun path header rows -> CsvWriter.WriteTexts(path, header, rows) @@>
        <@@ fun read seen -> MergedValues.Of(read, seen) @@>
        <@@ fun model parameters path -> Checkpoint.Save(model, parameters, path) @@>
        <@@ fun model path renames -> Checkpoint.Import(model, path, renames) @@>
        <@@ fun model path contents renames -> Checkpoint.ImportContents(model, path, contents, renames) @@>
        <@@ fun model path -> Checkpoint.Load(model, path) @@>
        <@@ fun path -> Checkpoint.ModelName path @@>
        <@@ fun model latents path -> LatentFile.Save(model, latents, path) @@>
        <@@ fun model latents stream -> LatentFile.Write(model, latents, stream) @@>
        <@@ fun model path -> LatentFile.Load(model, path) @@>
        <@@ fun path -> Run.Load path @@>
        <@@ fun (run: Run) -> run.Parameters TinyVae.Functions @@>
        <@@ fun (run: Run) table -> run.InUnits(run.Examples(TinyVae.Functions, table).Values) @@>
        <@@ fun json options -> TrainOptionsJson.Write(json, options, true) @@>
        <@@ fun json -> TrainOptionsJson.Read json @@>
        <@@ fun optimizer -> TrainingWords.Of optimizer @@>
        <@@ fun schedule -> TrainingWords.OfSchedule schedule @@>
        <@@ fun prior posterior noise draws -> PriorRatio.Of(prior, posterior, noise, draws) @@>
        <@@ fun count -> BatchChunks.Of count @@>
        <@@ fun batch rows -> BatchChunks.Take(batch, rows) @@>
        <@@ fun batch rows spec -> BatchChunks.WithLabels(batch, rows, spec) @@>
        <@@ fun spec -> FunctionalVae.Vae.From spec @@>
        <@@ fun spec -> FunctionalVae.Vae.ObjectiveFrom spec @@>
        <@@ fun spec -> FunctionalVae.Vae.ModelFrom spec @@>
    ]

/// The same for the mathematics that training rests on.
let private mathematics: Expr list =
    [
        <@@ fun key count -> Permutation.Of(key, count) @@>
        <@@ fun key c0 c1 c2 c3 -> Philox.Block(key, c0, c1, c2, c3) @@>
        <@@ fun word -> Uniform.Open word @@>
        <@@ fun x -> NormalDistribution.Cumulative x @@>
        <@@ fun p -> NormalDistribution.Quantile p @@>
        <@@ fun x -> SpecialFunctions.Expm1 x @@>
        <@@ fun x -> SpecialFunctions.Log1p x @@>
        <@@ fun l -> SpecialFunctions.ExpMinusLinear l @@>
        <@@ fun x -> SpecialFunctions.Softplus x @@>
        <@@ fun x -> SpecialFunctions.Sigmoid x @@>
    ]

let rec private called expr =
    match expr with
    | Patterns.Call(_, m, arguments) -> nameOf m :: List.collect called arguments
    | ExprShape.ShapeVar _ -> []
    | ExprShape.ShapeLambda(_, body) -> called body
    | ExprShape.ShapeCombination(_, parts) -> List.collect called parts

[<Fact>]
let ``Every static function of the run time is called from F# without annotations`` () =
    let offered =
        functionalTypes typeof<TrainOptions>.Assembly
        |> Array.filter isStatic
        |> Array.collect methodsOf
        |> Array.map nameOf
        |> set

    Assert.True(offered.Count >= 18)
    Assert.Equal<string>(offered, Set.intersect offered (set (List.collect called calls)))

[<Fact>]
let ``So is the mathematics`` () =
    let names =
        mathematics
        |> List.collect called
        |> List.filter _.StartsWith("FunctionalVae.", StringComparison.Ordinal)

    Assert.Equal(mathematics.Length, names.Length)
