using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FunctionalVae.App;

/// <summary>The usual help, and under it commands to copy.</summary>
internal sealed class HelpWithExamples(HelpAction help, ModelCatalogue catalogue) : SynchronousCommandLineAction
{
    private const int LeastWidth = 40;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        // In a narrower window the library finds no room for its columns, and never ends; there the terminal breaks the lines.
        help.MaxWidth = Math.Max(LeastWidth, help.MaxWidth);
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.Write("Examples:\n");
        var command = parseResult.CommandResult.Command.Name;
        foreach (var example in Examples(command).Concat(catalogue.Source?.Examples(command) ?? []))
        {
            output.Write($"  {RootCommand.ExecutableName} {example}\n");
        }

        return code;
    }

    private IEnumerable<string> Examples(string command)
    {
        // One that trains without a file, where there is one.
        var model =
            (catalogue.Models.FirstOrDefault(EmbeddedData.Fit) ?? (catalogue.Models.Count > 0 ? catalogue.Models[0] : null))?.Name
            ?? "MODEL";
        string[] train =
        [
            $"train {model} --out runs/first",
            $"train {model} --epochs 5 --seed 7 --json",
            $"train {catalogue.Models.LastOrDefault(Takes28)?.Name ?? model} --data mnist --out runs/mnist",
        ];
        string[] sample = ["sample runs/first", "sample runs/first --count 25 --seed 3 --values draws --out digits.png"];
        return command switch
        {
            "list" => ["list", "list --json"],
            "train" =>
            [
                .. train,
                $"train {model} --optimizer adamw --schedule cosine --warmup 2 --validation 0.1 --patience 10 --out runs/best",
                "train --table people.csv --out runs/people",
            ],
            "sample" => sample,
            "evaluate" =>
            [
                "evaluate runs/first",
                "evaluate runs/first --train --draws 64 --json",
                "evaluate runs/first --importance 1024 --aggregate --samples",
                "evaluate runs/mnist --data fashion-mnist",
            ],
            "reconstruct" =>
            [
                "reconstruct runs/first",
                "reconstruct runs/first --count 10 --out pairs.png",
                "reconstruct runs/first --draws 64 --quantiles 0.05 0.95 --out predictive.csv",
            ],
            "traverse" => ["traverse runs/first", "traverse runs/mnist --dimension 0 7 --from 12 --range 2 --steps 9"],
            "interpolate" => ["interpolate runs/first --from 3 --to 8", "interpolate runs/first --from 3 --to 8 --steps 5 --out path.png"],
            TransportCommand.Name =>
            [
                "transport runs/first --from-label 3 --to-label 5",
                "transport runs/mnist --to fashion-mnist --count 500 --out pairs.csv",
            ],
            "encode" => ["encode runs/first --out latents.csv", "encode runs/mnist --data mnist --train --out latents.npy"],
            "score" =>
            [
                "score runs/first",
                "score runs/rows --data new.csv --false-alarms 0.05 --out scores.csv",
                "score runs/rows --data known.csv --label-column outlier --terms --json",
            ],
            "impute" =>
            [
                "impute runs/people --data gaps.csv --out filled.csv",
                "impute runs/people --data gaps.csv --times 5 --seed 3 --out five.csv",
            ],
            "compare" => ["compare runs/first runs/second", "compare runs/first runs/second runs/third --out curves.png --json"],
            "report" => ["report runs/first", "report runs/first runs/second --no-rows --out report.html"],
            "study" => ["study aggregate-posterior", "study aggregate-posterior --data mnist --epochs 10 --out mnist.md"],
            "aggregate-posterior" =>
            [
                "study aggregate-posterior --out study.md",
                "study aggregate-posterior --latent 2..8 --layers 1,2 --units 100 --seeds 10 --json",
                "study aggregate-posterior --data mnist --epochs 10 --out mnist.md",
            ],
            "import" =>
            [
                $"import {model} theirs.safetensors --out runs/theirs",
                $"import {model} theirs.safetensors --rename fc1=encoder.1 --rename fc2=decoder.0 --out runs/theirs",
            ],
            "check" => [$"check {model}", $"check {model} --run runs/first --cases 10 --json"],
            "plan" =>
            [
                $"plan {model}",
                $"plan {model} --graph evaluation --pass build",
                $"plan {model} --pass fuse --format mermaid --out plan.md",
            ],
            "bench" => [$"bench {model}", $"bench {model} --batch 32 --threads 1 --json"],
            _ => ["list", train[0], "evaluate runs/first", sample[0], "traverse runs/first"],
        };
    }

    private static bool Takes28(IVaeModel model) => model.Spec.Input is Image { Height: 28, Width: 28, Channels: 1 };
}
