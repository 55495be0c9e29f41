using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>What a run of a table records besides.</summary>
internal static class RunTable
{
    /// <summary>The record; null of a run of other data.</summary>
    public static TableRecord? Of(TrainRequest request, TrainData data) =>
        data is { Fit: { } fit, Source.Form: { } form }
            ? new(request.Model.Name, SpecHash.Of(request.Model.Spec), form, fit, request.Architecture)
            : null;
}
