using FunctionalVae.Passes;

namespace FunctionalVae;

/// <summary>A model that trains and decodes for the clock, on made-up examples. Times differ from run to run; what is computed does not.</summary>
public sealed class BenchmarkSession : IDisposable
{
    /// <summary>The made-up examples are this many batches, which steps go through again and again.</summary>
    public const int Batches = 8;

    private readonly VaeModel model;
    private readonly TrainingSession session;
    private readonly ParameterVector parameters;
    private readonly Batch latent;
    private readonly ReadOnlyMemory<int> order;
    private readonly int batchSize;
    private readonly Action step;
    private readonly Action decode;
    private int next;

    /// <summary>A session of steps of <paramref name="batchSize"/> examples.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batchSize">Examples of a step, positive.</param>
    /// <param name="threads">Threads of a step, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    /// <exception cref="NotSupportedException">The model is no <see cref="VaeModel"/>.</exception>
    public BenchmarkSession(IVaeModel model, int batchSize, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        // Classes take turns.
        model = model.Spec.Condition is { Width: var classes } ? model.Under([.. Enumerable.Range(0, classes)]) : model;
        this.model =
            model as VaeModel ?? throw new NotSupportedException($"{model.Name} is not a {nameof(VaeModel)}, whose steps can be measured.");
        this.batchSize = batchSize;
        Examples = MadeUp(this.model, batchSize * Batches);
        var state = this.model.Start(
            (model.Defaults with { BatchSize = batchSize, Threads = threads }).For(Examples.Count),
            Key.FromSeed(1)
        );
        session = this.model.OpenSession(state, batchSize, threads);
        parameters = state.Parameters;
        latent = this.model.NoiseFrom(Key.FromSeed(2), 1);
        FlopsPerStep = (double)batchSize * Plan.Of(model.Spec).TrainingFlops;
        order = TrainingOrder.InOrder(Examples.Count);
        step = Step;
        decode = () => this.model.Decode(parameters, latent);
    }

    /// <summary>The examples.</summary>
    public Batch Examples { get; }

    /// <summary>Floating-point operations of the matrix products of a step; a multiply-add is two.</summary>
    public double FlopsPerStep { get; }

    /// <summary>Steps for <paramref name="seconds"/>, at least once, and gives the first decile of their times in microseconds.</summary>
    public double StepMicroseconds(double seconds) => Times.FirstDecile(Times.Of(step, seconds));

    /// <summary>Decodes one latent vector for <paramref name="seconds"/>, at least once, and gives the first decile of the times in microseconds.</summary>
    public double DecodeMicroseconds(double seconds) => Times.FirstDecile(Times.Of(decode, seconds));

    /// <summary>What a step leaves to the garbage collector, in bytes, on average over all batches.</summary>
    public double AllocatedBytesPerStep()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Batches; i++)
        {
            Step();
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Batches;
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private void Step()
    {
        session.Step(Examples, order.Slice(next * batchSize, batchSize));
        next = (next + 1) % Batches;
    }

    // What the model draws has values of every domain. Where it draws nothing: ones among zeros, as many as in handwriting.
    private static Batch MadeUp(VaeModel model, int count)
    {
        if (model.Spec.HasEvidenceLowerBound)
        {
            return model.Sample(model.Initialize(Key.FromSeed(4)), count, Key.FromSeed(3));
        }

        var width = model.Layout.InputWidth;
        var key = Key.FromSeed(3);
        return model.ExamplesFrom(
            Enumerable
                .Range(0, count * width)
                .Select(i => Uniform.Open(key.Words((uint)(i / width), (uint)(i % width)).Word0) < 0.2 ? 1f : 0f)
        );
    }
}
