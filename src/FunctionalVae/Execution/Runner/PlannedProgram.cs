using FunctionalVae.Engine;
using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Runner;

/// <summary>A plan that is run as it stands: the same kernel calls in the same order as the generator writes, bound when the program is made.</summary>
internal sealed class PlannedProgram(Plan plan) : CompiledProgram
{
    // Looked up once: every step asks for them.
    private readonly PlanBuffer input = plan.EvaluationPlaces.Of(plan.Evaluation.Input);
    private readonly PlanBuffer head = plan.EvaluationPlaces.Of(plan.Evaluation.Head);
    private readonly PlanBuffer noise = plan.EvaluationPlaces.Of(plan.Evaluation.Noise);
    private readonly PlanBuffer drawn = plan.EvaluationPlaces.Of(plan.Evaluation.Draw);
    private readonly PlanBuffer latents = plan.EvaluationPlaces.Of(plan.Evaluation.Latents);
    private readonly PlanBuffer means = plan.EvaluationPlaces.Of(plan.Evaluation.Mean);
    private readonly Action<Lane, Workspace>[] encode = Bound(plan, plan.Evaluation.EncodeOps, plan.EvaluationPlaces);
    private readonly Action<Lane, Workspace>[] draw = Bound(plan, plan.Evaluation.DrawOps, plan.EvaluationPlaces);
    private readonly Action<Lane, Workspace>[] condition = Bound(plan, plan.Evaluation.ConditionOps, plan.EvaluationPlaces);
    private readonly Action<Lane, Workspace>[] decode = Bound(plan, plan.Evaluation.DecodeOps, plan.EvaluationPlaces);
    private readonly Action<Lane, Workspace>[] mean = Bound(plan, plan.Evaluation.MeanOps, plan.EvaluationPlaces);
    private readonly Action<Lane, Workspace>[] score = Bound(
        plan,
        [.. plan.Evaluation.PriorOps, .. plan.Evaluation.ScoreOps],
        plan.EvaluationPlaces
    );
    private readonly Action<Lane, Workspace>[] forward = Bound(plan, plan.Training.ForwardOps, plan.TrainingPlaces);
    private readonly Action<Lane, Workspace>[] backward = Bound(plan, plan.Training.BackwardOps, plan.TrainingPlaces);

    public override ValueList<DropoutPlace> Dropouts { get; } =
    [.. plan.Training.Dropouts.Select(site => new DropoutPlace(plan.TrainingPlaces.Of(site.Mask).Offset, site.Mask.Size, site.Rate))];

    public override IReadOnlyList<int> SharedTensors { get; } = [.. plan.SharedTensors.Select(tensor => plan.IndexOf(tensor))];

    public override Matrix InputBuffer(Workspace memory) => Buffer(memory, input);

    public override Matrix HeadBuffer(Workspace memory) => Buffer(memory, head);

    public override Matrix NoiseBuffer(Workspace memory) => Buffer(memory, noise);

    public override Matrix DrawBuffer(Workspace memory) => Buffer(memory, drawn);

    public override Matrix LatentsBuffer(Workspace memory) => Buffer(memory, latents);

    public override Matrix MeanBuffer(Workspace memory) => Buffer(memory, means);

    public override void Encode(Lane lane, Workspace memory) => Run(encode, lane, memory);

    public override void Draw(Lane lane, Workspace memory) => Run(draw, lane, memory);

    public override void Condition(Lane lane, Workspace memory) => Run(condition, lane, memory);

    public override void Decode(Lane lane, Workspace memory) => Run(decode, lane, memory);

    public override void Mean(Lane lane, Workspace memory) => Run(mean, lane, memory);

    public override void Score(Lane lane, Workspace memory) => Run(score, lane, memory);

    public override void Forward(Lane lane, Workspace memory) => Run(forward, lane, memory);

    public override void Backward(Lane lane, Workspace memory) => Run(backward, lane, memory);

    private static Action<Lane, Workspace>[] Bound(Plan plan, ValueList<Operation> operations, Placement places) =>
        [.. operations.Select(operation => KernelTable.Bind(operation, plan, places))];

    private static Matrix Buffer(Workspace memory, PlanBuffer buffer) => memory.Buffer(buffer.Offset, buffer.Width);

    private static void Run(Action<Lane, Workspace>[] calls, Lane lane, Workspace memory)
    {
        foreach (var call in calls)
        {
            call(lane, memory);
        }
    }
}
