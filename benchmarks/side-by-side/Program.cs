using System.Globalization;
using FunctionalVae.SideBySide;
using FunctionalVae.Zoo;

// side-by-side [PYTHON [THREADS...]]: this engine and PyTorch in turns on the same network, examples and batches; a Markdown table
// of medians over the turns. side-by-side runner: generated code and the same specification run as a value.
if (args is ["runner"])
{
    Console.Write(RunnerComparison.Table(MnistVae.Model, 128));
    return 0;
}

var python = args.Length > 0 ? args[0] : "python3";
int[] threads = args.Length > 1 ? [.. args[1..].Select(word => int.Parse(word, CultureInfo.InvariantCulture))] : [1, 2];
if (Repository.Find() is not { } repository)
{
    Console.Error.Write("side-by-side runs inside a clone of its repository, which has PyTorch's network in benchmarks/pytorch.\n");
    return 2;
}

Case[] cases =
[
    .. threads.SelectMany(count => (int[])[32, 128, 512], (count, batch) => new Case(MnistVae.Model, 400, batch, count)),
    new(TinyVae.Model, 32, 32, 1),
];
Console.Write("| model | batch | threads | step, µs | PyTorch, µs | ratio | decode one, µs | PyTorch, µs | ratio |\n");
Console.Write("|---|---|---|---|---|---|---|---|---|\n");
foreach (var one in cases)
{
    if (Comparison.Row(one, python, repository, Console.Error) is not { } row)
    {
        Console.Error.Write(
            $"side-by-side needs a Python with PyTorch (1.13 or later, CPU) and NumPy; {python} is none. Give another: dotnet run -c Release --project benchmarks/side-by-side -- PYTHON\n"
        );
        return 2;
    }

    Console.Write(row);
}

return 0;
