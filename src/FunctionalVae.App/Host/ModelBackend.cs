namespace FunctionalVae.App;

/// <summary>Another execution of a model than the managed engine: what <c>--backend</c> can name.</summary>
/// <param name="Model">The model, one of those that the command line can name.</param>
/// <param name="Name">What <c>--backend</c> calls the execution: <c>torch</c>, <c>diffsharp</c>, or a word of your own.</param>
/// <param name="Open">
/// The model on the device that <c>--device</c> names: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>. What it throws as <see cref="ArgumentException"/>
/// is shown as a mistake of the caller: that there is no such device, and what to do.
/// </param>
/// <example><c>new ModelBackend(MyVae.Model, "torch", MyVae.Torch.ModelOn)</c></example>
public sealed record ModelBackend(IVaeModel Model, string Name, Func<string, IVaeModel> Open);
