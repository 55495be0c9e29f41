using FunctionalVae.Generator.Reading;
using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes the typed functions of a model: one line each over <c>Functions</c>.</summary>
internal static class ApiWriter
{
    public const string Runtime = "global::FunctionalVae.";

    public const string GeneratedCode =
        "[global::System.CodeDom.Compiler.GeneratedCode(\"FunctionalVae.Generator\", \"" + ThisAssembly.Version + "\")]";

    private const string TypeArguments = "<Images, Posterior, Latents, Noise, Parameters, State>";
    private const string Data = Runtime + "IDataset<Images>";

    public static void Write(CodeWriter code, GeneratedModel model, Plan plan, string programName)
    {
        var hasLikelihood = model.Spec.Likelihood is Likelihood;
        var pixels = Literals.Of(plan.InputWidth);
        var latents = Literals.Of(plan.LatentWidth);
        Constant(code, "PixelCount", plan.InputWidth, "Values per image.");
        Constant(code, "LatentCount", plan.LatentWidth, "Latent dimensions.");
        Constant(code, "ParameterCount", plan.ParameterCount, "Trained values.");
        code.Summary("The identity of the specification, which checkpoints carry.");
        code.Lines($"public const string SpecHash = {Literals.Of(FunctionalVae.SpecHash.Of(model.Spec))};", "");

        Functions(code, hasLikelihood);
        Member(
            code,
            $"Initial parameters: uniform on ±1/√fan-in, PyTorch's default for linear layers.",
            $"Parameters Initialize({Runtime}Key key) => Functions.Initialize(key);"
        );
        Member(
            code,
            $"Standard normal noise, [count, {latents}], by key.",
            $"Noise NoiseFrom({Runtime}Key key, int count) => Functions.NoiseFrom(key, count);"
        );
        Member(
            code,
            "Binary images from grey ones as the specification's binarization says; images as they are where it says none.",
            $"Images Binarize(Images images, {Runtime}Key key) => Functions.Binarize(images, key);"
        );
        Member(
            code,
            $"The posteriors q(z|x): from images [count, {pixels}] to mean and log-variance [count, {latents}].",
            "Posterior Encode(Parameters parameters, Images images) => Functions.Encode(parameters, images);"
        );
        Member(
            code,
            $"One reparameterised draw of each posterior, μ + σ ∘ ε, [count, {latents}].",
            "Latents Draw(Posterior posterior, Noise noise) => Functions.Draw(posterior, noise);"
        );
        Member(
            code,
            $"The likelihood's mean for each latent vector: from [count, {latents}] to [count, {pixels}].",
            "Images Decode(Parameters parameters, Latents latents) => Functions.Decode(parameters, latents);"
        );
        if (hasLikelihood)
        {
            Member(
                code,
                "The evidence lower bound in nats per example, averaged over the images; always at β = 1.",
                $"{Runtime}Elbo Evaluate(Parameters parameters, Images images, Noise noise) => Functions.Evaluate(parameters, images, noise);"
            );
            Member(
                code,
                "log p(x, z) − log q(z|x) of each image at the draw that the noise makes, in nats.",
                "global::System.Collections.Generic.IReadOnlyList<double> LogWeight(Parameters parameters, Images images, Noise noise) => Functions.LogWeight(parameters, images, noise);"
            );
        }
        else
        {
            Member(
                code,
                $"The objective in nats per example, averaged over the images. {model.Spec.Likelihood.GetType().Name} is no likelihood, so this is no bound on log p(x).",
                $"{Runtime}Objective Evaluate(Parameters parameters, Images images, Noise noise) => Functions.EvaluateObjective(parameters, images, noise);"
            );
        }

        Member(
            code,
            "The objective and the gradient of the loss, which is minus the objective, averaged over the images.",
            $"{Runtime}Gradient<Parameters> Differentiate(Parameters parameters, Images images, Noise noise) => Functions.Differentiate(parameters, images, noise);"
        );
        Member(
            code,
            "The training state before the first step. Schedules and warm-ups need options.For(data.Count).",
            $"State Start({Runtime}TrainOptions options, {Runtime}Key key) => Functions.Start(options, key);"
        );
        Member(
            code,
            "The training state after one more step: a pure function, to fold over batches.",
            "State Step(State state, Images batch) => Functions.Step(state, batch);"
        );
        Member(
            code,
            "The batches of one epoch (from 0), in the order in which Train takes them.",
            $"global::System.Collections.Generic.IEnumerable<Images> Batches({Runtime}TrainOptions options, {Data} data, int epoch) => Functions.Batches(options, data, epoch);"
        );
        Member(
            code,
            "The fold of Step over the batches of all epochs, in place and bit for bit the same; with Patience up to the best epoch.",
            $"{Runtime}TrainingRun<State> Train({Runtime}TrainOptions options, {Data} data, global::System.IProgress<{Runtime}TrainingProgress>? progress = null, global::System.Threading.CancellationToken cancel = default) => Functions.Train(options, data, progress, cancel);"
        );
        Member(
            code,
            "Means of the likelihood at draws of the prior.",
            $"Images Sample(Parameters parameters, int count, {Runtime}Key key) => Functions.Sample(parameters, count, key);"
        );
        Member(
            code,
            "Encode, take the posterior's mean, decode.",
            "Images Reconstruct(Parameters parameters, Images images) => Functions.Reconstruct(parameters, images);"
        );
        Member(
            code,
            "The parameters that a training run saved: a file, or the run's folder.",
            $"Parameters Load(string path) => {Runtime}Typed.Wrap<Parameters, {Runtime}ParameterVector>({Runtime}Checkpoints.Checkpoint.Load(Model, path));"
        );
        Member(
            code,
            "Writes the parameters as safetensors, with the specification's hash.",
            $"void Save(Parameters parameters, string path) => {Runtime}Checkpoints.Checkpoint.Save(Model, parameters.Core, path);"
        );
        TypesWriter.Write(code, plan);
        code.Line();
        Compiled(code, model, plan, programName, hasLikelihood);
    }

