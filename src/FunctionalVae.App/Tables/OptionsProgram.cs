using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Options of training as the C# expression that makes them, without what is as usual.</summary>
internal static class OptionsProgram
{
    /// <summary>The expression, <c>new(Epochs: 10, …)</c>.</summary>
    public static string Of(TrainOptions options)
    {
        var usual = new TrainOptions();
        var written = Arguments(
            ("Epochs", options.Epochs, null),
            ("BatchSize", options.BatchSize, null),
            ("LearningRate", options.LearningRate, null),
            ("Seed", options.Seed, usual.Seed),
            ("Optimizer", options.Optimizer, null),
            ("Schedule", options.Schedule, null),
            ("ClipNorm", options.ClipNorm, null),
            ("AverageDecay", options.AverageDecay, null),
            ("KlWarmupEpochs", options.KlWarmupEpochs, usual.KlWarmupEpochs),
            ("ValidationFraction", options.ValidationFraction, usual.ValidationFraction),
            ("Patience", options.Patience, null),
            ("Guard", options.Guard, null)
        );
        return $"new({written})";
    }

    private static string Arguments(params (string Name, object? Value, object? Usual)[] arguments) =>
        string.Join(
            ", ",
            arguments
                .Where(argument => argument.Value is not null and not Adam { Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8 })
                .Where(argument => !Equals(argument.Value, argument.Usual))
                .Select(argument => $"{argument.Name}: {Literal(argument.Value!)}")
        );

    private static string Literal(object value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            Adam adam => $"new Adam({Moments(adam.Beta1, adam.Beta2, adam.Epsilon)})",
            AdamW adam => $"new AdamW({Moments(adam.Beta1, adam.Beta2, adam.Epsilon)}, WeightDecay: {Literal(adam.WeightDecay)})",
            Sgd sgd =>
                $"new Sgd({Arguments(("Momentum", sgd.Momentum, 0d), ("Nesterov", sgd.Nesterov, false), ("WeightDecay", sgd.WeightDecay, 0d))})",
            CosineSchedule cosine => $"new CosineSchedule({Arguments(("Final", cosine.Final, 0d), Rise(cosine))})",
            StepSchedule step =>
                $"new StepSchedule({Arguments(("EveryEpochs", step.EveryEpochs, null), ("Factor", step.Factor, null), Rise(step))})",
            MilestoneSchedule steps =>
                $"new MilestoneSchedule({Arguments(("Milestones", steps.Milestones, null), ("Factor", steps.Factor, null), Rise(steps))})",
            ConstantSchedule constant => $"new ConstantSchedule({Arguments(Rise(constant))})",
            SpikeGuard guard => Invariant(
                $"new SpikeGuard(Rollbacks: {guard.Rollbacks}, Window: {guard.Window}, Deviations: {guard.Deviations})"
            ),
            _ => Invariant($"{value}"),
        };

    private static string Moments(double beta1, double beta2, double epsilon) =>
        Invariant($"Beta1: {beta1}, Beta2: {beta2}, Epsilon: {epsilon}");

    private static (string Name, object? Value, object? Usual) Rise(Schedule schedule) => ("WarmupEpochs", schedule.WarmupEpochs, 0d);
}
