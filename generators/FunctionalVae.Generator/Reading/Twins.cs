using System.Collections.Immutable;
using FunctionalVae.Generator.Reporting;

namespace FunctionalVae.Generator.Reading;

/// <summary>Models of one compilation whose specifications are equal.</summary>
internal static class Twins
{
    /// <summary>A word on each model whose specification an earlier one has already.</summary>
    public static IEnumerable<Problem> Find(ImmutableArray<SpecReading> readings)
    {
        var first = new Dictionary<VaeSpec, string>();
        foreach (var reading in readings.Where(reading => reading.At is not null))
        {
            var model = reading.Models[0];
            var name = $"{model.Name}.{model.SpecMember}";
            if (first.TryGetValue(model.Spec, out var other))
            {
                yield return Problem.Of(Descriptors.EqualSpecs, reading.At!, name, other);
            }
            else
            {
                first.Add(model.Spec, name);
            }
        }
    }
}
