using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>Values of a table that one likelihood models: they are computed together.</summary>
/// <param name="Name">A name for values and tensors: numbers, counts, choices3.</param>
/// <param name="Term">The likelihood of each value, or of each group of neighbours.</param>
/// <param name="Values">Which values of an example they are.</param>
/// <param name="Shown">For each, where an example says whether it is observed: <see cref="ObserveColumns"/>. Empty where choices say it themselves, all being 0.</param>
internal sealed record ColumnGroup(string Name, Likelihood Term, ValueList<int> Values, ValueList<int> Shown)
{
    /// <summary>Whether no value of the group is ever missing, or the likelihood sees by the values themselves that they are.</summary>
    public bool IsAlwaysObserved => Shown.All(place => place == ObserveColumns.Always);

    /// <summary>The groups of a table: numbers, counts, columns with a likelihood of their own, and choices by how many there are.</summary>
    public static IReadOnlyList<ColumnGroup> Of(Table table, ColumnLikelihoods likelihoods)
    {
        var places = table.Layout.Places;
        var own = likelihoods.Own.ToDictionary(each => each.Column, each => each.Likelihood, StringComparer.Ordinal);
        var valued = places.Where(place => place.Value is not null).ToList();
        var usual = valued.Where(place => !own.ContainsKey(place.Column.Name)).ToLookup(place => place.Column.Domain);
        var groups = new List<ColumnGroup>
        {
            OfValues("numbers", likelihoods.OfNumbers, usual[ValueDomain.Real]),
            OfValues("counts", likelihoods.OfCounts, usual[ValueDomain.Count]),
        };
        groups.AddRange(
            places
                .Select((place, i) => (Place: place, Number: i))
                .Where(each => own.ContainsKey(each.Place.Column.Name))
                .Select(each => OfValues($"column{SpecText.Literal(each.Number)}", own[each.Place.Column.Name], [each.Place]))
        );
        groups.AddRange(
            places
                .Where(place => place.Choices > 0)
                .GroupBy(place => place.Choices)
                .OrderBy(alike => alike.Key)
                .Select(alike => new ColumnGroup(
                    $"choices{SpecText.Literal(alike.Key)}",
                    new CategoricalLikelihood(alike.Key),
                    ValueList.From(alike.SelectMany(place => Enumerable.Range(place.First, place.Choices))),
                    []
                ))
        );
        return groups.FindAll(group => group.Values.Count > 0);
    }

    /// <summary>The group's values of a value that has those of all columns.</summary>
    public GraphValue Pick(GraphBuilder builder, string what, GraphValue of)
    {
        var picked = builder.Value(Name + what, Values.Count);
        builder.Run(new PickColumns(of, picked, Values));
        return picked;
    }

    /// <summary>1 for each value that is observed, 0 for the others.</summary>
    public GraphValue Observed(GraphBuilder builder, GraphValue input)
    {
        var observed = builder.Value(Name + "Observed", Values.Count);
        builder.Run(new ObserveColumns(input, observed, Shown));
        return observed;
    }

    private static ColumnGroup OfValues(string name, Likelihood term, IEnumerable<ColumnPlace> places)
    {
        var all = places.ToList();
        return new(name, term, ValueList.From(all.Select(place => place.Value!.Value)), ValueList.From(all.Select(ObserveColumns.PlaceOf)));
    }
}
