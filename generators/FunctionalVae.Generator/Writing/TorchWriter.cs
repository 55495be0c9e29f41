using FunctionalVae.Generator.Reading;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes the nested class <c>Torch</c> of a model: its functions on a device of TorchSharp, and its modules.</summary>
internal static class TorchWriter
{
    internal const string Tensor = TorchOps.Torch + "Tensor";
    private const string Runtime = "global::FunctionalVae.Torch.";
    internal const string Masks = "global::System.Collections.Generic.IReadOnlyList<" + Tensor + ">? masks";
    internal const string Own = "ForwardOwn";
    private const string Device = TorchOps.Torch + "Device? device = null";

    /// <summary>The generated file.</summary>
    public static string Write(GeneratedModel model) =>
        BackendFile.Write(
            model,
            new(
                nameof(VaeBackends.Torch),
                "The model on TorchSharp: the same functions on a device of torch, and its modules.",
                "on a device: cpu, cuda, cuda:1",
                "There is no such device",
                "string device = \"cpu\"",
                "device",
                $"new {Runtime}TorchModel(Model, static place => new Module(place), device)"
            ),
            (code, plan) =>
            {
                Encoder(code, plan);
                code.Line();
                Decoder(code, plan);
                code.Line();
                Module(code, model, plan);
            }
        );

    private static void Encoder(CodeWriter code, Plan plan)
    {
        var isDeterministic = plan.Training.Head.Width == plan.LatentWidth;
        var latent = Literals.BatchShape(plan.LatentWidth);
        var isCorrelated = plan.Training.Head.Width > 2 * plan.LatentWidth;
        var result = isDeterministic ? Tensor : $"({Tensor} Mean, {Tensor} LogVariance{(isCorrelated ? $", {Tensor} Lower" : "")})";
        code.Summary(
            $"The encoder alone: x {Literals.BatchShape(plan.Training.Input.Width)} to {(isDeterministic ? "z" : "mean and log-variance,")} {latent}{(isDeterministic ? "" : " each")}{(isCorrelated ? ", the latter of each dimension given those before it, and the factor below its diagonal, column after column" : "")}."
        );
        Chain(
            code,
            "Encoder",
            result,
            plan.Training.EncodeOps,
            [],
            isDeterministic ? "{0}"
                : isCorrelated ? $"{Runtime}TorchOps.SplitFactor({{0}}, {Literals.Of(plan.LatentWidth)})"
                : Runtime + "TorchOps.Split({0})",
            plan.Training.Input,
            plan.Training.Head,
            plan,
            plan.Training.PriorOps
        );
    }

    private static void Decoder(CodeWriter code, Plan plan)
    {
        code.Summary(
            $"The decoder alone: {(plan.ConditionWidth > 0 ? "z beside the class" : "z")} {Literals.BatchShape(plan.Training.Latents.Width)} to the likelihood's {(plan.Evaluation.MeanOps.Count == 0 ? "means" : "logits")}, {Literals.BatchShape(plan.Training.Output.Width)}."
        );
        Chain(code, "Decoder", Tensor, plan.Training.DecodeOps, Scales(plan), "{0}", plan.Training.Latents, plan.Training.Output, plan, []);
    }

