namespace FunctionalVae.Graphs;

/// <summary>
/// The head, (μ, ℓ), with the prior's own mean and log-variance in each dimension whose KL is at most λ as a mean over the batch (free bits,
/// Kingma et al. 2016): there the divergence is 0, and so are all its derivatives, the prior's too.
/// </summary>
/// <param name="Head">(μ, ℓ), [B, 2k].</param>
/// <param name="Mean">m; null for the standard normal.</param>
/// <param name="LogVariance">p; null for the standard normal.</param>
/// <param name="Open">What the gradient is taken at, [B, 2k].</param>
/// <param name="FreeBits">λ, in nats.</param>
public sealed record OpenDimensions(GraphValue Head, ParameterTensor? Mean, ParameterTensor? LogVariance, GraphValue Open, double FreeBits)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        Mean is { } mean && LogVariance is { } logVariance
            ? KernelCall.Of(
                "FreeBitsKernel.OpenLearned",
                Read(Head),
                OfVector(mean),
                OfVector(logVariance),
                Write(Open),
                Number("freeBits", FreeBits)
            )
            : KernelCall.Of("FreeBitsKernel.Open", Read(Head), Write(Open), Number("freeBits", FreeBits));

    /// <inheritdoc/>
    public override string Comment => $"{Open} = {Head.Name}, the prior's where a dimension's mean KL is at most {Text(FreeBits)} nats";

    /// <summary>Where the gradient of a divergence is taken: at the head itself, or where there are free bits at its open dimensions.</summary>
    internal static GraphValue Of(
        Cotangents cotangents,
        GraphValue head,
        double freeBits,
        ParameterTensor? mean,
        ParameterTensor? logVariance
    )
    {
        if (freeBits == 0)
        {
            return head;
        }

        var open = head with { Name = head.Name + "Open", Kind = ValueKind.Gradient };
        cotangents.Run(new OpenDimensions(head, mean, logVariance, open, freeBits));
        return open;
    }

    /// <summary>What free bits add to the text of a divergence.</summary>
    internal static string Words(double freeBits) => freeBits == 0 ? "" : $"; {Text(freeBits)} of each dimension free";

    private static string Text(double number) => SpecText.Literal(number).TrimEnd('d');
}
