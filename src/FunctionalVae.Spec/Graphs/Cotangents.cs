namespace FunctionalVae.Graphs;

/// <summary>
/// The gradients of a loss while a graph is differentiated, last operation first. A value with several readers gets the sum of their
/// contributions, in the order in which they come: that of the way back.
/// </summary>
internal sealed class Cotangents
{
    private readonly Root loss;
    private readonly HashSet<string> wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tensorReaders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tensorContributions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> valueReaders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<GraphValue>> contributions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> termWeights;
    private readonly List<Operation> operations = [];

    /// <param name="loss">What is differentiated.</param>
    /// <param name="path">The operations that lead to it, in the order in which they run.</param>
    public Cotangents(Root loss, IReadOnlyList<Operation> path)
    {
        this.loss = loss;
        termWeights = loss.Terms.ToDictionary(term => term.Term.Name, term => term.Weight, StringComparer.Ordinal);
        var reached = new HashSet<string>(loss.Terms.Select(term => term.Term.Name), StringComparer.Ordinal);
        foreach (var operation in path.Reverse().Where(operation => operation is not Stop && reached.Overlaps(Names(operation.Results))))
        {
            reached.UnionWith(Names(operation.Reads));
            CountAll(tensorReaders, operation.Tensors.Select(tensor => tensor.Name));
            CountAll(valueReaders, Names(operation.Reads));
        }

        foreach (var operation in path.Where(operation => operation is not Stop))
        {
            if (operation.Tensors.Any() || operation.Reads.Any(Wants))
            {
                wanted.UnionWith(Names(operation.Results));
            }
        }
    }

    /// <summary>The operations of the way back, in the order in which they run.</summary>
    public ValueList<Operation> Operations => ValueList.From(operations);

    /// <summary>Whether anything trained lies behind a value, so that its gradient is of use.</summary>
    public bool Wants(GraphValue value) => wanted.Contains(value.Name);

    /// <summary>Whether the loss reaches any of what an operation computes.</summary>
    public bool Reach(Operation operation) =>
        operation.Results.Any(value => contributions.ContainsKey(value.Name) || termWeights.ContainsKey(value.Name));

    /// <summary>Adds an operation.</summary>
    public void Run(Operation operation) => operations.Add(operation);

    /// <summary>The weights of the loss's draws; null where all count alike.</summary>
    public GraphValue? DrawWeights => loss.DrawWeights;

    /// <summary>
    /// Adds what a term passes on to <paramref name="value"/>: as it is, or times the weight of each draw.
    /// </summary>
    /// <param name="value">What the term is a function of.</param>
    /// <param name="gradient">The operation that computes the term's own gradient into the value that it is given.</param>
    public void RunTerm(GraphValue value, Func<GraphValue, Operation> gradient)
    {
        var own = To(value);
        if (DrawWeights is { } weights)
        {
            var raw = own with { Name = own.Name + "OfTerm" };
            Run(gradient(raw));
            Run(new WeighRows(raw, weights, own));
        }
        else
        {
            Run(gradient(own));
        }
    }

    /// <summary>Whether gradients reach the posterior through its draws alone, and not through its density at them.</summary>
    public bool IsThroughDraws => loss.IsThroughDraws;

    /// <summary>The posterior's numbers where its covariance is full; null where it is diagonal.</summary>
    public GraphValue? Correlated => loss.Correlated;

    /// <summary>What goes on from a draw to its posterior: its gradient, or that weighed once more.</summary>
    public GraphValue OfDraw(GraphValue draw)
    {
        var gradient = Of(draw);
        if (loss is not { WeighsDrawsAgain: true, DrawWeights: { } weights })
        {
            return gradient;
        }

        var again = gradient with { Name = gradient.Name + "Again" };
        Run(new WeighRowsAgain(gradient, weights, again, loss.Terms[loss.Terms.Count - 1].Weight));
        return again;
    }

