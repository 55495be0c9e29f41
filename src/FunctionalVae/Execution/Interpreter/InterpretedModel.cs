using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Interpreter;

/// <summary>
/// A model interpreted in float64 from its graph, before that is differentiated: slow, plain, and without a line in common with the engine's
/// kernels. It is the oracle that generated code is held to, and serves specifications that no generator has seen.
/// </summary>
public sealed partial class InterpretedModel : VaeModel
{
    private readonly Plan plan;
    private readonly Graph training;
    private readonly Graph evaluation;

    // By how much of its output the slope of an activation is off, where the engine takes it from the output.
    private readonly double slopeError;

    private InterpretedModel(VaeSpec spec, Plan plan, string name, double slopeError = 0)
        : base(spec, ModelLayout.Of(plan, spec, name), null)
    {
        (this.plan, this.slopeError) = (plan, slopeError);
        // The plan's own graph of training is differentiated; that of evaluation never is.
        training = Build.Of(spec, isForTraining: true);
        evaluation = plan.Evaluation;
    }

    /// <summary>The interpreted form of <paramref name="spec"/>.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="name">What to call the model in messages.</param>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static InterpretedModel Of(VaeSpec spec, string name = "InterpretedVae") => new(spec, Plan.Of(spec), name);

    /// <summary>
    /// The same model, but where an activation's way back starts from its output, the slope is that of an output which is off by a share of
    /// itself: 1 − y² of a y that is rounded.
    /// </summary>
    /// <param name="share">The share: 2⁻²³ for the rounding to float32, and as much again for the function's own.</param>
    public InterpretedModel WithSlopeError(double share) => new(Spec, plan, Name, share);

    /// <summary>The objective and the gradient of the loss, in float64 throughout.</summary>
    /// <param name="parameters">The parameters, in the order of the layout.</param>
    /// <param name="examples">[count, inputs]; with as many values behind those of each as a condition has: <see cref="InFloat64"/>.</param>
    /// <param name="noise">[count, latent]; K rows for each example, where the trained objective has K draws.</param>
    public Gradient<IReadOnlyList<double>> DifferentiateInFloat64(
        IReadOnlyList<double> parameters,
        IReadOnlyList<double> examples,
        IReadOnlyList<double> noise
    ) => DifferentiateInFloat64(parameters, examples, noise, [], klWeight: 1);

    /// <summary>Examples as these functions take them: their values, and behind those of each what is known of it, [count, inputs + condition].</summary>
    /// <param name="examples">[count, inputs], with labels where the model is conditional on them.</param>
    public IReadOnlyList<double> InFloat64(Batch examples)
    {
        return Given(CheckExamples(examples));
    }

    /// <summary>The same with what training sets: the dropout masks, the share of the KL term that is trained.</summary>
    internal Gradient<IReadOnlyList<double>> DifferentiateInFloat64(
        IReadOnlyList<double> parameters,
        IReadOnlyList<double> examples,
        IReadOnlyList<double> noise,
        IReadOnlyList<Batch> masks,
        double klWeight
    )
    {
        // One example after the other, so that the tape holds one at a time.
        var tape = new Tape();
        Dual[] variables = [.. parameters.Select(tape.Variable)];
        var gradient = new double[variables.Length];
        double reconstruction = 0;
        double kl = 0;
        var count = CountOf(examples);
        var free = Free(training, parameters, examples, masks, count);
        var aggregate = Aggregate(training, variables, examples, noise, masks, count);
        for (var row = 0; row < count; row++)
        {
            tape.Rewind(variables.Length);
            var memory = Forward(
                training,
                variables,
                Row(examples, row, count),
                Row(noise, row, count),
                Masks(masks, row),
                Spec.Objective.Beta * klWeight,
                slopeError,
                free,
                Of(aggregate, row)
            );
            Dual loss = 0;
            foreach (var term in training.Loss.Terms)
            {
                var weight = term == training.Loss.Terms[1] ? term.Weight * klWeight : term.Weight;
                loss += weight / count * memory[term.Term][0];
            }

            var derivatives = tape.Differentiate(loss);
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] += derivatives[i];
            }

