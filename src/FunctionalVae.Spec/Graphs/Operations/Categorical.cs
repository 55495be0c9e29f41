namespace FunctionalVae.Graphs;

/// <summary>Σ over groups of <paramref name="Levels"/> neighbours of x·l − log Σ e^l, in nats per example: the log-mass of one-hot x.</summary>
internal sealed record CategoricalLogMass(GraphValue Logits, GraphValue Target, GraphValue Score, int Levels) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.WithMemory("CategoricalKernel.Score", Read(Logits), Read(Target), new Operand.Count("levels", Levels), Term(Score));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Score} = Σ ({Target.Name} ∘ {Logits.Name} − log Σ exp({Logits.Name})) over groups of {SpecText.Literal(Levels)}, in nats";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireLogLikelihood(Score);
        cotangents.RunTerm(Logits, gradient => new CategoricalLogMassGradient(Logits, Target, gradient, Levels));
    }
}

/// <summary>d logits = (softmax(logits) by group − x) / B, the gradient of the loss.</summary>
internal sealed record CategoricalLogMassGradient(GraphValue Logits, GraphValue Target, GraphValue LogitsGradient, int Levels) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("CategoricalKernel.Backward", Read(Logits), Read(Target), Write(LogitsGradient), new Operand.Count("levels", Levels));

    /// <inheritdoc/>
    public override string Comment =>
        $"{LogitsGradient} = (softmax({Logits.Name}) over groups of {SpecText.Literal(Levels)} − {Target.Name}) / B";
}

/// <summary>mean = softmax(logits) by group.</summary>
internal sealed record SoftmaxMean(GraphValue Logits, GraphValue Mean, int Levels) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("CategoricalKernel.Mean", Read(Logits), Write(Mean), new Operand.Count("levels", Levels));

    /// <inheritdoc/>
    public override string Comment => $"{Mean} = softmax({Logits.Name}) over groups of {SpecText.Literal(Levels)}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}
