using DiffSharp;

namespace FunctionalVae.Diff;

/// <summary>The loss that training lowers, β·KL minus the reconstruction, averaged over a batch, and its graph.</summary>
internal sealed class DiffLoss
{
    private readonly DiffWeights weights;
    private readonly Tensor loss;

    private DiffLoss(DiffWeights weights, Tensor loss, Objective objective)
    {
        this.weights = weights;
        this.loss = loss;
        Objective = objective;
    }

    /// <summary>Minus the loss, averaged in float64.</summary>
    public Objective Objective { get; }

    /// <summary>The way forward.</summary>
    public static DiffLoss Of(
        DiffProgram program,
        DiffWeights weights,
        Tensor examples,
        Tensor noise,
        IReadOnlyList<Tensor>? masks,
        double beta
    )
    {
        var differentiable = weights.Map(tensor => tensor.reverseDiff(null, null));
        var (reconstruction, kl) = program.Score(differentiable, examples, noise, masks);
        return new(differentiable, (kl.mean() * beta) - reconstruction.mean(), new(Average(reconstruction), Average(kl), beta));
    }

    /// <summary>The way back: the loss's gradient, tensor by tensor.</summary>
    public DiffWeights Gradient()
    {
        loss.reverse(null, null);
        return weights.Map(tensor => tensor.derivative);
    }

    private static double Average(Tensor terms) => DiffValues.ToArray(terms).Average(value => (double)value);
}
