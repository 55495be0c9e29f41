namespace FunctionalVae.App;

/// <summary>What <c>train</c> was asked for, defaults filled in.</summary>
/// <param name="Model">The model.</param>
/// <param name="Options">How to train it.</param>
/// <param name="DataFolder">The folder of the data; null for the embedded digits.</param>
/// <param name="OutFolder">Where to write; null to write nothing.</param>
/// <param name="Json">Whether standard output ends with a line of JSON.</param>
internal sealed record TrainRequest(IVaeModel Model, TrainOptions Options, string? DataFolder, string? OutFolder, bool Json);
