using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>
/// A model interpreted in float64 from its plan: slow, plain, and without a line in common with the engine's kernels.
/// It is the oracle that generated code is held to, and serves specifications that no generator has seen.
/// </summary>
public sealed class InterpretedModel : VaeModel
{
    private readonly Plan plan;

    private InterpretedModel(VaeSpec spec, Plan plan, ModelLayout layout)
        : base(spec, layout, null)
    {
        this.plan = plan;
    }

    /// <summary>The interpreted form of <paramref name="spec"/>.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="name">What to call the model in messages.</param>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static InterpretedModel Of(VaeSpec spec, string name = "InterpretedVae")
    {
        var plan = Lowering.Lower(spec);
        return new(spec, plan, ModelLayout.Of(plan, spec, name));
    }

    /// <summary>The objective and the gradient of the loss, in float64 throughout.</summary>
    /// <param name="parameters">The parameters, in the order of the layout.</param>
    /// <param name="images">[count, inputs].</param>
    /// <param name="noise">[count, latent].</param>
    public Gradient<IReadOnlyList<double>> DifferentiateInFloat64(
        IReadOnlyList<double> parameters,
        IReadOnlyList<double> images,
        IReadOnlyList<double> noise
    )
    {
        return DifferentiateInFloat64(parameters, images, noise, _ => { });
    }

    /// <summary>The same after <paramref name="prepare"/> has set what training sets: the dropout masks, the weight of the KL term.</summary>
    internal Gradient<IReadOnlyList<double>> DifferentiateInFloat64(
        IReadOnlyList<double> parameters,
        IReadOnlyList<double> images,
        IReadOnlyList<double> noise,
        Action<InterpreterMemory> prepare
    )
    {
        var memory = Forward([.. parameters], [.. images], [.. noise], prepare);
        OpInterpreter.Run(plan.BackwardOps, memory);
        return new(new(memory.Reconstruction.Average(), memory.Kl.Average(), Spec.Beta * memory.KlWeight), memory.Gradient);
    }

    private bool IsDeterministic => plan.Head.Width == plan.LatentWidth;

    /// <summary>The objective alone, in float64 throughout: what central differences of the loss are made of.</summary>
    /// <param name="parameters">The parameters, in the order of the layout.</param>
    /// <param name="images">[count, inputs].</param>
    /// <param name="noise">[count, latent].</param>
    public Objective EvaluateInFloat64(IReadOnlyList<double> parameters, IReadOnlyList<double> images, IReadOnlyList<double> noise)
    {
        var memory = Forward([.. parameters], [.. images], [.. noise]);
        return new(memory.Reconstruction.Average(), memory.Kl.Average(), Spec.Beta);
    }

    /// <summary>
    /// How near any ReLU's argument comes to 0, or any log-variance to its clamp, where the derivative jumps; relative to the largest
    /// argument of that layer where it is above 1. Nearer than about 1e-5, a float32 computation may rightly give the other derivative.
    /// </summary>
    public double KinkDistance(ParameterVector parameters, Batch images, Batch noise) =>
        Forward(ToDouble(parameters.Array), ToDouble(images.Array), ToDouble(noise.Array)).KinkDistance;

    /// <summary><see cref="KinkDistance"/> in the training step that follows <paramref name="state"/>: at its binarization, noise and dropout masks.</summary>
    /// <param name="state">Parameters, steps done, key and options; parameters in the layout of this model.</param>
    /// <param name="batch">The examples of the step, as <see cref="VaeModel.Step"/> takes them.</param>
    public double StepKinkDistance(TrainingState state, Batch batch)
    {
        var step = EngineStep.At(this, state, state.Step, batch, null, Dropouts);
        return Forward(
            ToDouble(state.Parameters.Array),
            ToDouble(step.Images.Array),
            ToDouble(step.Noise.Array),
            memory => Drop(memory, step.Masks)
        ).KinkDistance;
    }

    /// <summary>The dropout layers in the order of the plan.</summary>
    internal IReadOnlyList<DropoutSize> Dropouts => [.. plan.Dropouts.Select(site => new DropoutSize(site.Mask.Width, site.Rate))];

    /// <summary>Sets the dropout masks of one training step.</summary>
    internal void Drop(InterpreterMemory memory, IReadOnlyList<Batch> masks)
    {
        for (var site = 0; site < masks.Count; site++)
        {
            ToDouble(masks[site].Array).CopyTo(memory[plan.Dropouts[site].Mask], 0);
        }
    }

