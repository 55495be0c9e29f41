using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>The options of <c>train</c> about the optimiser. One that the chosen optimiser does not have is refused.</summary>
internal sealed class OptimizerFlags
{
    private readonly Option<string?> optimizer = Values.Choice(
        "--optimizer",
        "How a gradient becomes a change of the weights. [default: the model's own, else adam]",
        TrainingWords.Adam,
        TrainingWords.AdamW,
        TrainingWords.Sgd
    );

    private readonly Option<double?> decay = Values.NotNegative(
        "--weight-decay",
        "The weight decay of adamw (decoupled; default 0.01) or sgd (default 0)."
    );

    private readonly Option<double?> momentum = Values.Number(
        "--momentum",
        "The momentum of sgd. [default: 0]",
        static value => value is >= 0 and < 1,
        "a number of at least 0 and less than 1, such as 0.9"
    );

    private readonly Option<bool> nesterov = new("--nesterov") { Description = "Nesterov's form of sgd's momentum." };

    private readonly Option<double?> beta1 = Share("--adam-beta1", "of the mean of the gradient. [default: the model's own, else 0.9]");
    private readonly Option<double?> beta2 = Share("--adam-beta2", "of the mean of its square. [default: the model's own, else 0.999]");

    private readonly Option<double?> epsilon = Values.Positive(
        "--adam-epsilon",
        "What adam and adamw add to the root of the squared gradient's mean: the larger, the smaller the steps where gradients are small. [default: the model's own, else 1e-8]",
        "a positive number such as 1e-4"
    );

    public IReadOnlyList<Option> All => [optimizer, beta1, beta2, epsilon, decay, momentum, nesterov];

    /// <exception cref="UserErrorException">An option does not go with the optimiser.</exception>
    public TrainOptions Apply(ParseResult parsed, TrainOptions options)
    {
        var (weightDecay, speed, ahead) = (parsed.GetValue(decay), parsed.GetValue(momentum), parsed.GetValue(nesterov));
        var chosen = Chosen(parsed.GetValue(optimizer), options.Optimizer);
        if (chosen is Adam && weightDecay is not null)
        {
            throw new UserErrorException("--weight-decay goes with --optimizer adamw or sgd, and this run takes adam.");
        }

        if (chosen is not Sgd && (speed is not null || ahead))
        {
            var flag = speed is not null ? "--momentum" : "--nesterov";
            throw new UserErrorException($"{flag} goes with --optimizer sgd, and this run takes {TrainingWords.Of(chosen)}.");
        }

        if (
            chosen is Sgd
            && new Option[] { beta1, beta2, epsilon }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } own
        )
        {
            throw new UserErrorException($"{own.Name} goes with --optimizer adam or adamw, and this run takes sgd.");
        }

        return options with
        {
            Optimizer = chosen switch
            {
                Adam adam => new Adam(
                    parsed.GetValue(beta1) ?? adam.Beta1,
                    parsed.GetValue(beta2) ?? adam.Beta2,
                    parsed.GetValue(epsilon) ?? adam.Epsilon
                ),
                AdamW adam => new AdamW(
                    parsed.GetValue(beta1) ?? adam.Beta1,
                    parsed.GetValue(beta2) ?? adam.Beta2,
                    parsed.GetValue(epsilon) ?? adam.Epsilon,
                    weightDecay ?? adam.WeightDecay
                ),
                Sgd sgd => Checked(
                    sgd with
                    {
                        WeightDecay = weightDecay ?? sgd.WeightDecay,
                        Momentum = speed ?? sgd.Momentum,
                        Nesterov = ahead || sgd.Nesterov,
                    }
                ),
                _ => chosen,
            },
        };
    }

    private static Option<double?> Share(string name, string help) =>
        Values.Number(
            name,
            $"How much adam and adamw keep at each step {help}",
            static value => value is >= 0 and < 1,
            "a number of at least 0 and less than 1, such as 0.9"
        );

    // The model's own constants stay where its own optimiser is named.
    private static Optimizer Chosen(string? name, Optimizer? own) =>
        name is null || name == TrainingWords.Of(own) ? own ?? new Adam()
        : name == TrainingWords.Adam ? new Adam()
        : name == TrainingWords.AdamW ? new AdamW()
        : new Sgd();

    private static Sgd Checked(Sgd sgd) =>
        sgd is { Nesterov: true, Momentum: 0 }
            ? throw new UserErrorException("--nesterov is a form of momentum. Pass --momentum too, such as 0.9.")
            : sgd;
}
