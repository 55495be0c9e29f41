using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>The interpreter, but that what a training step takes from outside is changed first: its noise, its masks, its number.</summary>
internal sealed class AlteredModel(InterpretedModel inner, Func<BackendStep, BackendStep> alter) : VaeModel(inner.Spec, inner.Layout, null)
{
    protected override PosteriorBatch EncodeCore(ParameterVector parameters, Batch images) => inner.Encode(parameters, images);

    protected override Batch DrawCore(PosteriorBatch posterior, Batch noise) => inner.Draw(posterior, noise);

    protected override Batch DecodeCore(ParameterVector parameters, Batch latents) => inner.Decode(parameters, latents);

    protected override IReadOnlyList<ExampleTerms> TermsCore(ParameterVector parameters, Batch images, Batch noise) =>
        inner.Terms(parameters, images, noise);

    protected override Gradient<ParameterVector> DifferentiateCore(ParameterVector parameters, Batch images, Batch noise) =>
        inner.Differentiate(parameters, images, noise);

    protected internal override TrainingSession OpenSession(TrainingState state, int capacity, int threads) =>
        new Session(this, inner, state, alter);

    private sealed class Session(AlteredModel model, InterpretedModel inner, TrainingState start, Func<BackendStep, BackendStep> alter)
        : BackendSession(model, start, inner.Dropouts)
    {
        private readonly double[] parameters = Wide(start.Parameters);
        private readonly double[] first = Wide(start.FirstMoment);
        private readonly double[] second = Wide(start.SecondMoment);
        private readonly double[] average = Wide(start.Evaluated);

        protected override TrainingState Weights =>
            Start with
            {
                Parameters = Vector(parameters),
                FirstMoment = Vector(first),
                SecondMoment = Vector(second),
                Average = Start.Options.AverageDecay is null ? null : Vector(average),
            };

        protected override Objective Advance(BackendStep step)
        {
            var altered = alter(step);
            var gradient = inner.DifferentiateInFloat64(
                parameters,
                Wide(altered.Examples),
                Wide(altered.Noise),
                altered.Masks,
                altered.KlWeight
            );
            double[] values = [.. gradient.Values];
            if (Start.Options.ClipNorm is { } norm)
            {
                OptimizerInterpreter.Clip(values, norm);
            }

            OptimizerInterpreter.Update(
                Start.Options.Optimizer ?? new Adam(),
                altered.LearningRate,
                altered.Number,
                values,
                parameters,
                first,
                second
            );
            if (Start.Options.AverageDecay is { } decay)
            {
                OptimizerInterpreter.Average(decay, parameters, average);
            }

            return gradient.Objective;
        }

        public override Objective Evaluate(Batch images, Batch noise) => inner.Evaluate(Vector(average), images, noise);

        protected override void Dispose(bool disposing) { }

        private static double[] Wide(ParameterVector values) => Array.ConvertAll(values.Values.ToArray(), value => (double)value);

        private static double[] Wide(Batch values) => Array.ConvertAll(values.Values.ToArray(), value => (double)value);

        private ParameterVector Vector(double[] values) => inner.ParametersFrom(values.Select(value => (float)value));
    }
}
