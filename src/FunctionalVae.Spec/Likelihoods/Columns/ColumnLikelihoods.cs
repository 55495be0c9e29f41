using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Each column of a <see cref="Table"/> by its own likelihood: log p(x|z) is the sum over the columns that were observed. Numbers are normal
/// with a trained variance for each column, counts negative binomial, categories and yes or no categorical with logits that the decoder gives.
/// A number with points has the probabilities of its points and of every other number, and a density of the latter.
/// </summary>
/// <param name="Numbers">The density of numbers; null for <c>new NormalLikelihood(new LearnedVariance(PerDimension: true, Floor: 0.01))</c>.</param>
/// <param name="Counts">The mass of counts; null for <c>new NegativeBinomialLikelihood(new LearnedDispersion(PerDimension: true))</c>.</param>
/// <param name="Own">Columns with a likelihood of their own.</param>
public sealed record ColumnLikelihoods(Likelihood? Numbers = null, Likelihood? Counts = null, ValueList<ColumnLikelihood> Own = default)
    : Likelihood
{
    /// <summary>The C# expression that makes this likelihood; without what is as usual.</summary>
    public override string ToString() =>
        SpecText.New(
            nameof(ColumnLikelihoods),
            [
                .. Numbers is null ? Array.Empty<(string, object?)>() : [(nameof(Numbers), Numbers)],
                .. Counts is null ? Array.Empty<(string, object?)>() : [(nameof(Counts), Counts)],
                .. Own.Count == 0 ? Array.Empty<(string, object?)>() : [(nameof(Own), Own)],
            ]
        );

    /// <inheritdoc/>
    public override string Name => "columns";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => null;

    /// <summary>False: log p(x|z) of a table is mixed, the sum of masses and, where it has numbers, of densities.</summary>
    public override bool IsMass => false;

    internal override int HeadValues => 1;

    internal override string OnlyElsewhere => "columns with likelihoods of their own";

    internal override Link Link => new ColumnsLink(this);

    internal Likelihood OfNumbers => Numbers ?? new NormalLikelihood(new LearnedVariance(PerDimension: true, Floor: 0.01));

    internal Likelihood OfCounts => Counts ?? new NegativeBinomialLikelihood(new LearnedDispersion(PerDimension: true));

    internal override string? Refusal(ValueDomain domain) =>
        domain == ValueDomain.Columns
            ? null
            : "ColumnLikelihoods models the columns of a table, but the input's values are all of one kind; use the likelihood of that kind, or declare the columns with new Table([...])";

    internal override void Check(string path, Shape? input, ProblemList problems)
    {
        CheckTerm($"{path}.{nameof(Numbers)}", OfNumbers, ValueDomain.Real, problems);
        CheckTerm($"{path}.{nameof(Counts)}", OfCounts, ValueDomain.Count, problems);
    }

    internal override void CheckInput(string path, Input input, ProblemList problems)
    {
        for (var i = 0; input is Table table && i < Own.Count; i++)
        {
            var at = $"{path}.{nameof(Own)}[{SpecText.Literal(i)}]";
            if (Own[i] is not { } own)
            {
                problems.Missing(
                    at,
                    "a column's likelihood, such as new ColumnLikelihood(\"income\", new LaplaceLikelihood(new LearnedVariance()))"
                );
            }
            else if (table.Columns.FirstOrDefault(column => column?.Name == own.Column) is not { } column)
            {
                var names = string.Join(", ", table.Columns.Select(known => ColumnText.Quoted(known?.Name)));
                problems.Add(
                    RuleCodes.InvalidColumn,
                    $"{at}.{nameof(ColumnLikelihood.Column)}",
                    $"{at} is for {ColumnText.Quoted(own.Column)}, and the table has no such column; it has {names}"
                );
            }
            else if (Own.Take(i).Any(before => before?.Column == own.Column))
            {
                problems.Add(
                    RuleCodes.InvalidColumn,
                    at,
                    $"{at} is for {ColumnText.Quoted(own.Column)} again; give a column one likelihood"
                );
            }
            else if (column.Domain is { } domain)
            {
                CheckTerm($"{at}.{nameof(ColumnLikelihood.Likelihood)}", own.Likelihood, domain, problems);
            }
            else
            {
                problems.Add(
                    RuleCodes.InvalidColumn,
                    at,
                    $"{at} is for {ColumnText.Quoted(own.Column)}, a column of {column.Kind}, which is always categorical; leave it out"
                );
            }
        }
    }

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score)
    {
        GraphValue? sum = null;
        foreach (var group in ColumnGroup.Of((Table)builder.Input, this))
        {
            var (own, data) = (group.Pick(builder, "Output", output), group.Pick(builder, "X", input));
            var term = builder.Value(group.Name + "Term", new Shape([]), ValueKind.Term);
            builder.Head = $"likelihood.{group.Name}";
            var operation = group.Term.Score(builder, own, data, term);
            builder.Run(
                group.IsAlwaysObserved ? operation : ((ValueLogDensity)operation) with { Observed = group.Observed(builder, input) }
            );
            var kept = builder.Value(group.Name + "Sum", new Shape([]), ValueKind.Term);
            builder.Run(new AddTerm(sum, term, kept));
            sum = kept;
        }

        builder.Head = "likelihood";
        return new TakeTerm(sum!, score);
    }

    private static void CheckTerm(string path, Likelihood? term, ValueDomain domain, ProblemList problems)
    {
        if (term is null)
        {
            problems.Missing(path, "a likelihood, such as new NormalLikelihood(new LearnedVariance())");
            return;
        }

        term.Check(path, null, problems);
        if (term.Refusal(domain) is { } refusal)
        {
            problems.Add(RuleCodes.DomainMismatch, path, refusal);
        }
        else if (term.Density is null)
        {
            problems.Add(
                RuleCodes.DomainMismatch,
                path,
                $"{term.GetType().Name} does not score each value of a column by itself; use a density such as NormalLikelihood"
            );
        }
    }
}
