/// Every function says what it does, where an editor shows it.
module FunctionalVae.FSharp.Tests.DocumentationTests

open System
open System.IO
open System.Reflection
open System.Xml.Linq
open FSharp.Reflection
open FunctionalVae.FSharp
open Xunit

let private name (text: string) = XName.Get text

let private summaries =
    let file = Path.Combine(AppContext.BaseDirectory, "FunctionalVae.FSharp.xml")

    [
        for m in XDocument.Load(file).Descendants(name "member") do
            match Option.ofObj (m.Attribute(name "name")), Option.ofObj (m.Element(name "summary")) with
            | Some id, Some summary when not (String.IsNullOrWhiteSpace summary.Value) ->
                // M:FunctionalVae.FSharp.Vae.encode``6(…): without its generic arity and its parameters.
                id.Value.Split('(').[0].Split("``").[0]
            | _ -> ()
    ]
    |> set

[<Fact>]
let ``Every public function, value, type and field is documented`` () =
    let types =
        typeof<Options>.Assembly.GetExportedTypes()
        |> Array.filter (fun owner -> not owner.IsNested)

    let needed =
        [
            for owner in types do
                $"T:{owner.FullName}"

                if owner.IsAbstract && owner.IsSealed then
                    for m in owner.GetMethods(BindingFlags.Public ||| BindingFlags.Static) do
                        if not m.IsSpecialName then
                            $"M:{owner.FullName}.{m.Name}"

                    for value in owner.GetProperties(BindingFlags.Public ||| BindingFlags.Static) do
                        $"P:{owner.FullName}.{value.Name}"
            for field in FSharpType.GetRecordFields typeof<Options> do
                $"P:FunctionalVae.FSharp.Options.{field.Name}"
        ]

    Assert.True(needed.Length > 70)
    Assert.Empty(needed |> List.filter (fun id -> not (summaries.Contains id)))