    /// <inheritdoc/>
    protected override PosteriorBatch EncodeCore(ParameterVector parameters, Batch images)
    {
        var memory = Memory(images.Count, ToDouble(parameters.Array));
        ToDouble(images.Array).CopyTo(memory[plan.Input], 0);
        OpInterpreter.Run(plan.EncodeOps, memory);
        var head = memory[plan.Head];
        var rows = Enumerable.Range(0, images.Count).ToList();
        float[] Part(int from) =>
            [.. rows.SelectMany(row => head.Skip((row * plan.Head.Width) + from).Take(plan.LatentWidth)).Select(value => (float)value)];
        var mean = Part(0);
        // A latent without noise has no variance: its log is −∞.
        var logVariance = IsDeterministic ? Array.ConvertAll(mean, _ => float.NegativeInfinity) : Part(plan.LatentWidth);
        return new(new(mean, plan.LatentWidth), new(logVariance, plan.LatentWidth));
    }

    /// <inheritdoc/>
    protected override Batch DrawCore(PosteriorBatch posterior, Batch noise)
    {
        var memory = Memory(noise.Count, new double[Layout.ParameterCount]);
        var head = memory[plan.Head];
        for (var i = 0; i < noise.Array.Length; i++)
        {
            var mean = (i / plan.LatentWidth * plan.Head.Width) + (i % plan.LatentWidth);
            head[mean] = posterior.Mean.Array[i];
            if (!IsDeterministic)
            {
                head[mean + plan.LatentWidth] = posterior.LogVariance.Array[i];
            }
        }

        ToDouble(noise.Array).CopyTo(memory[plan.Noise], 0);
        OpInterpreter.Run(plan.DrawOps, memory);
        return new(ToFloat(memory[plan.Draw]), plan.LatentWidth);
    }

    /// <inheritdoc/>
    protected override Batch DecodeCore(ParameterVector parameters, Batch latents)
    {
        var memory = Memory(latents.Count, ToDouble(parameters.Array));
        ToDouble(latents.Array).CopyTo(memory[plan.Draw], 0);
        OpInterpreter.Run(plan.DecodeOps, memory);
        OpInterpreter.Run(plan.MeanOps, memory);
        return new(ToFloat(memory[plan.Mean]), plan.InputWidth);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ExampleTerms> TermsCore(ParameterVector parameters, Batch images, Batch noise)
    {
        var memory = Forward(ToDouble(parameters.Array), ToDouble(images.Array), ToDouble(noise.Array));
        return
        [
            .. Enumerable
                .Range(0, images.Count)
                .Select(row => new ExampleTerms(memory.Reconstruction[row], memory.Kl[row], LogPriorRatio(memory, parameters, row))),
        ];
    }

    /// <inheritdoc/>
    protected override Gradient<ParameterVector> DifferentiateCore(ParameterVector parameters, Batch images, Batch noise)
    {
        var gradient = DifferentiateInFloat64(ToDouble(parameters.Array), ToDouble(images.Array), ToDouble(noise.Array));
        return new(gradient.Objective, new(ToFloat(gradient.Values), Layout));
    }

    /// <inheritdoc/>
    protected internal override TrainingSession OpenSession(TrainingState state, int capacity, int threads) =>
        new InterpretedSession(this, state);

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static float[] ToFloat(IReadOnlyList<double> values) => [.. values.Select(value => (float)value)];

    private InterpreterMemory Memory(int count, double[] parameters) => new(plan, count, parameters);

    private InterpreterMemory Forward(double[] parameters, double[] images, double[] noise, Action<InterpreterMemory>? prepare = null)
    {
        var memory = Memory(images.Length / plan.InputWidth, parameters);
        prepare?.Invoke(memory);
        images.CopyTo(memory[plan.Input], 0);
        noise.CopyTo(memory[plan.Noise], 0);
        OpInterpreter.Run(plan.EncodeOps, memory);
        OpInterpreter.Run(plan.DrawOps, memory);
        OpInterpreter.Run(plan.DecodeOps, memory);
        OpInterpreter.Run(plan.ScoreOps, memory);
        return memory;
    }

    // By definition: log p(z) − log N(z; μ, σ²), density by density; 0 for a latent without noise.
    private double LogPriorRatio(InterpreterMemory memory, ParameterVector parameters, int row)
    {
        double ratio = 0;
        if (IsDeterministic)
        {
            return ratio;
        }

        var (priorMean, priorLogVariance) = PriorDraw.Moments(parameters, plan.LatentWidth);
        for (var i = 0; i < plan.LatentWidth; i++)
        {
            var z = memory[plan.Draw][(row * plan.LatentWidth) + i];
            var mean = memory[plan.Head][(row * plan.Head.Width) + i];
            var logVariance = memory[plan.Head][(row * plan.Head.Width) + plan.LatentWidth + i];
            ratio += LogNormal(z, priorMean[i], priorLogVariance[i]) - LogNormal(z, mean, logVariance);
        }

        return ratio;
    }

    private static double LogNormal(double z, double mean, double logVariance) =>
        -NormalDistribution.HalfLogTwoPi - (0.5 * logVariance) - (0.5 * (z - mean) * (z - mean) / Math.Exp(logVariance));
}
