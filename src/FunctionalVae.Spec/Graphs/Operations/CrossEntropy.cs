namespace FunctionalVae.Graphs;

/// <summary>Σ over pixels of x·l − softplus(l), in nats per example: the Bernoulli log-mass for binary x, minus the cross-entropy for grey x.</summary>
public sealed record LogitCrossEntropy(GraphValue Logits, GraphValue Target, GraphValue Score) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.WithMemory("CrossEntropyKernel.Score", Read(Logits), Read(Target), Term(Score));

    /// <inheritdoc/>
    public override string Comment => $"{Score} = Σ ({Target.Name} ∘ {Logits.Name} − softplus({Logits.Name})), in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireLogLikelihood(Score);
        cotangents.RunTerm(Logits, gradient => new LogitCrossEntropyGradient(Logits, Target, gradient));
    }
}

/// <summary>d logits = (sigmoid(logits) − x) / B, the gradient of the loss.</summary>
public sealed record LogitCrossEntropyGradient(GraphValue Logits, GraphValue Target, GraphValue LogitsGradient) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("CrossEntropyKernel.Backward", Read(Logits), Read(Target), Write(LogitsGradient));

    /// <inheritdoc/>
    public override string Comment => $"{LogitsGradient} = (sigmoid({Logits.Name}) − {Target.Name}) / B";
}

/// <summary><see cref="LogitCrossEntropy"/> and <see cref="LogitCrossEntropyGradient"/> in one: both are made of e^−|l|.</summary>
public sealed record LogitCrossEntropyWithGradient(GraphValue Logits, GraphValue Target, GraphValue Score, GraphValue LogitsGradient)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("CrossEntropyKernel.ScoreAndBackward", Read(Logits), Read(Target), Write(LogitsGradient), Term(Score));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Score} = Σ ({Target.Name} ∘ {Logits.Name} − softplus({Logits.Name})), in nats; {LogitsGradient} = (sigmoid({Logits.Name}) − {Target.Name}) / B";
}

/// <summary>mean = sigmoid(logits).</summary>
public sealed record SigmoidMean(GraphValue Logits, GraphValue Mean) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("CrossEntropyKernel.Mean", Read(Logits), Write(Mean));

    /// <inheritdoc/>
    public override string Comment => $"{Mean} = sigmoid({Logits.Name})";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}
