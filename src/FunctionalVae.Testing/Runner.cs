using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace FunctionalVae.Testing;

/// <summary>Runs a property on cases that a key chooses, and tells what FsCheck found in words.</summary>
internal static class Runner
{
    // The second word of a seed of FsCheck must be odd.
    private const ulong Stream = 1;

    /// <summary>The number of cases tried, and the counterexample; null where there is none.</summary>
    public static (int Cases, string? Problem) Run(Property property, int cases, Key key)
    {
        var listener = new Listener();
        FsCheck.Check.One(Config.Quick.WithMaxTest(cases).WithReplay(key.Bits, Stream).WithRunner(listener), property);
        return listener.Result switch
        {
            TestResult.Passed passed => (passed.Item1.NumberOfTests, null),
            TestResult.Failed failed => (failed.Item1.NumberOfTests, Problem(failed)),
            _ => (0, "FsCheck could not make enough cases."),
        };
    }

    private static string Problem(TestResult.Failed failed)
    {
        var drawn = failed.Item3[0];
        var what = failed.Item4 is Outcome.Failed { Item: var problem } ? Text(problem) : "it is false";
        return Equals(drawn, failed.Item2[0])
            ? $"Refuted at {drawn}:\n  {what}"
            : $"Refuted at {drawn} (shrunk from {failed.Item2[0]}):\n  {what}";
    }

    private static string Text(Exception problem) =>
        problem switch
        {
            LawRefutedException => problem.Message,
            AggregateException { InnerExceptions: [var inner] } => Text(inner),
            _ => $"the model threw {problem.GetType().Name}: {problem.Message}",
        };

    private sealed class Listener : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type t) { }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) { }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) { }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}
