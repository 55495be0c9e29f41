using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Benchmarks;

/// <summary>Runs the generator as the compiler and editors do, and reads the driver's own clock.</summary>
internal static class Measurement
{
    /// <summary>A driver's first run over a compilation that nothing was asked of yet.</summary>
    public static Cost Cold(CSharpCompilation compilation) => Time(Driver().RunGenerators(compilation));

    /// <summary>One edit after another of one program, by one driver. The first edits warm up and do not count.</summary>
    public static Cost Edits(int count, int repetitions, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        const int warming = 30;
        var compilation = Specimens.Compile(count);
        var driver = Driver().RunGenerators(compilation);
        return Median(
            repetitions + warming,
            number =>
            {
                compilation = edit(compilation, number);
                driver = driver.RunGenerators(compilation);
                return Time(driver);
            },
            warming
        );
    }

    /// <summary>The median of each time, over all runs but the first few.</summary>
    public static Cost Median(int repetitions, Func<int, Cost> run, int warming = 0)
    {
        var costs = Enumerable.Range(0, repetitions).Select(run).Skip(warming).ToList();
        return new(
            Middle(costs.Select(cost => cost.Generator)),
            Middle(costs.Select(cost => cost.Driver)),
            costs.Min(cost => cost.Generator)
        );
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(new VaeGenerator());

    private static Cost Time(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        if (
            result.Exception is not null
            || result.Diagnostics.Any(problem => problem.Severity == DiagnosticSeverity.Error)
            || result.GeneratedSources.Length == 0
        )
        {
            throw new InvalidOperationException("The programs that are measured must compile.", result.Exception);
        }

        var timing = driver.GetTimingInfo();
        var own = timing.GeneratorTimes.Single().ElapsedTime.TotalMilliseconds;
        return new(own, timing.ElapsedTime.TotalMilliseconds, own);
    }
}
