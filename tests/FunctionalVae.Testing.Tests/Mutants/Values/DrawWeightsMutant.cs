namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Weighs the gradients of an example's draws otherwise than by softmax of log w.</summary>
/// <param name="inner">The right model, whose objective is importance-weighted.</param>
/// <param name="weights">From the log-weights of an example's draws to the weights of their gradients.</param>
/// <param name="encoder">The same for the encoder's gradients, where they differ; for doubly reparameterised ones in units of those of equal draws.</param>
internal sealed class DrawWeightsMutant(IVaeModel inner, Func<double[], double[]> weights, Func<double[], double[]>? encoder = null)
    : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        var gradient = new double[Layout.ParameterCount];
        // The encoder's tensors come first, its head last of them.
        var head = Layout.Tensors.Single(tensor => tensor.Name == "posterior.bias");
        var end = head.Offset + head.Count;
        for (var example = 0; example < images.Count; example++)
        {
            var one = images.Take([example]);
            var draws = Enumerable.Range(example * Layout.Draws, Layout.Draws).Select(draw => noise.Take([draw])).ToList();
            double[] logWeights =
            [
                .. draws
                    .Select(draw => Terms(parameters, one, draw)[0])
                    .Select(term => term.Reconstruction + (Spec.Objective.Beta * term.LogPriorRatio)),
            ];
            foreach (var (draw, weight, ofEncoder) in draws.Zip(weights(logWeights), (encoder ?? weights)(logWeights)))
            {
                var alone = base.Differentiate(parameters, one, draw.Take([.. Enumerable.Repeat(0, Layout.Draws)])).Values;
                for (var i = 0; i < gradient.Length; i++)
                {
                    gradient[i] += (i < end ? ofEncoder : weight) / images.Count * alone.Values.Span[i];
                }
            }
        }

        return right with
        {
            Values = Inner.ParametersFrom(gradient.Select(value => (float)value)),
        };
    }

    /// <summary>w / Σ w.</summary>
    public static double[] Softmax(IEnumerable<double> logWeights)
    {
        double[] all = [.. logWeights];
        double[] shifted = [.. all.Select(weight => Math.Exp(weight - all.Max()))];
        return [.. shifted.Select(weight => weight / shifted.Sum())];
    }
}
