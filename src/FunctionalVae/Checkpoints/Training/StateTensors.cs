namespace FunctionalVae.Checkpoints;

/// <summary>The vectors of a training state as tensors: <c>weights.decoder.0.weight</c>, <c>first_moment.decoder.0.weight</c> and so on.</summary>
internal static class StateTensors
{
    /// <summary>What the names of the best epoch's state begin with.</summary>
    public const string Best = "best.";

    /// <summary>What the names of a guard's places begin with, and a dot.</summary>
    public const string Good = "good";

    /// <summary>As <see cref="Good"/>.</summary>
    public const string Latest = "latest";

    private const string Weights = "weights.";
    private const string First = "first_moment.";
    private const string Second = "second_moment.";
    private const string Average = "average.";

    private static IEnumerable<TensorSource> Of(string prefix, TrainingState state) =>
        [
            .. Of(prefix + Weights, state.Parameters),
            .. Of(prefix + First, state.FirstMoment),
            .. Of(prefix + Second, state.SecondMoment),
            .. state.Average is { } average ? Of(prefix + Average, average) : [],
        ];

    /// <summary>The tensors of a place: of its state, of the best epoch's, and of the places that its guard can go back to.</summary>
    public static IEnumerable<TensorSource> Of(TrainingPoint point) =>
        [
            .. Of("", point.State),
            .. point.Best is { } best ? Of(Best, best) : [],
            .. point.Guard is { } guard ? Places(guard).SelectMany(place => Of($"{place.Name}.", place.Place.Point, point)) : [],
        ];

    /// <summary>The places of a guard, by the names that they have in a file.</summary>
    public static IEnumerable<(string Name, GuardPlace Place)> Places(GuardMemory guard) =>
        guard.Latest is { } latest ? [(Good, guard.Good), (Latest, latest)] : [(Good, guard.Good)];

    /// <summary>The four vectors of a state; the last is null where none was averaged.</summary>
    /// <exception cref="FormatException">A tensor is missing or has another shape.</exception>
    public static (ParameterVector Weights, ParameterVector First, ParameterVector Second, ParameterVector? Average) Read(
        string prefix,
        ModelLayout layout,
        Dictionary<string, NamedTensor> tensors
    ) =>
        (
            Vector(prefix + Weights, layout, tensors),
            Vector(prefix + First, layout, tensors),
            Vector(prefix + Second, layout, tensors),
            tensors.Keys.Any(name => name.StartsWith(prefix + Average, StringComparison.Ordinal))
                ? Vector(prefix + Average, layout, tensors)
                : null
        );

    // The best epoch of an earlier place is mostly the run's own, which is there.
    private static IEnumerable<TensorSource> Of(string prefix, TrainingPoint place, TrainingPoint run) =>
        [.. Of(prefix, place.State), .. place.Best is { } best && place.BestEpoch != run.BestEpoch ? Of(prefix + Best, best) : []];

    private static IEnumerable<TensorSource> Of(string prefix, ParameterVector vector) =>
        vector.Layout.Tensors.Select(tensor => TensorLayout.Source(tensor, vector.Array, prefix));

    private static ParameterVector Vector(string prefix, ModelLayout layout, Dictionary<string, NamedTensor> tensors)
    {
        var values = new float[layout.ParameterCount];
        foreach (var tensor in layout.Tensors)
        {
            var name = prefix + tensor.Name;
            if (!tensors.TryGetValue(name, out var stored) || !stored.Shape.SequenceEqual(TensorLayout.Shape(tensor)))
            {
                throw new FormatException($"the tensor {name} is missing or has another shape.");
            }

            TensorLayout.Import(stored, tensor, values);
            if (values.AsSpan(tensor.Offset, tensor.Count).ContainsAnyNonFinite())
            {
                throw new FormatException($"the tensor {name} has a value that is not finite.");
            }
        }

        return new(values, layout);
    }
}
