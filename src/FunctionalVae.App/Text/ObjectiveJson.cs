using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>The names of an objective at β = 1 for programs: objective for every model, and elbo too where it is one.</summary>
internal static class ObjectiveJson
{
    /// <summary>Of the line of <c>train --json</c> and <c>evaluate --json</c>. 0.1 had no schema in it, and called every objective an ELBO.</summary>
    public const string Schema = "functionalvae.results.2";

    /// <summary>Adds objective, objectiveError and elbo, each with the set's name before it where one is given.</summary>
    /// <param name="json">An object that is open.</param>
    /// <param name="model">The model.</param>
    /// <param name="set">Train or test; empty for none.</param>
    /// <param name="estimate">What was estimated.</param>
    public static void Write(Utf8JsonWriter json, IVaeModel model, string set, ObjectiveEstimate estimate)
    {
        json.WriteNumber(Name("objective"), estimate.Objective.Unweighted);
        if (estimate.StandardError is { } error)
        {
            json.WriteNumber(Name("objectiveError"), error);
        }

        if (model.HasEvidenceLowerBound)
        {
            json.WriteNumber(Name("elbo"), estimate.Objective.Unweighted);
        }

        string Name(string word) => Named(set, word);
    }

    /// <summary>Adds logJacobian of a set, what <see cref="ObjectiveText.ToUnits"/> gives; nothing where that is null.</summary>
    public static void Write(Utf8JsonWriter json, string set, double? toUnits)
    {
        if (toUnits is { } add)
        {
            json.WriteNumber(Named(set, "logJacobian"), add);
        }
    }

    /// <summary>Adds importanceWeightedBound and effectiveDraws of a set; nothing where there is no estimate.</summary>
    public static void Write(Utf8JsonWriter json, string set, ImportanceWeightedEstimate? bound)
    {
        if (bound is not null)
        {
            json.WriteNumber(Named(set, "importanceWeightedBound"), bound.Value);
            json.WriteNumber(Named(set, "effectiveDraws"), bound.EffectiveDraws);
        }
    }

    /// <summary>A name with the set's before it: testElbo; alone where there is none.</summary>
    public static string Named(string set, string word) => set.Length == 0 ? word : set + char.ToUpperInvariant(word[0]) + word[1..];
}
