using FunctionalVae.Generator.Reading;
using FunctionalVae.Passes;

namespace FunctionalVae.Generator.Writing;

/// <summary>Writes the typed functions of a model: one line each over <c>Functions</c>.</summary>
internal static class ApiWriter
{
    public const string Runtime = "global::FunctionalVae.";

    public const string GeneratedCode =
        "[global::System.CodeDom.Compiler.GeneratedCode(\"FunctionalVae.Generator\", \"" + ThisAssembly.Version + "\")]";

    public static void Write(CodeWriter code, GeneratedModel model, Plan plan, string programName)
    {
        var hasLikelihood = model.Spec.HasEvidenceLowerBound;
        var names = InputNames.Of(model.Spec.Input);
        var (type, rows) = (names.Type, names.Rows);
        var data = $"{Runtime}IDataset<{type}>";
        var pixels = Literals.Of(plan.InputWidth);
        var latents = Literals.Of(plan.LatentWidth);
        Constant(code, names.Count, plan.InputWidth, $"Values per {names.Row}: {names.Type} are [count, {pixels}].");
        Constant(code, "LatentCount", plan.LatentWidth, $"Latent dimensions: Latents and Noise are [count, {latents}].");
        Constant(code, "ParameterCount", plan.ParameterCount, $"Trained values: Parameters are [{Literals.Of(plan.ParameterCount)}].");
        if (plan.ConditionWidth > 0)
        {
            Constant(code, "ClassCount", plan.ConditionWidth, $"Classes: {LabelWriter.Labels(plan)}.");
        }

        code.Summary("The identity of the specification, which checkpoints carry.");
        code.Lines($"public const string SpecHash = {Literals.Of(FunctionalVae.SpecHash.Of(model.Spec))};", "");

        Functions(code, names, hasLikelihood);
        if (plan.ConditionWidth > 0)
        {
            Member(
                code,
                $"The functions of one class, {LabelWriter.Labels(plan)}: {rows} and latent vectors that have no label have this one.",
                LabelWriter.Under(names, hasLikelihood)
            );
        }

        Member(
            code,
            $"Initial parameters, [{Literals.Of(plan.ParameterCount)}] values: uniform on ±1/√fan-in, PyTorch's default for linear layers.",
            $"Parameters Initialize({Runtime}Key key) => Functions.Initialize(key);"
        );
        Member(
            code,
            $"Standard normal noise, [count, {latents}], by key.",
            $"Noise NoiseFrom({Runtime}Key key, int count) => Functions.NoiseFrom(key, count);"
        );
        Member(
            code,
            $"Binary {rows} [count, {pixels}] from grey ones as the specification's binarization says; {rows} as they are where it says none.",
            $"{type} Binarize({type} {rows}, {Runtime}Key key) => Functions.Binarize({rows}, key);"
        );
        Member(
            code,
            $"The posteriors q(z|x): from {rows} [count, {pixels}] to mean and log-variance [count, {latents}]{(model.Spec.Latent.IsFactorised ? "" : ", with the factors of their covariances")}.",
            $"Posterior Encode(Parameters parameters, {type} {rows}) => Functions.Encode(parameters, {rows});"
        );
        Member(
            code,
            $"One reparameterised draw of each posterior, μ + {(model.Spec.Latent.IsFactorised ? "σ ∘ ε" : "Lε")}, [count, {latents}].",
            "Latents Draw(Posterior posterior, Noise noise) => Functions.Draw(posterior, noise);"
        );
        Member(
            code,
            $"The likelihood's mean for each latent vector: from [count, {latents}] to [count, {pixels}].",
            $"{type} Decode(Parameters parameters, Latents latents) => Functions.Decode(parameters, latents);"
        );
        if (hasLikelihood)
        {
            Member(
                code,
                $"The evidence lower bound in nats per example, averaged over the {rows} [count, {pixels}]; always at β = 1.",
                $"{Runtime}Elbo Evaluate(Parameters parameters, {type} {rows}, Noise noise) => Functions.Evaluate(parameters, {rows}, noise);"
            );
            Member(
                code,
                $"log p(x, z) − log q(z|x) of each {names.Row} at the draw that the noise makes: from {rows} [count, {pixels}] and noise [count, {latents}] to count values in nats.",
                $"global::System.Collections.Generic.IReadOnlyList<double> LogWeight(Parameters parameters, {type} {rows}, Noise noise) => Functions.LogWeight(parameters, {rows}, noise);"
            );
            Member(
                code,
                $"−log p(x) of each {names.Row} by importance sampling, in nats: from {rows} [count, {pixels}] to count scores. They compare within this model only.",
                $"global::System.Collections.Generic.IReadOnlyList<{Runtime}ExampleScore> Score(Parameters parameters, {type} {rows}, {Runtime}Key key, {Runtime}ScoreOptions? options = null, global::System.Threading.CancellationToken cancel = default) => Functions.Score(parameters, {rows}, key, options, cancel);"
            );
            Member(
                code,
                $"The posterior predictive p(x*|x) of each {names.Row} by draws of its posterior: from {rows} [count, {pixels}] to means, variances and quantiles of each value.",
                $"{Runtime}Predicted<{type}> Predict(Parameters parameters, {type} {rows}, {Runtime}Key key, {Runtime}PredictOptions? options = null, global::System.Threading.CancellationToken cancel = default) => Functions.Predict(parameters, {rows}, key, options, cancel);"
            );
            if (model.Spec.Input is Table)
            {
                Member(
                    code,
                    $"Fills the gaps of {rows} [count, {pixels}] given what was observed: rows that are drawn, with the means and errors of what was missing.",
                    $"{Runtime}Imputed<{type}> Impute(Parameters parameters, {type} {rows}, {Runtime}Key key, {Runtime}ImputeOptions? options = null, global::System.Threading.CancellationToken cancel = default) => Functions.Impute(parameters, {rows}, key, options, cancel);"
                );
            }
        }
        else
        {
            Member(
                code,
                $"The objective in nats per example, averaged over the {rows} [count, {pixels}]. {NoBound(model.Spec)}, so this is not a bound on log p(x).",
                $"{Runtime}Objective Evaluate(Parameters parameters, {type} {rows}, Noise noise) => Functions.EvaluateObjective(parameters, {rows}, noise);"
            );
        }

        Member(
            code,
            $"The objective and the gradient of the loss, which is minus the objective, averaged over the {rows} [count, {pixels}], in nats per example.",
            $"{Runtime}Gradient<Parameters> Differentiate(Parameters parameters, {type} {rows}, Noise noise) => Functions.Differentiate(parameters, {rows}, noise);"
        );
        Member(
            code,
            "The training state before the first step. Train starts with Key.FromSeed(options.Seed); schedules and warm-ups need options.For(data.Count).",
            $"State Start({Runtime}TrainOptions options, {Runtime}Key key) => Functions.Start(options, key);"
        );
        Member(
            code,
            $"The training state after one more step on a batch [count, {pixels}]: a pure function, to fold over batches.",
            $"State Step(State state, {type} batch) => Functions.Step(state, batch);"
        );
        Member(
            code,
            $"The batches of one epoch (from 0), each [at most options.BatchSize, {pixels}], in the order in which Train takes them.",
            $"global::System.Collections.Generic.IEnumerable<{type}> Batches({Runtime}TrainOptions options, {data} data, int epoch) => Functions.Batches(options, data, epoch);"
        );
        Member(
            code,
            "The fold of Step over the batches of all epochs, in place and bit for bit the same; with Patience up to the best epoch.",
            $"{Runtime}TrainingRun<State> Train({Runtime}TrainOptions options, {data} data, global::System.IProgress<{Runtime}TrainingProgress>? progress = null, global::System.Threading.CancellationToken cancel = default) => Functions.Train(options, data, progress, cancel);"
        );
        Member(
            code,
            "Trains on from a place of a run, such as Run.Load(folder).Point(Functions): to the same bits as the run that was not interrupted. The keeper keeps further places.",
            $"{Runtime}TrainingRun<State> TrainFrom({Runtime}TrainingPoint<State> from, {data} data, {Runtime}ITrainingKeeper? keeper = null, global::System.IProgress<{Runtime}TrainingProgress>? progress = null, global::System.Threading.CancellationToken cancel = default) => Functions.TrainFrom(from, data, keeper, progress, cancel);"
        );
        if (hasLikelihood)
        {
            Member(
                code,
                $"One draw x ~ p(x|z) for each latent vector: from [count, {latents}] to [count, {pixels}].",
                $"{type} DrawExamples(Parameters parameters, Latents latents, {Runtime}Key key) => Functions.DrawExamples(parameters, latents, key);"
            );
            Member(
                code,
                $"Draws x ~ p(x|z) at draws z ~ p(z) of the prior, or of the latents that FitLatents gives: [count, {pixels}].",
                LabelWriter.Sampler(type, "Sample", plan)
            );
        }

        if (model.Spec.Latent is not DeterministicLatent)
        {
            Member(
                code,
                $"A distribution of latent vectors to draw from in place of the prior: a mixture of normals that is fitted to draws of q(z|x) of training {rows} [count, {pixels}].",
                $"{Runtime}LatentDistribution FitLatents(Parameters parameters, {type} {rows}, {Runtime}Key key, {Runtime}LatentFitOptions? options = null, global::System.IProgress<{Runtime}TrainingProgress>? progress = null, global::System.Threading.CancellationToken cancel = default) => Functions.FitLatents(parameters, {rows}, key, options, progress, cancel);"
            );
            Member(
                code,
                hasLikelihood
                        ? $"Means of the likelihood at draws of the prior, or of the latents that FitLatents gives: [count, {pixels}]. They vary less than the data; Sample has all that the model says varies."
                    : model.Spec.Likelihood is Likelihood
                        ? $"Means of the likelihood at draws of the prior, or of the latents that FitLatents gives: [count, {pixels}]. They vary less than the data; Model.Sample has all that the model says varies."
                    : $"Decoded draws of the prior, which are means: [count, {pixels}]. {NoBound(model.Spec)}, so there is no p(x|z) to draw from.",
                LabelWriter.Sampler(type, "SampleMeans", plan)
            );
        }

        Member(
            code,
            $"Encode, take the posterior's mean, decode: from [count, {pixels}] to [count, {pixels}].",
            $"{type} Reconstruct(Parameters parameters, {type} {rows}) => Functions.Reconstruct(parameters, {rows});"
        );
        Member(
            code,
            $"The parameters [{Literals.Of(plan.ParameterCount)}] that a training run saved: a file, or the run's folder.",
            $"Parameters Load(string path) => {Runtime}Typed.Wrap<Parameters, {Runtime}ParameterVector>({Runtime}Checkpoints.Checkpoint.Load(Model, path));"
        );
        Member(
            code,
            $"Writes the parameters [{Literals.Of(plan.ParameterCount)}] as safetensors, with the specification's hash.",
            $"void Save(Parameters parameters, string path) => {Runtime}Checkpoints.Checkpoint.Save(Model, parameters.Core, path);"
        );
        if (model.Rows is { } rowType)
        {
            RowWriter.Members(code, rowType);
        }

        TypesWriter.Write(code, plan, model.Spec.Latent, names);
        code.Line();
        Compiled(code, model, plan, names, programName, hasLikelihood);
    }

