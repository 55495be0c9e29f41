using FunctionalVae.Kernels;
using FunctionalVae.Plans;

namespace FunctionalVae.Runner;

/// <summary>A plan that is run as it stands: the same kernel calls in the same order as the generator writes, bound when the program is made.</summary>
internal sealed class PlannedProgram(Plan plan) : CompiledProgram
{
    private readonly Action<Lane, Workspace>[] encode = Bound(plan.EncodeOps);
    private readonly Action<Lane, Workspace>[] draw = Bound(plan.DrawOps);
    private readonly Action<Lane, Workspace>[] decode = Bound(plan.DecodeOps);
    private readonly Action<Lane, Workspace>[] mean = Bound(plan.MeanOps);
    private readonly Action<Lane, Workspace>[] score = Bound(plan.ScoreOps);
    private readonly Action<Lane, Workspace>[] loss = Bound(plan.LossOps);
    private readonly Action<Lane, Workspace>[] backward = Bound(plan.AfterLossOps);

    public override ValueList<DropoutPlace> Dropouts { get; } =
    [.. plan.Dropouts.Select(site => new DropoutPlace(site.Mask.Offset, site.Mask.Width, site.Rate))];

    public override Matrix InputBuffer(Workspace memory) => Buffer(memory, plan.Input);

    public override Matrix HeadBuffer(Workspace memory) => Buffer(memory, plan.Head);

    public override Matrix NoiseBuffer(Workspace memory) => Buffer(memory, plan.Noise);

    public override Matrix DrawBuffer(Workspace memory) => Buffer(memory, plan.Draw);

    public override Matrix MeanBuffer(Workspace memory) => Buffer(memory, plan.Mean);

    public override void Encode(Lane lane, Workspace memory) => Run(encode, lane, memory);

    public override void Draw(Lane lane, Workspace memory) => Run(draw, lane, memory);

    public override void Decode(Lane lane, Workspace memory) => Run(decode, lane, memory);

    public override void Mean(Lane lane, Workspace memory) => Run(mean, lane, memory);

    public override void Score(Lane lane, Workspace memory) => Run(score, lane, memory);

    public override void Loss(Lane lane, Workspace memory) => Run(loss, lane, memory);

    public override void Backward(Lane lane, Workspace memory) => Run(backward, lane, memory);

    private static Action<Lane, Workspace>[] Bound(ValueList<PlanOp> ops) => [.. ops.Select(KernelCall.Of)];

    private static Matrix Buffer(Workspace memory, PlanBuffer buffer) => memory.Buffer(buffer.Offset, buffer.Width);

    private static void Run(Action<Lane, Workspace>[] calls, Lane lane, Workspace memory)
    {
        foreach (var call in calls)
        {
            call(lane, memory);
        }
    }
}
