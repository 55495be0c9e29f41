using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>A model on the managed engine: runs a <see cref="CompiledProgram"/> on the SIMD kernels in float32.</summary>
public sealed class ManagedModel : VaeModel
{
    // Examples are scored in groups of this many, so that a large batch does not need a large arena.
    private const int ChunkSize = 256;

    // A team of one keeps nothing between its runs, so all callers share it.
    private static readonly ThreadTeam Alone = new(1);

    private readonly CompiledProgram program;
    private readonly ParameterPlaces places;

    /// <summary>A model from what the generator wrote.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="layout">Sizes and tensors.</param>
    /// <param name="program">The compiled plan.</param>
    /// <param name="defaults">The recommended training options, if any.</param>
    public ManagedModel(VaeSpec spec, ModelLayout layout, CompiledProgram program, TrainOptions? defaults = null)
        : base(spec, layout, defaults)
    {
        this.program = program;
        places = new(layout.Tensors);
    }

    /// <inheritdoc/>
    protected override PosteriorBatch EncodeCore(ParameterVector parameters, Batch examples)
    {
        var width = PosteriorBatch.HeadWidth(Spec.Latent);
        var heads = Batch.Allocate(examples.Count, width, "posterior");
        ForEachChunk(
            parameters,
            examples.Count,
            (lane, memory, start) =>
            {
                FillKnown(program.InputBuffer(memory), examples, start);
                program.Encode(lane, memory);
                program.HeadBuffer(memory).Values.CopyTo(heads.AsSpan(start * width));
            }
        );
        return PosteriorBatch.FromHeads(Layout.LatentWidth, width, heads);
    }

    /// <inheritdoc/>
    protected override Batch DrawCore(PosteriorBatch posterior, Batch noise)
    {
        var latent = Layout.LatentWidth;
        var draws = new float[noise.Array.Length];
        ForEachChunk(
            null,
            noise.Count,
            (lane, memory, start) =>
            {
                var head = program.HeadBuffer(memory);
                for (var row = 0; row < head.Rows; row++)
                {
                    posterior.WriteHead(start + row, head.Row(row));
                }

                Fill(program.NoiseBuffer(memory), noise, start);
                program.Draw(lane, memory);
                program.DrawBuffer(memory).Values.CopyTo(draws.AsSpan(start * latent));
            }
        );
        return new(draws, latent);
    }

    /// <inheritdoc/>
    protected override Batch DecodeCore(ParameterVector parameters, Batch latents)
    {
        var examples = Batch.Allocate(latents.Count, Layout.InputWidth, "image");
        ForEachChunk(
            parameters,
            latents.Count,
            (lane, memory, start) =>
            {
                FillKnown(program.LatentsBuffer(memory), latents, start);
                program.Decode(lane, memory);
                program.Mean(lane, memory);
                program.MeanBuffer(memory).Values.CopyTo(examples.AsSpan(start * Layout.InputWidth));
            }
        );
        return new(examples, Layout.InputWidth);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ExampleTerms> TermsCore(ParameterVector parameters, Batch examples, Batch noise)
    {
        var terms = new ExampleTerms[examples.Count];
        var prior = PriorFamily.Of(this, parameters);
        ForEachChunk(
            parameters,
            examples.Count,
            (lane, memory, start) =>
            {
                FillKnown(program.InputBuffer(memory), examples, start);
                Fill(program.NoiseBuffer(memory), noise, start);
                Forward(program, lane, memory);
                var head = program.HeadBuffer(memory);
                var draw = program.DrawBuffer(memory);
                for (var row = 0; row < head.Rows; row++)
                {
                    var ratio = prior?.LogRatio(head.Row(row)[Layout.LatentWidth..], noise[start + row].Span, draw.Row(row));
                    terms[start + row] = new(memory.Reconstruction[row], memory.Kl[row], ratio ?? 0);
                }
            }
        );
        return terms;
    }

    /// <inheritdoc/>
    protected override Gradient<ParameterVector> DifferentiateCore(ParameterVector parameters, Batch examples, Batch noise)
    {
        var gradient = new float[places.Size];
        var memory = ManagedMemory.ForTraining(Layout, places, examples.Count, parameters.Packed(places), gradient);
        KeepAll(program, memory);
        Alone.Run(lane =>
        {
            FillKnown(program.InputBuffer(memory), examples, 0);
            Fill(NoiseOfStep(program, memory, Layout), noise, 0);
            program.Forward(lane, memory);
            program.Backward(lane, memory);
        });
        return new(ManagedMemory.Average(memory, Spec.Objective.Beta).Objective, new(places.Unpack(gradient), Layout));
    }

    /// <inheritdoc/>
    protected internal override TrainingSession OpenSession(TrainingState state, int capacity, int threads) =>
        new ManagedSession(this, program, places, state, capacity, threads);

    /// <summary>The noise of a training step, all vectors of an example in a row: in each graph of a model it begins at one place.</summary>
    internal static Matrix NoiseOfStep(CompiledProgram program, Workspace memory, ModelLayout layout)
    {
        var one = program.NoiseBuffer(memory);
        return new(one.Data, one.Offset, one.Rows, one.Columns * layout.NoiseVectors);
    }

    internal static void Forward(CompiledProgram program, Lane lane, Workspace memory)
    {
        program.Encode(lane, memory);
        program.Draw(lane, memory);
        program.Condition(lane, memory);
        program.Decode(lane, memory);
        program.Score(lane, memory);
    }

    // A gradient that is asked for directly is that of the whole model: nothing is dropped.
    private static void KeepAll(CompiledProgram program, Workspace memory)
    {
        foreach (var place in program.Dropouts)
        {
            memory.Buffer(place.Offset, place.Width).Values.Fill(1);
        }
    }

    private static void Fill(Matrix buffer, Batch source, int start) =>
        source.Array.AsSpan(start * source.Width, buffer.Count).CopyTo(buffer.Values);

    // Examples and latent vectors, with what is known of them.
    private static void FillKnown(Matrix buffer, Batch source, int start)
    {
        if (buffer.Columns == source.Width)
        {
            Fill(buffer, source, start);
            return;
        }

        for (var row = 0; row < buffer.Rows; row++)
        {
            LabelValues.Write(source, start + row, buffer.Row(row));
        }
    }

    private void ForEachChunk(ParameterVector? parameters, int count, Action<Lane, Workspace, int> work)
    {
        var memory = parameters?.Borrow(program, Math.Min(count, ChunkSize)) ?? NewMemory(parameters, Math.Min(count, ChunkSize));
        for (var start = 0; start < count; start += ChunkSize)
        {
            memory.BatchSize = Math.Min(ChunkSize, count - start);
            Alone.Run(lane => work(lane, memory, start));
        }

        parameters?.GiveBack(program, memory);
    }

    private Workspace NewMemory(ParameterVector? parameters, int capacity) =>
        ManagedMemory.ForForward(Layout, places, capacity, parameters?.Packed(places) ?? []);
}