            reconstruction += Reconstruction(training, memory);
            kl += Kl(training, memory);
        }

        return new(new(reconstruction / count, kl / count, Spec.Objective.Beta * klWeight), gradient);
    }

    /// <summary>The trained objective alone, in float64 throughout: what central differences of the loss are made of. Nothing is dropped.</summary>
    /// <param name="parameters">The parameters, in the order of the layout.</param>
    /// <param name="examples">[count, inputs]; with as many values behind those of each as a condition has: <see cref="InFloat64"/>.</param>
    /// <param name="noise">[count, latent]; K rows for each example, where the trained objective has K draws.</param>
    public Objective EvaluateInFloat64(IReadOnlyList<double> parameters, IReadOnlyList<double> examples, IReadOnlyList<double> noise)
    {
        var memories = Forward(training, Wide(parameters), examples, noise, []);
        return new(
            memories.Average(memory => Reconstruction(training, memory)),
            memories.Average(memory => Kl(training, memory)),
            Spec.Objective.Beta
        );
    }

    /// <summary>
    /// The loss whose gradient training takes, in float64 throughout: minus the trained objective, of which a dimension with free bits counts
    /// by max(λ, mean of its divergence over these examples).
    /// </summary>
    /// <param name="parameters">The parameters, in the order of the layout.</param>
    /// <param name="examples">[count, inputs]; with as many values behind those of each as a condition has: <see cref="InFloat64"/>.</param>
    /// <param name="noise">[count, latent]; K rows for each example, where the trained objective has K draws.</param>
    /// <param name="held">
    /// The parameters at which is found what a divergence of the aggregate posterior is the minimum over, such as a plan; null for
    /// <paramref name="parameters"/>. A gradient holds it, and where the search for it stops early, the slope of what is held is another.
    /// </param>
    public double LossInFloat64(
        IReadOnlyList<double> parameters,
        IReadOnlyList<double> examples,
        IReadOnlyList<double> noise,
        IReadOnlyList<double>? held = null
    )
    {
        var count = CountOf(examples);
        var memories = Forward(training, Wide(parameters), examples, noise, []);
        var reconstruction = memories.Average(memory => Reconstruction(training, memory));
        var kl =
            held is not null
            && Spec.Objective.OfAggregate is not null
            && Aggregate(training, Wide(held), examples, noise, [], count) is { } aggregate
                ? aggregate.At(Aggregate(training, Wide(parameters), examples, noise, [], count)!)
                : memories.Average(memory => Kl(training, memory));
        return (Spec.Objective.Beta * Free(training, parameters, examples, [], count).Excess)
            - new Objective(reconstruction, kl, Spec.Objective.Beta).Value;
    }

    /// <summary>
    /// How near any ReLU's argument comes to 0, any log-variance to its clamp, a dimension's divergence to its free bits, or draws of the aggregate
    /// posterior to another matching, where the derivative jumps; relative to the largest argument of that layer where it is above 1. Nearer than about 1e-5, a float32 computation may rightly give the other derivative.
    /// Noise has one vector for each example, or one for each of its draws.
    /// </summary>
    public double KinkDistance(ParameterVector parameters, Batch examples, Batch noise)
    {
        examples = CheckExamples(examples);
        // Of several draws each runs by itself.
        var draws = noise.Count / examples.Count;
        var rows = examples.Take([.. Enumerable.Range(0, noise.Count).Select(row => row / draws)]);
        return Forward(evaluation, Constants(parameters), Given(rows), ToDouble(noise), [])
            .Select(memory => memory.KinkDistance)
            .Append(Free(training, ToDouble(parameters), Given(examples), [], examples.Count).KinkDistance)
            .Append(
                Aggregate(training, Constants(parameters), Given(examples), ToDouble(noise), [], examples.Count)?.KinkDistance
                    ?? double.PositiveInfinity
            )
            .Min();
    }

    /// <summary><see cref="KinkDistance"/> in the training step that follows <paramref name="state"/>: at its binarization, noise and dropout masks.</summary>
    /// <param name="state">Parameters, steps done, key and options; parameters in the layout of this model.</param>
    /// <param name="batch">The examples of the step, as <see cref="VaeModel.Step"/> takes them.</param>
    public double StepKinkDistance(TrainingState state, Batch batch)
    {
        var step = BackendStep.At(this, state, state.Step, batch, null, Dropouts);
        return Forward(training, Constants(state.Parameters), Given(step.Examples), ToDouble(step.Noise), step.Masks)
            .Select(memory => memory.KinkDistance)
            .Append(Free(training, ToDouble(state.Parameters), Given(step.Examples), step.Masks, step.Examples.Count).KinkDistance)
            .Min();
    }

    /// <summary>The dropout layers in the order of the graph.</summary>
    internal IReadOnlyList<DropoutSize> Dropouts => [.. training.Dropouts.Select(site => new DropoutSize(site.Mask.Size, site.Rate))];

    /// <inheritdoc/>
    protected override PosteriorBatch EncodeCore(ParameterVector parameters, Batch examples)
    {
        var constants = Constants(parameters);
        var heads = new List<float>();
        for (var row = 0; row < examples.Count; row++)
        {
            var memory = new InterpreterMemory(evaluation, constants) { [evaluation.Input] = ToDuals(examples, row) };
            OpInterpreter.Run(evaluation.EncodeOps, memory);
            heads.AddRange(memory[evaluation.Head].Select(value => (float)value.Value));
        }

        return PosteriorBatch.FromHeads(Layout.LatentWidth, evaluation.Head.Width, heads);
    }

    /// <inheritdoc/>
    protected override Batch DrawCore(PosteriorBatch posterior, Batch noise) =>
        Rows(
            noise,
            [],
            (row, memory) =>
            {
                var head = new float[evaluation.Head.Width];
                posterior.WriteHead(row, head);
                memory[evaluation.Head] = ToDuals(head);
                memory[evaluation.Noise] = ToDuals(noise[row].Span);
                OpInterpreter.Run(evaluation.DrawOps, memory);
                return memory[evaluation.Draw];
            }
        );

    /// <inheritdoc/>
    protected override Batch DecodeCore(ParameterVector parameters, Batch latents) =>
        Rows(
            latents,
            Constants(parameters),
            (row, memory) =>
            {
                memory[evaluation.Latents] = ToDuals(latents, row);
                OpInterpreter.Run(evaluation.DecodeOps, memory);
                OpInterpreter.Run(evaluation.MeanOps, memory);
                return memory[evaluation.Mean];
            }
        );

    /// <inheritdoc/>
    protected override IReadOnlyList<ExampleTerms> TermsCore(ParameterVector parameters, Batch examples, Batch noise)
    {
        var prior = PriorFamily.Of(this, parameters);
        return
        [
            .. Forward(evaluation, Constants(parameters), Given(examples), ToDouble(noise), [])
                .Select(memory => new ExampleTerms(
                    Reconstruction(evaluation, memory),
                    Kl(evaluation, memory),
                    prior is null ? 0 : LogPriorRatio(memory, prior)
                )),
        ];
    }

    /// <inheritdoc/>
    protected override Gradient<ParameterVector> DifferentiateCore(ParameterVector parameters, Batch examples, Batch noise)
    {
        var gradient = DifferentiateInFloat64(ToDouble(parameters), Given(examples), ToDouble(noise));
        return new(gradient.Objective, new([.. gradient.Values.Select(value => (float)value)], Layout));
    }

    /// <inheritdoc/>
    protected internal override TrainingSession OpenSession(TrainingState state, int capacity, int threads) =>
        new InterpretedSession(this, state);

    private static double Reconstruction(Graph graph, InterpreterMemory memory) => memory[graph.Loss.Terms[0].Term][0].Value;

    private static double Kl(Graph graph, InterpreterMemory memory) => memory[graph.Loss.Terms[1].Term][0].Value;

    private static double[] ToDouble(ParameterVector parameters) => Array.ConvertAll(parameters.Array, value => (double)value);

    private static Dual[] Wide(IReadOnlyList<double> values) => [.. values.Select(value => (Dual)value)];

    private static Dual[] Constants(ParameterVector parameters) => ToDuals(parameters.Array);
}
