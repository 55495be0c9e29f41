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
    private readonly float[] firstMoment;
    private readonly float[] secondMoment;
    private readonly float[] gradient;
    private readonly Workspace memory;
    private readonly ThreadTeam team;
    private readonly Action<Lane> differentiate;
    private readonly Action<Lane> update;
    private long step;
    private Objective? objective;
    private Batch? source;
    private ReadOnlyMemory<int> rows;
    private Key noiseKey;
    private Key binarizationKey;
    private AdamStep adam;

    public ManagedSession(VaeModel model, CompiledProgram program, TrainingState start, int capacity, int threads)
    {
        this.model = model;
        this.program = program;
        this.start = start;
        // Only dynamic binarization belongs to a step; the other kinds belong to the data.
        binarization = model.Spec.Input.Binarization == Binarization.Dynamic ? Binarization.Dynamic : Binarization.None;
        parameters = [.. start.Parameters.Array];
        firstMoment = [.. start.FirstMoment.Array];
        secondMoment = [.. start.SecondMoment.Array];
        gradient = new float[parameters.Length];
        memory = ManagedMemory.ForTraining(model.Layout, capacity, parameters, gradient);
        team = new(threads);
        differentiate = Differentiate;
        update = lane => AdamKernel.Update(lane, gradient, parameters, firstMoment, secondMoment, adam);
        step = start.Step;
        objective = start.Objective;
    }

    public override TrainingState State =>
        start with
        {
            Parameters = new([.. parameters], model.Layout),
            FirstMoment = new([.. firstMoment], model.Layout),
            SecondMoment = new([.. secondMoment], model.Layout),
            Step = step,
            Objective = objective,
        };

    public override Objective Step(Batch source, ReadOnlyMemory<int> rows)
    {
        this.source = source;
        this.rows = rows;
        memory.BatchSize = rows.Length;
        noiseKey = start.Key.Child(KeySites.Noise).Child((ulong)step);
        binarizationKey = start.Key.Child(KeySites.Binarization).Child((ulong)step);
        team.Run(differentiate);
        objective = ManagedMemory.Average(memory, model.Spec.Beta);
        step++;
        Divergence.Check(objective, step, model.Layout, parameters, gradient);
        adam = AdamSchedule.At(start.Options, step);
        team.Run(update);
        return objective;
    }

    public override void Dispose() => team.Dispose();

    private void Differentiate(Lane lane)
    {
        var input = program.InputBuffer(memory);
        var noise = program.NoiseBuffer(memory);
        var (from, to) = lane.Share(rows.Length);
        for (var row = from; row < to; row++)
        {
            Binarizer.Write(binarization, binarizationKey, (uint)row, source![rows.Span[row]].Span, input.Row(row));
            StandardNormalNoise.Fill(noiseKey, (uint)row, noise.Row(row));
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
