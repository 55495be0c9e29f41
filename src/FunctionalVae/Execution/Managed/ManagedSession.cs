using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>Training in place on the managed engine: one arena, one team of threads, no allocation per step.</summary>
internal sealed class ManagedSession : TrainingSession
{
    private readonly VaeModel model;
    private readonly CompiledProgram program;
    private readonly ParameterPlaces places;
    private readonly TrainingState start;
    private readonly Binarization binarization;
    private readonly HiddenCells? hidden;
    private readonly AggregateEvaluation? aggregate;
    private readonly float[] parameters;
    private readonly float[] gradient;
    private readonly Workspace memory;
    private readonly ManagedUpdate update;
    private readonly ThreadTeam team;
    private readonly Action<Lane> forward;
    private readonly Action<Lane> backward;
    private Workspace? evaluation;
    private long step;
    private StepTerms? terms;
    private Batch? source;
    private Batch? noise;
    private ReadOnlyMemory<int> rows;
    private StepKeys keys;

    public ManagedSession(VaeModel model, CompiledProgram program, ParameterPlaces places, TrainingState start, int capacity, int threads)
        : base(model.Spec)
    {
        this.model = model;
        this.program = program;
        this.places = places;
        this.start = start;
        // Only dynamic binarization belongs to a step; the other kinds belong to the data.
        binarization = model.Binarization == Binarization.Dynamic ? Binarization.Dynamic : Binarization.None;
        hidden = HiddenCells.Of(model.Spec);
        aggregate = AggregateEvaluation.Of(model, start.Parameters);
        parameters = places.Pack(start.Parameters.Array);
        gradient = new float[parameters.Length];
        memory = ManagedMemory.ForTraining(model.Layout, places, capacity, parameters, gradient, threads);
        update = new(start, places, program.SharedTensors, parameters, gradient);
        if (update.IsFused)
        {
            memory.Sink = update;
        }

        team = new(threads);
        forward = Forward;
        backward = Backward;
        step = start.Step;
        terms = start.Objective is { } objective ? StepTerms.Of(objective) : null;
    }

    protected override TrainingState Current => update.Apply(start) with { Step = step, Objective = terms?.Objective };

    private protected override bool IsFinite => update.IsFinite;

    internal override StepTerms Step(Batch source, ReadOnlyMemory<int> rows, Batch? noise = null)
    {
        var settings = StepSettings.At(start.Options, step);
        this.source = source;
        this.rows = rows;
        this.noise = noise;
        memory.BatchSize = rows.Length;
        memory.KlWeight = settings.KlWeight;
        keys = StepKeys.At(start.Key, step);
        team.Run(forward);
        var done = ManagedMemory.Average(memory, model.Spec.Objective.Beta * settings.KlWeight);
        terms = done;
        step++;
        if (!done.IsFinite)
        {
            // Once more without changing the weights, for the name of what is wrong.
            memory.Sink = new GradientStore(gradient);
            team.Run(lane => program.Backward(lane, memory));
            throw Divergence.Of(done, model.Spec, Current, places.Unpack(gradient));
        }

        update.Prepare(settings.LearningRate, step);
        team.Run(backward);
        return done;
    }

    public override Objective Evaluate(Batch examples, Batch noise)
    {
        var memory = evaluation ??= ManagedMemory.ForForward(model.Layout, places, EvaluationCapacity, update.Evaluated, team.Count);
        memory.BatchSize = examples.Count;
        team.Run(lane =>
        {
            var (from, to) = lane.Share(examples.Count);
            for (var row = from; row < to; row++)
            {
                LabelValues.Write(examples, row, program.InputBuffer(memory).Row(row));
                noise[row].Span.CopyTo(program.NoiseBuffer(memory).Row(row));
            }

            lane.Sync();
            ManagedModel.Forward(program, lane, memory);
        });
        var objective = ManagedMemory.Average(memory, beta: 1).Objective;
        return aggregate is null
            ? objective
            : objective with
            {
                Kl = objective.Kl + aggregate.Term(program.DrawBuffer(memory).Values, model.Layout.LatentWidth),
            };
    }

    protected override void Dispose(bool disposing) => team.Dispose();

    private void Forward(Lane lane)
    {
        var input = program.InputBuffer(memory);
        var epsilon = ManagedModel.NoiseOfStep(program, memory, model.Layout);
        var (from, to) = lane.Share(rows.Length);
        if (noise is null)
        {
            var values = epsilon.Values[(from * epsilon.Columns)..(to * epsilon.Columns)];
            StandardNormalNoise.FillExamples(keys.Noise, (uint)from, epsilon.Columns, values);
        }

        var numbers = rows.Span;
        for (var row = from; row < to; row++)
        {
            Binarizer.Write(binarization, keys.Binarization, (uint)row, source![numbers[row]].Span, input.Row(row)[..source.Width]);
            LabelValues.WriteLabel(source, numbers[row], input.Row(row));
            hidden?.Hide(keys.Hiding, (uint)row, input.Row(row));
            noise?.Array.AsSpan(row * epsilon.Columns, epsilon.Columns).CopyTo(epsilon.Row(row));
            for (var site = 0; site < program.Dropouts.Count; site++)
            {
                var place = program.Dropouts[site];
                var mask = memory.Buffer(place.Offset, place.Width).Row(row);
                DropoutMask.Write(keys.Mask(site), (uint)row, place.Rate, mask);
            }
        }

        lane.Sync();
        program.Forward(lane, memory);
    }

    private void Backward(Lane lane)
    {
        program.Backward(lane, memory);
        update.Run(lane);
    }
}
