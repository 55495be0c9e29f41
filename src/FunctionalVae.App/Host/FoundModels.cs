namespace FunctionalVae.App;

/// <summary>Models that a tool was not built with.</summary>
/// <param name="Models">The models.</param>
/// <param name="Backends">What else than the managed engine they can run on.</param>
internal sealed record FoundModels(IReadOnlyList<IVaeModel> Models, IReadOnlyList<ModelBackend> Backends);
