using FunctionalVae.Kernels;

namespace FunctionalVae;

/// <summary>Training in place on the managed engine: one arena, one team of threads, no allocation per step.</summary>
internal sealed class ManagedSession : TrainingSession
{
    private readonly VaeModel model;
    private readonly CompiledProgram program;
    private readonly TrainingState start;
    private readonly Binarization binarization;
    private readonly float[] parameters;
    private readonly float[] gradient;
    private readonly Workspace memory;
    private readonly ManagedUpdate update;
    private readonly ThreadTeam team;
    private readonly Action<Lane> differentiate;
    private readonly Action<Lane> run;
    private Workspace? evaluation;
    private long step;
    private Objective? objective;
    private Batch? source;
    private Batch? noise;
    private ReadOnlyMemory<int> rows;
    private Key noiseKey;
    private Key binarizationKey;

    public ManagedSession(VaeModel model, CompiledProgram program, TrainingState start, int capacity, int threads)
    {
        this.model = model;
        this.program = program;
        this.start = start;
        // Only dynamic binarization belongs to a step; the other kinds belong to the data.
        binarization = model.Binarization == Binarization.Dynamic ? Binarization.Dynamic : Binarization.None;
        parameters = [.. start.Parameters.Array];
        gradient = new float[parameters.Length];
        memory = ManagedMemory.ForTraining(model.Layout, capacity, parameters, gradient);
        update = new(start, parameters, gradient);
        team = new(threads);
        differentiate = Differentiate;
        run = update.Run;
        step = start.Step;
        objective = start.Objective;
    }

    protected override TrainingState Current => update.Apply(start) with { Step = step, Objective = objective };

    public override Objective Step(Batch source, ReadOnlyMemory<int> rows, Batch? noise = null)
    {
        var settings = StepSettings.At(start.Options, step);
        this.source = source;
        this.rows = rows;
        this.noise = noise;
        memory.BatchSize = rows.Length;
        memory.KlWeight = settings.KlWeight;
        noiseKey = start.Key.Child(KeySites.Noise).Child((ulong)step);
        binarizationKey = start.Key.Child(KeySites.Binarization).Child((ulong)step);
        team.Run(differentiate);
        objective = ManagedMemory.Average(memory, model.Spec.Beta * settings.KlWeight);
        step++;
        Divergence.Check(objective, step, model.Layout, parameters, gradient);
        update.Prepare(settings.LearningRate, step);
        team.Run(run);
        return objective;
    }

    public override Objective Evaluate(Batch images, Batch noise)
    {
        var memory = evaluation ??= ManagedMemory.ForForward(model.Layout, EvaluationCapacity, update.Evaluated);
        memory.BatchSize = images.Count;
        ManagedModel.KeepAll(program, memory);
        team.Run(lane =>
        {
            var (from, to) = lane.Share(images.Count);
            for (var row = from; row < to; row++)
            {
                images[row].Span.CopyTo(program.InputBuffer(memory).Row(row));
                noise[row].Span.CopyTo(program.NoiseBuffer(memory).Row(row));
            }

            lane.Sync();
            ManagedModel.Forward(program, lane, memory);
        });
        return ManagedMemory.Average(memory, beta: 1);
    }

    public override void Dispose() => team.Dispose();

    private void Differentiate(Lane lane)
    {
        var input = program.InputBuffer(memory);
        var epsilon = program.NoiseBuffer(memory);
        var (from, to) = lane.Share(rows.Length);
        for (var row = from; row < to; row++)
        {
            Binarizer.Write(binarization, binarizationKey, (uint)row, source![rows.Span[row]].Span, input.Row(row));
            if (noise is null)
            {
                StandardNormalNoise.Fill(noiseKey, (uint)row, epsilon.Row(row));
            }
            else
            {
                noise[row].Span.CopyTo(epsilon.Row(row));
            }

            for (var site = 0; site < program.Dropouts.Count; site++)
            {
                var place = program.Dropouts[site];
                var mask = memory.Buffer(place.Offset, place.Width).Row(row);
                DropoutMask.Write(DropoutMask.At(start.Key, step, site), (uint)row, place.Rate, mask);
            }
        }

        lane.Sync();
        ManagedModel.Forward(program, lane, memory);
        program.Backward(lane, memory);
    }
}