    private static void Constant(CodeWriter code, string name, int value, string summary)
    {
        code.Summary(summary);
        code.Lines($"public const int {name} = {Literals.Of(value)};", "");
    }

    private static void Member(CodeWriter code, string summary, string member)
    {
        code.Summary(summary);
        code.Lines("public static " + member, "");
    }

    private static void Functions(CodeWriter code, bool hasLikelihood)
    {
        var face = hasLikelihood ? "IVae" : "IObjectiveVae";
        Member(code, "The model's functions as one value.", $"{Runtime}{face}{TypeArguments} Functions => Compiled.Functions;");
        Member(
            code,
            "The model behind plain values, for tools that serve any model.",
            $"{Runtime}IVaeModel Model => Compiled.Functions.Model;"
        );
    }

    // A class of its own, so that the specification is initialised before anything here reads it.
    private static void Compiled(CodeWriter code, GeneratedModel model, Plan plan, string programName, bool hasLikelihood)
    {
        var type = $"{Runtime}{(hasLikelihood ? "LikelihoodVae" : "ObjectiveVae")}{TypeArguments}";
        code.Block(
            "private static class Compiled",
            () =>
            {
                code.Line($"internal static readonly {type} Functions = new(");
                code.Line($"    new {Runtime}ManagedModel(");
                code.Line($"        {model.SpecMember},");
                code.Line($"        new {Runtime}ModelLayout(");
                code.Line($"            Name: {Literals.Of(model.Name.TrimStart('@'))},");
                code.Line($"            SpecText: {Literals.Of(model.Spec.ToString())},");
                code.Line($"            InputWidth: {Literals.Of(plan.InputWidth)},");
                code.Line($"            LatentWidth: {Literals.Of(plan.LatentWidth)},");
                code.Line($"            ForwardWidth: {Literals.Of(plan.ForwardWidth)},");
                code.Line($"            TrainingWidth: {Literals.Of(plan.TrainingWidth)},");
                code.Line("            Tensors:");
                code.Line("            [");
                foreach (var parameter in plan.Parameters)
                {
                    code.Line(
                        $"                new {Runtime}ParameterTensor({Literals.Of(parameter.Name)}, {Literals.Of(parameter.Inputs)}, {Literals.Of(parameter.Outputs)}, Offset: {Literals.Of(parameter.Offset)}, FanIn: {Literals.Of(parameter.FanIn)}),"
                    );
                }

                code.Line("            ]");
                code.Line("        ),");
                code.Line($"        new {Runtime}Generated.{programName}()" + (model.DefaultsMember is null ? "" : ","));
                if (model.DefaultsMember is { } defaults)
                {
                    code.Line($"        {defaults}");
                }

                code.Line("    )");
                code.Line(");");
            }
        );
    }
}
