using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>The formulas of a plan's operations as operations of torch, differentiable, in nats per example.</summary>
public static partial class TorchOps
{
    /// <summary>(μ, ℓ) [B, 2k] with ℓ clamped to ±<paramref name="bound"/>.</summary>
    public static Tensor ClampLogVariance(Tensor head, double bound)
    {
        var (mean, logVariance) = Split(head);
        return cat([mean, TorchScalars.Clamp(logVariance, -bound, bound)], 1);
    }

    /// <summary>Neighbouring columns of x [B, n], [B, <paramref name="width"/>].</summary>
    public static Tensor Take(Tensor x, int first, int width)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.narrow(1, first, width);
    }

    /// <summary>left [B, m] and right [B, n] side by side, [B, m + n].</summary>
    public static Tensor Beside(Tensor left, Tensor right) => cat([left, right], 1);

    /// <summary>(μ, ℓ) of a head [B, 2k], [B, k] each.</summary>
    public static (Tensor Mean, Tensor LogVariance) Split(Tensor head)
    {
        var latent = head.shape[1] / 2;
        return (head.narrow(1, 0, latent), head.narrow(1, latent, latent));
    }

    /// <summary>(μ, ℓ, L below its diagonal) of the head of a full covariance, [B, 2k + k(k − 1)/2].</summary>
    public static (Tensor Mean, Tensor LogVariance, Tensor Lower) SplitFactor(Tensor head, int latent)
    {
        var factor = new TorchFactor(head, latent);
        var (mean, logVariance) = Split(factor.Normal);
        return (mean, logVariance, factor.Lower);
    }

    /// <summary>Of a full covariance (μ, ℓ, L below its diagonal, column after column) the normals of each dimension given those before it, (μ + Lε without L's diagonal, ℓ), [B, 2k].</summary>
    public static Tensor Correlate(Tensor head, Tensor noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        return new TorchFactor(head, noise.shape[1]).Given(noise);
    }

    /// <summary>KL(N(μ, LLᵀ) ‖ N(0, v·I)) = ½ Σ [e^Δ − Δ − 1 + μ²/v] + ½ Σ Lᵢⱼ²/v below the diagonal, Δ = ℓ − log v, [B].</summary>
    public static Tensor FullNormalKl(Tensor head, int latent, double variance)
    {
        var factor = new TorchFactor(head, latent);
        var below = TorchScalars.Times(Sum(factor.Lower * factor.Lower), 0.5 / variance);
        return TorchScalars.Sum(ScaledNormalKl(factor.Normal, variance), below);
    }

    /// <summary>KL(N(μ, LLᵀ) ‖ N(m, diag e^p)): that of the diagonal, and ½ Σ Lᵢⱼ² e^−pᵢ below it, [B].</summary>
    public static Tensor FullLearnedPriorKl(Tensor head, Tensor priorMean, Tensor priorLogVariance)
    {
        ArgumentNullException.ThrowIfNull(priorMean);
        ArgumentNullException.ThrowIfNull(priorLogVariance);
        var factor = new TorchFactor(head, priorMean.shape[0]);
        var precision = priorLogVariance.neg().exp().index_select(0, factor.Rows);
        var below = TorchScalars.Times(Sum(factor.Lower * factor.Lower * precision), 0.5);
        return TorchScalars.Sum(LearnedPriorKl(factor.Normal, priorMean, priorLogVariance), below);
    }

    /// <summary>z = μ + e^(ℓ/2) ∘ ε (Kingma and Welling 2014).</summary>
    public static Tensor Reparameterise(Tensor head, Tensor noise)
    {
        var (mean, logVariance) = Split(head);
        return TorchScalars.Sum(mean, TorchScalars.Times(logVariance, 0.5).exp() * noise);
    }

    /// <summary>KL(N(μ, diag e^ℓ) ‖ N(0, I)) = ½ Σ [μ² + (e^ℓ − ℓ − 1)], [B].</summary>
    public static Tensor StandardNormalKl(Tensor head)
    {
        var (mean, logVariance) = Split(head);
        return TorchScalars.Times(Sum(TorchScalars.Sum(mean * mean, logVariance.expm1() - logVariance)), 0.5);
    }

    /// <summary>KL(N(μ, diag e^ℓ) ‖ N(0, v·I)) = ½ Σ [e^Δ − Δ − 1 + μ²/v] with Δ = ℓ − log v, [B].</summary>
    public static Tensor ScaledNormalKl(Tensor head, double variance)
    {
        var (mean, logVariance) = Split(head);
        var ratio = TorchScalars.Plus(logVariance, -Math.Log(variance));
        return TorchScalars.Times(Sum(TorchScalars.Sum(ratio.expm1() - ratio, TorchScalars.Times(mean * mean, 1 / variance))), 0.5);
    }

    /// <summary>log N(z; μ, e^ℓ) − log N(z; 0, v·I) at z = μ + e^(ℓ/2) ∘ ε: ½ Σ (z²/v + log v − ℓ − ε²), [B].</summary>
    public static Tensor ScaledNormalDrawnKl(Tensor head, Tensor noise, Tensor z, double variance)
    {
        var scaled = TorchScalars.Plus(TorchScalars.Times(z * z, 1 / variance), Math.Log(variance));
        return TorchScalars.Times(Sum(scaled - Split(head).LogVariance - (noise * noise)), 0.5);
    }

    /// <summary>KL(N(μ, diag e^ℓ) ‖ N(m, diag e^p)) = ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] with Δ = ℓ − p, [B].</summary>
    public static Tensor LearnedPriorKl(Tensor head, Tensor priorMean, Tensor priorLogVariance)
    {
        var (mean, logVariance) = Split(head);
        var distance = mean - priorMean;
        var ratio = logVariance - priorLogVariance;
        return TorchScalars.Times(Sum(TorchScalars.Sum(ratio.expm1() - ratio, distance * distance * priorLogVariance.neg().exp())), 0.5);
    }

    /// <summary>
    /// <see cref="StandardNormalKl"/> of each example, with the gradient of Σⱼ max(λ, mean of KLⱼ over these examples), [B]: free bits
    /// (Kingma et al. 2016).
    /// </summary>
    public static Tensor FreeStandardNormalKl(Tensor head, double freeBits)
    {
        var (mean, logVariance) = Split(head);
        var kls = TorchScalars.Times(TorchScalars.Sum(mean * mean, logVariance.expm1() - logVariance), 0.5);
        return Free(StandardNormalKl(head), kls, freeBits);
    }

    /// <summary><see cref="LearnedPriorKl"/> of each example, with the gradient of Σⱼ max(λ, mean of KLⱼ over these examples), [B].</summary>
    public static Tensor FreeLearnedPriorKl(Tensor head, Tensor priorMean, Tensor priorLogVariance, double freeBits)
    {
        var (mean, logVariance) = Split(head);
        var distance = mean - priorMean;
        var ratio = logVariance - priorLogVariance;
        var kls = TorchScalars.Times(TorchScalars.Sum(ratio.expm1() - ratio, distance * distance * priorLogVariance.neg().exp()), 0.5);
        return Free(LearnedPriorKl(head, priorMean, priorLogVariance), kls, freeBits);
    }

    /// <summary>log N(z; μ, e^ℓ) − log N(z; 0, I) at z = μ + e^(ℓ/2) ∘ ε: ½ Σ (z² − ℓ − ε²), [B].</summary>
    public static Tensor StandardNormalDrawnKl(Tensor head, Tensor noise, Tensor z) =>
        TorchScalars.Times(Sum((z * z) - Split(head).LogVariance - (noise * noise)), 0.5);

    /// <summary>log N(z; μ, e^ℓ) − log N(z; m, e^p): ½ Σ ((z − m)² e^−p + p − ℓ − ε²), [B].</summary>
    public static Tensor LearnedPriorDrawnKl(Tensor head, Tensor noise, Tensor z, Tensor priorMean, Tensor priorLogVariance)
    {
        var distance = z - priorMean;
        var scaled = TorchScalars.Sum(distance * distance * priorLogVariance.neg().exp(), priorLogVariance);
        return TorchScalars.Times(Sum(scaled - Split(head).LogVariance - (noise * noise)), 0.5);
    }

    /// <summary>
    /// log q(z|x) − log p(z) at the draw z of noise ε, p(z) = Σⱼ wⱼ N(z; mⱼ, diag e^pⱼ) with w = softmax(logits): −½ Σ (ℓ + ε²) −
    /// log Σⱼ exp(log wⱼ − ½ Σ (pⱼ + (z − mⱼ)² e^−pⱼ)), [B]. Means and log-variances are [K·k], one component after the other.
    /// </summary>
    public static Tensor NormalMixtureKl(Tensor head, Tensor noise, Tensor z, Tensor logits, Tensor means, Tensor logVariances)
    {
        var (_, logVariance) = Split(head);
        var components = new long[] { 1, logits.shape[0], -1 };
        var p = logVariances.reshape(components);
        var distance = z.reshape(new long[] { z.shape[0], 1, -1 }) - means.reshape(components);
        var terms = TorchScalars.Sum(distance * distance * p.neg().exp(), p).sum(new long[] { 2 }, false);
        var joint = TorchScalars.Sum(TorchScalars.Times(terms, -0.5), logits);
        var logPrior = joint.logsumexp(1, false) - logits.logsumexp(0, false);
        return TorchScalars.Times(Sum(TorchScalars.Sum(logVariance, noise * noise)), -0.5) - logPrior;
    }

    /// <summary>The same of components with equal weights, which are posteriors (m, p), [P, 2k].</summary>
    public static Tensor NormalMixtureKlOfPosteriors(Tensor head, Tensor noise, Tensor z, Tensor posteriors)
    {
        var (means, logVariances) = Split(posteriors);
        var logits = zeros([posteriors.shape[0]], ScalarType.Float32, head.device);
        return NormalMixtureKl(head, noise, z, logits, means.reshape(new long[] { -1 }), logVariances.reshape(new long[] { -1 }));
    }

    /// <summary>A trained vector as <paramref name="count"/> rows, [P, n].</summary>
    public static Tensor PseudoInputs(Tensor vector, long count) => vector.reshape(new long[] { count, -1 });

    /// <summary>0 for each example: a latent without a prior.</summary>
    public static Tensor NoKl(Tensor head) => zeros([head.shape[0]], ScalarType.Float32, head.device);

    /// <summary>Σ x·l − softplus(l), [B]: the Bernoulli log-mass of binary x, minus the cross-entropy of grey x.</summary>
    public static Tensor LogitCrossEntropy(Tensor logits, Tensor x) =>
        Sum(nn.functional.binary_cross_entropy_with_logits(logits, x, null, nn.Reduction.None)).neg();

    /// <summary>Σ x·log softmax(l) over groups of neighbours, [B]: the log-mass of one-hot x.</summary>
    public static Tensor CategoricalLogMass(Tensor logits, Tensor x, long levels) =>
        Sum(x * ByGroup(logits, levels).log_softmax(2, dtype: null).reshape(x.shape));

    /// <summary>The softmax over each group of neighbours, [B, n].</summary>
    public static Tensor Softmax(Tensor logits, long levels) => ByGroup(logits, levels).softmax(2, dtype: null).reshape(logits.shape);

    /// <summary>−½ [(x − x̂)²/σ² + log σ² + log 2π], element by element, with σ² as the only number.</summary>
    public static Tensor Normal(Tensor x, Tensor mean, params Tensor[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var distance = x - mean;
        var constant = TorchScalars.Plus(numbers[0].log(), LogTwoPi);
        return TorchScalars.Times(TorchScalars.Sum(distance * distance / numbers[0], constant), -0.5);
    }

    /// <summary>Σ of the log-density of x over the values of an example, given the head's values and the density's parameters, [B].</summary>
    public static Tensor ValueLogDensity(Func<Tensor, Tensor, Tensor[], Tensor> density, Tensor output, Tensor x, params Tensor[] numbers)
    {
        ArgumentNullException.ThrowIfNull(density);
        return Sum(density(x, output, numbers));
    }

    /// <summary>
    /// The same over the values of which <paramref name="observed"/> has 1, [B]; those of which it has 0 have neither a term nor a gradient.
    /// </summary>
    public static Tensor ObservedValueLogDensity(
        Func<Tensor, Tensor, Tensor[], Tensor> density,
        Tensor output,
        Tensor x,
        Tensor observed,
        params Tensor[] numbers
    )
    {
        ArgumentNullException.ThrowIfNull(density);
        return Sum(density(x, output, numbers) * observed);
    }

    /// <summary>A trained parameter floor + e^s, for one s or one per value.</summary>
    public static Tensor Trained(Tensor logs, double floor) => TorchScalars.Plus(logs.exp(), floor);

    /// <summary>exp(x within ±bound).</summary>
    public static Tensor MeanOfLog(Tensor x, double bound) => TorchScalars.Clamp(x, -bound, bound).exp();

    /// <summary>
    /// x ∗ weight + bias of images [B, height · width · channels] whose channels lie last, as everywhere here; torch takes them as
    /// [B, channels, height, width] in its format channels_last, which lies in memory in the same way.
    /// </summary>
    public static Tensor Convolve(TorchSharp.Modules.Conv2d layer, Tensor x, long height, long width, long channels)
    {
        var images = x.reshape(new long[] { -1, height, width, channels }).permute(new long[] { 0, 3, 1, 2 });
        var output = layer.call(images).permute(new long[] { 0, 2, 3, 1 });
        return output.reshape(new long[] { x.shape[0], -1 });
    }

    /// <summary>x [B, pixels · channels] with its channels normalised in groups over all pixels; torch takes [B, channels, pixels].</summary>
    public static Tensor GroupNorm(TorchSharp.Modules.GroupNorm layer, Tensor x, long channels) =>
        layer.call(ByChannel(x, channels)).permute(new long[] { 0, 2, 1 }).reshape(new long[] { x.shape[0], -1 });

    /// <summary>x [B, pixels · channels] one channel after the other, [B, channels · pixels]: as torch flattens.</summary>
    public static Tensor ChannelsFirst(Tensor x, long channels) => ByChannel(x, channels).reshape(new long[] { x.shape[0], -1 });

    /// <summary>x + y, element by element.</summary>
    public static Tensor Add(Tensor x, Tensor y) => TorchScalars.Sum(x, y);

    /// <summary>x · y, element by element.</summary>
    public static Tensor Multiply(Tensor x, Tensor y) => x * y;

    /// <summary>x · sigmoid(x).</summary>
    public static Tensor Silu(Tensor x) => x * x.sigmoid();

    /// <summary>x for x &gt; 0, otherwise 0.01·x.</summary>
    public static Tensor LeakyRelu(Tensor x) => TorchScalars.LeakyRelu(x, 0.01);

    /// <summary>x for x &gt; 0, otherwise eˣ − 1.</summary>
    public static Tensor Elu(Tensor x) => TorchScalars.Elu(x);

    /// <summary>
    /// Dropout: x ∘ mask where masks are given; without them x in a module that evaluates, and with zeros by torch's own generator in one that
    /// trains, as <c>torch.nn.Dropout</c>.
    /// </summary>
    public static Tensor Drop(Tensor x, IReadOnlyList<Tensor>? masks, int site, double rate, bool isTraining) =>
        masks is not null ? x * masks[site].reshape(x.shape)
        : isTraining ? nn.functional.dropout(x, rate, true)
        : x;

    private const double LogTwoPi = 1.8378770664093453;

    // [B, channels, pixels].
    private static Tensor ByChannel(Tensor x, long channels) =>
        x.reshape(new long[] { x.shape[0], -1, channels }).permute(new long[] { 0, 2, 1 });

    // [B, groups, levels].
    private static Tensor ByGroup(Tensor values, long levels) => values.reshape(new long[] { values.shape[0], -1, levels });

    private static Tensor Sum(Tensor values) => values.sum(new long[] { 1 }, false);

    // The value of all dimensions, to the bits, and the gradient of those whose mean is above λ.
    private static Tensor Free(Tensor kl, Tensor kls, double freeBits)
    {
        var sums = kls.detach().sum(new long[] { 0 }, false);
        var most = TorchFunctions.Number(freeBits * kls.shape[0], sums);
        var open = TorchFunctions.SelectLess(most, sums, TorchFunctions.Number(1, sums), TorchFunctions.Number(0, sums));
        var trained = Sum(kls * open);
        return TorchScalars.Sum(kl.detach(), trained - trained.detach());
    }
}
