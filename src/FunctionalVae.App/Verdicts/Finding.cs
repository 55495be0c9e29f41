namespace FunctionalVae.App;

/// <summary>One question of a verdict in words.</summary>
/// <param name="Title">What is asked about.</param>
/// <param name="Answer">What the numbers say.</param>
/// <param name="Reason">The numbers it rests on, or why there are none: a sentence or more.</param>
/// <param name="Remedy">What to change: a sentence; null where nothing is.</param>
internal sealed record Finding(string Title, Answer Answer, string Reason, string? Remedy);
