using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>
/// A specification, compiled: its two graphs, and where their values lie. Generated code and the runner follow it; other backends and the
/// interpreter follow the graphs.
/// </summary>
/// <param name="Beta">The weight of the Kullback–Leibler term in the trained objective.</param>
/// <param name="Training">The graph of a training step, forward and backward.</param>
/// <param name="TrainingPlaces">Where its values lie.</param>
/// <param name="Evaluation">The graph of encoding, drawing, decoding and scoring.</param>
/// <param name="EvaluationPlaces">Where its values lie.</param>
public sealed record Plan(double Beta, Graph Training, Placement TrainingPlaces, Graph Evaluation, Placement EvaluationPlaces)
{
    /// <summary>The plan of <paramref name="spec"/>, with all fusions.</summary>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static Plan Of(VaeSpec spec) => Of(spec, Fuse.Names);

    /// <summary>The plan of <paramref name="spec"/> with the fusions of the given names.</summary>
    /// <exception cref="ArgumentException">The specification breaks a rule; the message says which, and where.</exception>
    public static Plan Of(VaeSpec spec, ValueList<string> fusions) =>
        Of(spec.Objective.Beta, Build.Of(spec, isForTraining: true), Build.Of(spec, isForTraining: false), fusions);

    /// <summary>
    /// The plan of a prior alone, trained to posteriors that stay as they are: examples are the numbers of posteriors, and the loss is the mean of
    /// log q(z|x) − log p(z) at draws z, which is least where p is the mixture of the posteriors.
    /// </summary>
    /// <param name="latent">The posteriors' family, with a prior that has no examples of its own.</param>
    internal static Plan Of(Latent latent)
    {
        var graph = PriorBuild.Of(latent);
        return Of(beta: 1, graph, graph, Fuse.Names);
    }

    private static Plan Of(double beta, Graph training, Graph evaluation, ValueList<string> fusions)
    {
        training = Fuse.Of(Differentiate.Of(training), fusions);
        // Evaluation is entered and left at any of these.
        return new(
            beta,
            training,
            Place.Of(training, []),
            evaluation,
            Place.Of(
                evaluation,
                [evaluation.Input, evaluation.Noise, evaluation.Head, evaluation.Draw, evaluation.Latents, evaluation.Output]
            )
        );
    }

    /// <summary>Values per example, n.</summary>
    public int InputWidth => Evaluation.Input.Width - ConditionWidth;

    /// <summary>Values that say what is known of an example, beside its own and beside its latent values; 0 where nothing is.</summary>
    public int ConditionWidth => Evaluation.Latents.Width - Evaluation.Draw.Width;

    /// <summary>Latent dimensions, k.</summary>
    public int LatentWidth => Evaluation.Draw.Width;

    /// <summary>Draws of each posterior in a training step, K.</summary>
    public int Draws => Training.Draw.Rows;

    /// <summary>Noise vectors of each example in a training step: of its posterior's draws, and where it takes some of a draw of the prior.</summary>
    public int NoiseVectors => Training.Noise.Rows;

    /// <summary>The trained tensors, in the order in which they lie in the parameter vector.</summary>
    public ValueList<ParameterTensor> Tensors => Training.Tensors;

    /// <summary>The tensors whose gradients have several contributions: a step changes them when all are there.</summary>
    public ValueList<ParameterTensor> SharedTensors
    {
        get
        {
            var several = Training
                .BackwardOps.SelectMany(operation => operation.Gradients)
                .GroupBy(tensor => tensor.Name)
                .Where(contributions => contributions.Count() > 1)
                .Select(contributions => contributions.Key)
                .ToList();
            return ValueList.From(Tensors.Where(tensor => several.Contains(tensor.Name)));
        }
    }

    /// <summary>The examples of its own that the prior has the encoder encode, with what they take of the arena; null for most.</summary>
    public OwnExamples? OwnExamples =>
        Training.PriorOps.Count == 0
            ? null
            : new(
                Training.PriorOps[0].Writes.Single().Rows,
                Math.Max(TrainingPlaces.FixedWidth, EvaluationPlaces.FixedWidth),
                IndexOf(Training.PriorOps[0].Tensors.Single())
            );

    /// <summary>The number of a tensor among <see cref="Tensors"/>.</summary>
    public int IndexOf(ParameterTensor tensor)
    {
        var index = 0;
        while (index < Tensors.Count && Tensors[index].Name != tensor.Name)
        {
            index++;
        }

        return index;
    }

    /// <summary>The number of trained values.</summary>
    public int ParameterCount => Tensors.Sum(tensor => tensor.Count);

    /// <summary>Floats of arena per example for a forward pass.</summary>
    public int ForwardWidth => EvaluationPlaces.Width;

    /// <summary>Floats of arena per example for a forward and a backward pass.</summary>
    public int TrainingWidth => TrainingPlaces.Width;

    /// <summary>
    /// Floating-point operations per example from the input to the mean: the matrix products' multiply-adds, times 2
    /// (<see cref="Operation.MultiplyAdds"/>).
    /// </summary>
    public long ForwardFlops => 2 * MultiplyAdds(Evaluation);

    /// <summary>Floating-point operations per example of a training step, counted alike: forward, score and backward, without the optimiser.</summary>
    public long TrainingFlops => 2 * MultiplyAdds(Training);

    /// <summary>The most bytes that training with Adam holds, padding apart: buffers for a batch, parameters, their gradient and two moments.</summary>
    /// <param name="batchSize">Examples of a step.</param>
    public long PeakBytes(int batchSize) =>
        sizeof(float) * (((long)batchSize * TrainingWidth) + (OwnExamples?.Arena ?? 0) + (4L * ParameterCount));

    // What runs beside the batch is not an example's.
    private static long MultiplyAdds(Graph graph) =>
        graph.Operations.Where(operation => !operation.IsBeside).Sum(operation => operation.MultiplyAdds);
}
