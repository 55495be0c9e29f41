using DiffSharp;
using Microsoft.FSharp.Core;

namespace FunctionalVae.Diff;

/// <summary>The formulas of a plan's operations as operations of DiffSharp, differentiable, in nats per example.</summary>
public static class DiffOps
{
    /// <summary>x · W + b, from [B, n] to [B, m].</summary>
    public static Tensor Affine(Tensor x, Tensor weight, Tensor bias) => x.matmul(weight) + bias;

    /// <summary>gain ∘ (x − mean) / √(variance + ε) + bias, mean and variance over each example's values.</summary>
    public static Tensor LayerNorm(Tensor x, Tensor gain, Tensor bias, double epsilon)
    {
        var keep = FSharpOption<bool>.Some(true);
        var centred = x - x.mean(1, keep);
        var variance = (centred * centred).mean(1, keep);
        return (gain * (centred / (variance + epsilon).sqrt())) + bias;
    }

    /// <summary>x ∘ mask; x where nothing is dropped.</summary>
    public static Tensor Drop(Tensor x, IReadOnlyList<Tensor>? masks, int site) => masks is null ? x : x * masks[site];

    /// <summary>(μ, ℓ) [B, 2k] with ℓ clamped to ±<paramref name="bound"/>; the derivative is 0 outside.</summary>
    public static Tensor ClampLogVariance(Tensor head, double bound)
    {
        var (mean, logVariance) = Split(head);
        var clamped = logVariance.clamp(FSharpOption<IConvertible>.Some(-bound), FSharpOption<IConvertible>.Some(bound));
        return Tensor.cat([mean, clamped], FSharpOption<int>.Some(1));
    }

    /// <summary>Neighbouring columns of x [B, n], [B, <paramref name="width"/>].</summary>
    public static Tensor Take(Tensor x, int first, int width)
    {
        var rest = x.shape[1] - first - width;
        // Parts of no columns are left out: DiffSharp has no tensors of such a shape.
        int[] sizes = [.. new[] { first, width, rest }.Where(size => size > 0)];
        return sizes.Length == 1 ? x : x.split(sizes, FSharpOption<int>.Some(1))[first > 0 ? 1 : 0];
    }

    /// <summary>left [B, m] and right [B, n] side by side, [B, m + n].</summary>
    public static Tensor Beside(Tensor left, Tensor right) => Tensor.cat([left, right], FSharpOption<int>.Some(1));

    /// <summary>(μ, ℓ) of a head [B, 2k], [B, k] each.</summary>
    public static (Tensor Mean, Tensor LogVariance) Split(Tensor head)
    {
        var latent = head.shape[1] / 2;
        var halves = head.split([latent, latent], FSharpOption<int>.Some(1));
        return (halves[0], halves[1]);
    }

    /// <summary>z = μ + e^(ℓ/2) ∘ ε (Kingma and Welling 2014).</summary>
    public static Tensor Reparameterise(Tensor head, Tensor noise)
    {
        var (mean, logVariance) = Split(head);
        return mean + ((logVariance * 0.5).exp() * noise);
    }

    /// <summary>KL(N(μ, diag e^ℓ) ‖ N(0, I)) = ½ Σ [μ² + (e^ℓ − ℓ − 1)], [B].</summary>
    public static Tensor StandardNormalKl(Tensor head)
    {
        var (mean, logVariance) = Split(head);
        return Sum((mean * mean) + Elementwise.ExpMinusLinear(logVariance)) * 0.5;
    }

    /// <summary>KL(N(μ, diag e^ℓ) ‖ N(0, v·I)) = ½ Σ [e^Δ − Δ − 1 + μ²/v] with Δ = ℓ − log v, [B].</summary>
    public static Tensor ScaledNormalKl(Tensor head, double variance)
    {
        var (mean, logVariance) = Split(head);
        return Sum(Elementwise.ExpMinusLinear(logVariance - Math.Log(variance)) + (mean * mean * (1 / variance))) * 0.5;
    }

    /// <summary>KL(N(μ, diag e^ℓ) ‖ N(m, diag e^p)) = ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] with Δ = ℓ − p, [B].</summary>
    public static Tensor LearnedPriorKl(Tensor head, Tensor priorMean, Tensor priorLogVariance)
    {
        var (mean, logVariance) = Split(head);
        var distance = mean - priorMean;
        return Sum(Elementwise.ExpMinusLinear(logVariance - priorLogVariance) + (distance * distance * priorLogVariance.neg().exp())) * 0.5;
    }

    /// <summary>0 for each example, whatever its head, [B]: a latent without a prior.</summary>
    public static Tensor NoKl(Tensor head) => head.zerosLike(FSharpOption<IEnumerable<int>>.Some([head.shape[0]]), null, null, null);

    /// <summary>Σ x·l − softplus(l), [B]: the Bernoulli log-mass of binary x, minus the cross-entropy of grey x.</summary>
    public static Tensor LogitCrossEntropy(Tensor logits, Tensor x) => Sum(Elementwise.LogitCrossEntropy(logits, x));

    /// <summary>Σ of the log-density of x over the values of an example, given the head's values and the density's parameters, [B].</summary>
    public static Tensor ValueLogDensity(Func<Tensor, Tensor, Tensor[], Tensor> density, Tensor output, Tensor x, params Tensor[] numbers)
    {
        ArgumentNullException.ThrowIfNull(density);
        return Sum(density(x, output, numbers));
    }

    /// <summary>A trained parameter floor + e^s, for one s or one per value.</summary>
    public static Tensor Trained(Tensor logs, double floor) => logs.exp() + floor;

    /// <summary>exp(x within ±bound).</summary>
    public static Tensor MeanOfLog(Tensor x, double bound) => Elementwise.Clamp(x, -bound, bound).exp();

    /// <summary>1 / (1 + e^−x).</summary>
    public static Tensor Sigmoid(Tensor x) => Elementwise.Sigmoid(x);

    /// <summary>max(x, 0).</summary>
    public static Tensor Relu(Tensor x) => Elementwise.Relu(x);

    /// <summary>x where it is positive, otherwise 0.01·x.</summary>
    public static Tensor LeakyRelu(Tensor x) => Elementwise.LeakyRelu(x);

    /// <summary>tanh(x).</summary>
    public static Tensor Tanh(Tensor x) => x.tanh();

    /// <summary>log(1 + e^x).</summary>
    public static Tensor Softplus(Tensor x) => Elementwise.Softplus(x);

    /// <summary>x + y, element by element.</summary>
    public static Tensor Add(Tensor x, Tensor y) => x + y;

    /// <summary>x · y, element by element.</summary>
    public static Tensor Multiply(Tensor x, Tensor y) => x * y;

    /// <summary>x · sigmoid(x).</summary>
    public static Tensor Silu(Tensor x) => x * Elementwise.Sigmoid(x);

    /// <summary>x where it is positive, otherwise e^x − 1.</summary>
    public static Tensor Elu(Tensor x) => Elementwise.Elu(x);

    private static Tensor Sum(Tensor values) => values.sum(1, null, null);
}
