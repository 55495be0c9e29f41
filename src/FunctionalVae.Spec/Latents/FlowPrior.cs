using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// A prior that is a learned flow: affine couplings (RealNVP; Dinh, Sohl-Dickstein and Bengio 2017) take z to u, and u is N(0, I). Each coupling
/// leaves about half of the dimensions as they are and changes the others, y = (x − t) e^(−s), with shifts t and log-scales s in (−1, 1) that a
/// network with two hidden layers makes of the first half. Then log p(z) = log N(u; 0, I) − Σ s. Networks begin as dense layers do.
/// </summary>
/// <param name="Couplings">The number of couplings, 1 to 64. Every two dimensions are coupled directly by 2 ⌈log₂ latent⌉ of them.</param>
/// <param name="Units">The units of each hidden layer.</param>
/// <remarks>
/// KL(q ‖ p) has no closed form. Training and evaluation take the estimate log q(z|x) − log p(z) at the draw z, whose expectation it is.
/// </remarks>
public sealed record FlowPrior(int Couplings = 8, int Units = 64) : Prior
{
    private const int MostCouplings = 64;

    /// <summary>The C# expression that makes this prior.</summary>
    public override string ToString() => SpecText.New(nameof(FlowPrior), (nameof(Couplings), Couplings), (nameof(Units), Units));

    /// <inheritdoc/>
    public override bool HasClosedFormKl => false;

    internal override bool HasKl => true;

    internal override double? DrawVariance => null;

    internal override bool TakesFreeBits => false;

    internal override string? OnlyElsewhere => null;

    internal override bool IsOnOwnEngineAlone => true;

    internal override void Check(string path, int size, Input? input, Shape? example, ProblemList problems)
    {
        var couplings = $"{path}.{nameof(Couplings)}";
        if (problems.RequirePositive(couplings, Couplings) && Couplings > MostCouplings)
        {
            problems.Add(
                RuleCodes.TooLarge,
                couplings,
                $"{couplings} is {SpecText.Literal(Couplings)}; a flow has at most {SpecText.Literal(MostCouplings)} couplings"
            );
        }

        _ = problems.RequirePositive($"{path}.{nameof(Units)}", Units);
        if (size == 1)
        {
            problems.Add(
                RuleCodes.ShapeMismatch,
                path,
                $"{path} couples latent dimensions with each other, and there is one; take two dimensions or more, or another prior"
            );
        }

        if (size < 2 || Couplings is < 1 or > MostCouplings || Units < 1)
        {
            return;
        }

        foreach (var coupling in AllOf(size))
        {
            var (kept, changed) = ((double)coupling.Kept.Count, coupling.Changed.Count);
            problems.CountPrior(path, ((kept + 1) * Units) + ((Units + 1.0) * Units) + (2 * (Units + 1.0) * changed));
            // Values of both layers before and after their functions, and the halves; with their gradients.
            problems.CountBuffers(path, (8.0 * Units) + (12.0 * size) + (2.0 * (coupling.Number + 1) * size));
        }
    }

    internal override void Declare(GraphBuilder builder, int size)
    {
        foreach (var coupling in AllOf(size))
        {
            foreach (var (name, inputs, outputs) in coupling.Maps)
            {
                _ = builder.AffineTensors(name, inputs, outputs);
            }
        }
    }

    internal override int OwnExamples => 0;

    internal override Operation Kl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl)
    {
        // The dimensions of z in the order in which the flow holds them: kept ones, then changed ones.
        int[] order = [.. Enumerable.Range(0, posterior.Draw.Width)];
        var (values, logScales) = (posterior.Draw, (GraphValue?)null);
        foreach (var coupling in AllOf(order.Length))
        {
            var kept = Pick(builder, values, order, coupling.Kept);
            var changed = Pick(builder, values, order, coupling.Changed);
            var hidden = Hidden(builder, coupling, Hidden(builder, coupling, kept, 0), 1);
            var shift = builder.Affine(coupling.Name(2), coupling.Value("Shift"), changed.Width, hidden);
            var raw = builder.Affine(coupling.Name(3), coupling.Value("LogScaleAffine"), changed.Width, hidden);
            var logScale = builder.Value(coupling.Value("LogScale"), changed.Width);
            builder.Run(new Activate(Activation.Tanh, raw, logScale));
            var coupled = builder.Value(coupling.Value("Changed"), changed.Width);
            builder.Run(new Couple(changed, shift, logScale, coupled));
            values = Beside(builder, coupling.Value("Values"), kept, coupled);
            logScales = logScales is null ? logScale : Beside(builder, coupling.Value("LogScales"), logScales, logScale);
            order = [.. coupling.Kept, .. coupling.Changed];
        }

        return new FlowDrawnKl(posterior.Head, posterior.Noise, posterior.Draw, values, logScales!, kl);
    }

    internal override Operation CorrelatedKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);

    internal override Operation DrawnKl(GraphBuilder builder, PosteriorDraw posterior, GraphValue kl) => Kl(builder, posterior, kl);

    /// <summary>The couplings in the order in which they take z to u.</summary>
    internal IEnumerable<Coupling> AllOf(int size) => Enumerable.Range(0, Couplings).Select(number => Coupling.Of(number, size, Units));

    private static GraphValue Pick(GraphBuilder builder, GraphValue values, int[] order, ValueList<int> dimensions)
    {
        var picked = builder.Value(values.Name + "Half", dimensions.Count);
        builder.Run(new PickColumns(values, picked, ValueList.From(dimensions.Select(dimension => Array.IndexOf(order, dimension)))));
        return picked;
    }

    private GraphValue Hidden(GraphBuilder builder, Coupling coupling, GraphValue input, int layer)
    {
        var name = coupling.Value("Hidden" + SpecText.Literal(layer));
        var affine = builder.Affine(coupling.Name(layer), name + "Affine", Units, input);
        var hidden = builder.Value(name, Units);
        builder.Run(new Activate(Activation.Silu, affine, hidden));
        return hidden;
    }

    private static GraphValue Beside(GraphBuilder builder, string name, GraphValue left, GraphValue right)
    {
        var both = builder.Value(name, left.Width + right.Width);
        builder.Run(new Beside(left, right, both));
        return both;
    }
}
