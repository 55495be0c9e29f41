using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>The distribution p(z) of the latent variable before anything is observed.</summary>
public abstract record Prior
{
    private protected Prior() { }

    /// <summary>
    /// Whether the Kullback–Leibler term of a normal posterior is computed by a closed form. Where there is none, it is the estimate
    /// log q(z|x) − log p(z) at the draw z: right on average over draws, with the noise of one, and at times below 0.
    /// </summary>
    public abstract bool HasClosedFormKl { get; }

    /// <summary>Whether the divergence of a normal posterior from it is finite.</summary>
    internal abstract bool HasKl { get; }

    /// <summary>The variance of each dimension of its draws, where nothing of it is trained; null where something is.</summary>
    internal abstract double? DrawVariance { get; }

    /// <summary>Whether the gradient of its closed form can leave out dimensions (<see cref="EvidenceLowerBound.FreeBits"/>).</summary>
    internal abstract bool TakesFreeBits { get; }

    /// <summary>What it is made of, in the plural, that is not written for DiffSharp; null where everything is.</summary>
    internal abstract string? OnlyElsewhere { get; }

    /// <summary>Whether it is written for this project's own engine alone.</summary>
    internal abstract bool IsOnOwnEngineAlone { get; }

    /// <summary>Adds what is wrong with the prior itself, and counts its parameters.</summary>
    /// <param name="path">Where the prior stands in the specification.</param>
    /// <param name="size">The latent dimensions.</param>
    /// <param name="input">What an example is; null where that is not known.</param>
    /// <param name="example">The shape of an example; null where that is not known.</param>
    /// <param name="problems">The problems so far.</param>
    internal abstract void Check(string path, int size, Input? input, Shape? example, ProblemList problems);

    /// <summary>Gives the graph the tensors of the prior. They lie beside the posterior's, whatever reads them first.</summary>
    /// <param name="builder">The graph so far.</param>
    /// <param name="size">The latent dimensions.</param>
    internal abstract void Declare(GraphBuilder builder, int size);

    /// <summary>How many examples it has of its own, which the encoder encodes beside the batch; 0 for most, whose <see cref="Own"/> has nothing to do.</summary>
    internal abstract int OwnExamples { get; }

    /// <summary>Has the encoder encode the examples that the prior has of its own; null for priors without. The encoder is trained by the batch and by these.</summary>
    /// <param name="builder">The graph so far, which has the tensors of <see cref="Declare"/>.</param>
    /// <param name="encode">From examples to the heads of their posteriors.</param>
    internal virtual GraphValue? Own(GraphBuilder builder, Func<GraphValue, GraphValue> encode) => null;

    /// <summary>The operation that makes draws of it, [B, k], of the second noise vector of each example; where <see cref="DrawVariance"/> is known.</summary>
    /// <param name="noise">Standard normal noise, [B, 2, k].</param>
    /// <param name="draw">The draws.</param>
    internal virtual Operation DrawsOf(GraphValue noise, GraphValue draw) =>
        throw new NotSupportedException($"There is no operation that draws from a {GetType().Name}.");

    /// <summary>The operation that gives the divergence of each example's posterior from the prior, in nats.</summary>
    /// <param name="builder">The graph so far, which has the tensors of <see cref="Declare"/>.</param>
    /// <param name="posterior">The posterior and its draw.</param>
    /// <param name="kl">The divergence.</param>
    internal abstract Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl);

    /// <summary>The operation of <see cref="Kl"/> for posteriors with a full covariance.</summary>
    /// <param name="builder">The graph so far, which has the tensors of <see cref="Declare"/>.</param>
    /// <param name="posterior">The posterior, with <see cref="PosteriorDraw.Correlated"/>, and its draw.</param>
    /// <param name="kl">The divergence.</param>
    internal abstract Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl);

    /// <summary>The operation that gives log q(z|x) − log p(z) of each draw, in nats: what importance weights are made of.</summary>
    /// <param name="builder">The graph so far, which has the tensors of <see cref="Declare"/>.</param>
    /// <param name="posterior">The posterior and its draw.</param>
    /// <param name="kl">The difference.</param>
    internal abstract Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl);
}
