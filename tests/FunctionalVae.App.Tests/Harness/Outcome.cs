using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>What a command left: its exit code and what it wrote.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    public JsonElement LastLine => JsonDocument.Parse(Output.TrimEnd('\n').Split('\n')[^1]).RootElement;

    public Outcome Succeeded()
    {
        Assert.True(Code == 0, $"exit code {Code}: {Error}");
        return this;
    }
}