    /// <summary>The model's own types, as the arguments of its typed face.</summary>
    public static string TypeArguments(InputNames names) => $"<{names.Type}, Posterior, Latents, Noise, Parameters, State>";

    private static string NoBound(VaeSpec spec) =>
        spec.Latent is DeterministicLatent ? "A DeterministicLatent has no prior"
        : spec.Likelihood is Likelihood ? $"The divergence of {spec.Objective.GetType().Name} is of the aggregate posterior"
        : spec.Likelihood.GetType().Name + " is not a likelihood";

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

    private static void Functions(CodeWriter code, InputNames names, bool hasLikelihood)
    {
        var face = hasLikelihood ? "IVae" : "IObjectiveVae";
        Member(code, "The model's functions as one value.", $"{Runtime}{face}{TypeArguments(names)} Functions => Compiled.Functions;");
        Member(
            code,
            "The model behind plain values, for tools that serve any model.",
            $"{Runtime}IVaeModel Model => Compiled.Functions.Model;"
        );
    }

    // A class of its own, so that the specification is initialised before anything here reads it.
    private static void Compiled(CodeWriter code, GeneratedModel model, Plan plan, InputNames names, string programName, bool hasLikelihood)
    {
        var type = $"{Runtime}{(hasLikelihood ? "LikelihoodVae" : "ObjectiveVae")}{TypeArguments(names)}";
        code.Block(
            "private static class Compiled",
            () =>
            {
                if (model.Rows is { } rows)
                {
                    RowWriter.Functions(code, rows, model.SpecMember);
                }

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
                foreach (var tensor in plan.Tensors)
                {
                    code.Line(
                        $"                new {Runtime}ParameterTensor({Literals.Of(tensor.Name)}, new {Runtime}Shape({tensor.Shape}), Offset: {Literals.Of(tensor.Offset)}, {Literals.Of(tensor.InitialCentre)}, {Literals.Of(tensor.InitialRadius)}),"
                    );
                }

                code.Line("            ]");
                // Said only where there is something to say: what is generated for other models stays as it is.
                var unusual = Unusual(plan).ToList();
                code.Line(unusual.Count == 0 ? "        )," : $"        ) {{ {string.Join(", ", unusual)} }},");
                code.Line($"        new global::{ModelWriter.Namespace}.{programName}()" + (model.DefaultsMember is null ? "" : ","));
                if (model.DefaultsMember is { } defaults)
                {
                    code.Line($"        {defaults}");
                }

                code.Line("    )");
                code.Line(");");
            }
        );
    }

    // What most layouts leave out.
    private static IEnumerable<string> Unusual(Plan plan)
    {
        if (plan.Draws != 1)
        {
            yield return $"Draws = {Literals.Of(plan.Draws)}";
        }

        if (plan.NoiseVectors != plan.Draws)
        {
            yield return $"NoiseVectors = {Literals.Of(plan.NoiseVectors)}";
        }

        if (plan.OwnExamples is { } own)
        {
            yield return $"OwnExamples = new(Count: {Literals.Of(own.Count)}, Arena: {Literals.Of(own.Arena)}, Tensor: {Literals.Of(own.Tensor)})";
        }
    }
}
