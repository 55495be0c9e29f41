namespace FunctionalVae.Data;

/// <summary>Where an example stands.</summary>
/// <param name="File">The path of its file, and the array in it where there are several; the name of the set for examples that come from no file.</param>
/// <param name="Row">Its number among the examples of that file, from 0; a header is no example.</param>
public sealed record RowPlace(string File, int Row);