    /// <summary>The gradient of the loss with respect to <paramref name="value"/>: the sum of all contributions.</summary>
    public GraphValue Of(GraphValue value)
    {
        var parts = contributions[value.Name];
        while (parts.Count > 1)
        {
            var sum = GradientOf(value, parts.Count > 2 ? "Sum" + SpecText.Literal(parts.Count) : "");
            Run(new Sum(parts[0], parts[1], sum));
            parts[0] = sum;
            parts.RemoveAt(1);
        }

        return parts[0];
    }

    /// <summary>A new contribution to the gradient of <paramref name="value"/>.</summary>
    public GraphValue To(GraphValue value)
    {
        var only = Count(valueReaders, value.Name) == 1;
        var number = contributions.TryGetValue(value.Name, out var parts) ? parts.Count + 1 : 1;
        var contribution = GradientOf(value, only ? "" : "From" + SpecText.Literal(number));
        Pass(contribution, value);
        return contribution;
    }

    /// <summary>A contribution to the gradient of <paramref name="value"/> that is there already.</summary>
    public void Pass(GraphValue gradient, GraphValue value)
    {
        if (contributions.TryGetValue(value.Name, out var parts))
        {
            parts.Add(gradient);
        }
        else
        {
            contributions.Add(value.Name, [gradient]);
        }
    }

    /// <summary>Which contribution to a tensor's gradient comes next.</summary>
    public Contribution Next(ParameterTensor tensor)
    {
        var before = Count(tensorContributions, tensor.Name);
        tensorContributions[tensor.Name] = before + 1;
        return Count(tensorReaders, tensor.Name) == 1 ? Contribution.Only
            : before == 0 ? Contribution.First
            : Contribution.Next;
    }

    /// <summary>Says that every reader of a tensor has given its contribution: a tensor is changed when all that were expected are there.</summary>
    /// <exception cref="InvalidOperationException">One has not.</exception>
    public void RequireAll()
    {
        foreach (var tensor in tensorContributions.Keys.Where(name => tensorContributions[name] != tensorReaders[name]))
        {
            throw new InvalidOperationException(
                $"The gradient of {tensor} has {tensorContributions[tensor]} contributions of {tensorReaders[tensor]} readers."
            );
        }
    }

    /// <summary>Says that the kernel of an operation cannot add to the gradient of <paramref name="tensor"/>.</summary>
    /// <exception cref="NotSupportedException">Another operation reads the tensor too.</exception>
    public void RequireOnly(ParameterTensor tensor)
    {
        if (Next(tensor) != Contribution.Only)
        {
            throw new NotSupportedException($"The gradient of {tensor.Name} has several contributions, and no kernel adds to it.");
        }
    }

    /// <summary>The weight of a term in the loss.</summary>
    public double WeightOf(GraphValue term) => termWeights[term.Name];

    /// <summary>Says that a term is a part of a sum, and so has its weight in the loss.</summary>
    public void PassTerm(GraphValue sum, GraphValue part) => termWeights.Add(part.Name, WeightOf(sum));

    /// <summary>Says that the kernel of an operation computes the derivative of minus a term.</summary>
    /// <exception cref="NotSupportedException">The loss has it with another weight.</exception>
    public void RequireLogLikelihood(GraphValue term)
    {
        if (WeightOf(term) != -1)
        {
            throw new NotSupportedException($"The loss has {term.Name} with a weight other than −1, and no kernel differentiates that.");
        }
    }

    private static IEnumerable<string> Names(IEnumerable<GraphValue> values) => values.Select(value => value.Name);

    private static void CountAll(Dictionary<string, int> counts, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            counts[name] = Count(counts, name) + 1;
        }
    }

    private static int Count(Dictionary<string, int> counts, string name) => counts.TryGetValue(name, out var count) ? count : 0;

    private static GraphValue GradientOf(GraphValue value, string suffix) =>
        value with
        {
            Name = "d" + char.ToUpperInvariant(value.Name[0]) + value.Name.Substring(1) + suffix,
            Kind = ValueKind.Gradient,
        };
}