    // A module over a chain of operations. Its layers are not fields of its own: torch would register those once more, under the fields' names.
    private static void Chain(
        CodeWriter code,
        string name,
        string result,
        ValueList<Operation> ops,
        IReadOnlyList<ParameterTensor> vectors,
        string face,
        GraphValue from,
        GraphValue to,
        Plan plan,
        ValueList<Operation> beside
    )
    {
        var layers = ops.Select(TorchLayer.Find).OfType<TorchLayer>().Distinct().ToList();
        code.Block(
            $"public sealed class {name} : {TorchOps.Torch}nn.Module<{Tensor}, {result}>",
            () =>
            {
                code.Lines("private readonly Layers layers;", "");
                code.Summary("Layers with torch's initial weights, on the device.");
                code.Line($"public {name}({Device})");
                code.Line($"    : base({Literals.Of(name)})");
                code.Line("{");
                code.Line("    layers = new(");
                for (var i = 0; i < layers.Count; i++)
                {
                    code.Line(
                        $"        {Runtime}TorchModules.Register(this, {Literals.Of(layers[i].Path)}, {layers[i].Creation}){(i + 1 < layers.Count ? "," : "")}"
                    );
                }

                code.Line("    );");
                foreach (var vector in vectors)
                {
                    code.Line("    " + Registered(vector));
                }

                code.Lines("}", "");
                code.Line("/// <inheritdoc/>");
                code.Lines(
                    $"public override {result} forward({Tensor} input) => {string.Format(System.Globalization.CultureInfo.InvariantCulture, face, "Forward(input, null)")};",
                    ""
                );
                code.Summary(
                    $"{from.Name} {Literals.BatchShape(from.Width)} to {to.Name} {Literals.BatchShape(to.Width)}, with a mask for each dropout layer of the model, or none."
                );
                code.Block($"public {Tensor} Forward({Tensor} {from.Name}, {Masks})", () => Body(code, ops, to, plan));
                code.Line();
                if (beside.Count > 0)
                {
                    var (first, last) = (beside[0].Writes.Single(), beside[beside.Count - 1].Writes.Single());
                    code.Summary(
                        $"{first} of what is trained to {last}: the same of the prior's own examples, of which nothing is dropped."
                    );
                    code.Block(
                        $"public {Tensor} {Own}({Tensor} {first.Name})",
                        () => Body(code, ValueList.From(beside.Skip(1)), last, plan)
                    );
                    code.Line();
                }

                code.Line($"private sealed record Layers({string.Join(", ", layers.Select(layer => layer.Type + " " + layer.Field))});");
            }
        );
    }

    private static void Body(CodeWriter code, ValueList<Operation> ops, GraphValue to, Plan plan)
    {
        code.Line($"using var scope = {TorchOps.Torch}NewDisposeScope();");
        foreach (var op in ops.Select(op => TorchOps.Write(op, plan)))
        {
            code.Lines("", "// " + op.Comment);
            code.Line($"var {op.Output!.Name} = {op.Expression};");
        }

        code.Lines("", $"return {Runtime}TorchModules.Keep({to.Name});");
    }

    private static void Module(CodeWriter code, GeneratedModel model, Plan plan)
    {
        code.Summary(
            "The whole model as one module: examples and noise to the reconstruction and the Kullback–Leibler term of each example, in nats."
        );
        code.Line($"/// <remarks>Its state_dict has: {string.Join(", ", plan.Tensors.Select(parameter => parameter.Name))}.</remarks>");
        code.Block(
            $"public sealed class Module : {Runtime}TorchProgram",
            () =>
            {
                code.Lines("private readonly Parts parts;", "");
                code.Summary("Modules with torch's initial weights, on the device.");
                code.Line($"public Module({Device})");
                code.Line($"    : base({Literals.Of(model.Name.TrimStart('@'))})");
                code.Line("{");
                code.Line("    parts = new(new Encoder(device), new Decoder(device));");
                code.Line($"    {Runtime}TorchModules.Adopt(this, parts.Encoder);");
                code.Line($"    {Runtime}TorchModules.Adopt(this, parts.Decoder);");
                foreach (var vector in plan.Tensors.Where(parameter => parameter.Name.StartsWith("prior.", StringComparison.Ordinal)))
                {
                    code.Line("    " + Registered(vector));
                }

                code.Line("}");
                TorchMembers.Write(code, plan);
            }
        );
    }

    private static string Registered(ParameterTensor vector) =>
        $"{Runtime}TorchModules.Register{(vector.InitialRadius > 0 ? "Uniform" : "Vector")}(this, {Literals.Of(vector.Name)}, {Literals.Of(vector.Outputs)}, device);";

    private static List<ParameterTensor> Scales(Plan plan) => [.. BackendOps.Reconstruction(plan).SelectMany(op => op.Tensors)];
}
