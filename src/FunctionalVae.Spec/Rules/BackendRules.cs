using FunctionalVae.Formulas;

namespace FunctionalVae;

/// <summary>What a backend cannot express of a specification that keeps the rules.</summary>
public static class BackendRules
{
    /// <summary>
    /// What <paramref name="backend"/> cannot express, each with its place; empty where the model can be written for it.
    /// </summary>
    /// <param name="backend">One backend.</param>
    /// <param name="spec">The specification.</param>
    public static ValueList<SpecProblem> Check(VaeBackends backend, VaeSpec spec)
    {
        if (spec is null)
        {
            throw new ArgumentNullException(nameof(spec));
        }

        var problems = new List<SpecProblem>();
        if (spec.Objective.OnOwnEngineAlone is { } alone)
        {
            problems.Add(new(RuleCodes.NotExpressible, nameof(VaeSpec.Objective), $"{alone} are written for the managed engine only"));
        }

        if (spec.Prior is { IsOnOwnEngineAlone: true } prior)
        {
            problems.Add(
                new(
                    RuleCodes.NotExpressible,
                    $"{nameof(VaeSpec.Latent)}.{nameof(DiagonalNormalLatent.Prior)}",
                    $"a {prior.GetType().Name} is written for the managed engine only"
                )
            );
        }

        if (backend == VaeBackends.Diff)
        {
            Check(spec.Encoder, nameof(VaeSpec.Encoder), problems);
            Check(spec.Decoder, nameof(VaeSpec.Decoder), problems);
            if (spec.Objective.OnlyElsewhere is { } how)
            {
                problems.Add(Elsewhere(nameof(VaeSpec.Objective), how));
            }

            if (spec.Latent.OnlyElsewhere is { } posterior)
            {
                problems.Add(Elsewhere(nameof(VaeSpec.Latent), posterior));
            }

            if (spec.Prior?.OnlyElsewhere is { } what)
            {
                problems.Add(Elsewhere($"{nameof(VaeSpec.Latent)}.{nameof(DiagonalNormalLatent.Prior)}", what));
            }

            if (spec.Likelihood.OnlyElsewhere is { } part)
            {
                problems.Add(Elsewhere(nameof(VaeSpec.Likelihood), part));
            }

            if (spec.Likelihood.Density is { } density && Missing(density.LogDensity) is { } missing)
            {
                problems.Add(
                    new(
                        RuleCodes.NotExpressible,
                        nameof(VaeSpec.Likelihood),
                        $"DiffSharp has no {missing}, of which {spec.Likelihood.GetType().Name} is made"
                    )
                );
            }
        }

        return ValueList.From(problems);
    }

    // Of convolutions DiffSharp has its own, which nobody has tried here. Everything else is made of what it has.
    private static string? OnlyElsewhere(Layer layer) =>
        layer switch
        {
            Conv2d => "convolutions",
            GroupNorm => "normalisations of groups",
            _ => null,
        };

    private static void Check(ValueList<Layer> layers, string chain, List<SpecProblem> problems)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var path = $"{chain}[{SpecText.Literal(i)}]";
            if (ActivationOf(layers[i]) is { } activation && Missing(activation) is { } missing)
            {
                problems.Add(
                    new(
                        RuleCodes.NotExpressible,
                        $"{path}.{nameof(Dense.Activation)}",
                        $"DiffSharp has no {missing}, of which {activation} is made"
                    )
                );
            }

            if (OnlyElsewhere(layers[i]) is { } what)
            {
                problems.Add(Elsewhere(path, what));
            }

            Check(layers[i].Inner, path + ".Layers", problems);
        }
    }

    private static Activation? ActivationOf(Layer layer) =>
        layer switch
        {
            Dense dense => dense.Activation,
            GatedDense gated => gated.Activation,
            _ => null,
        };

    private static SpecProblem Elsewhere(string path, string what) =>
        new(RuleCodes.NotExpressible, path, $"{what} are written for TorchSharp and the managed engine only");

    // An error function for GELU, which is x·Φ(x).
    private static string? Missing(Activation activation) =>
        activation == Activation.Identity || activation.Formula().Diff is not null ? null : Missing(activation.Formula().Value);

    private static string? Missing(Formula formula) =>
        formula.Functions.Select(function => function.MissingInDiff).FirstOrDefault(missing => missing is not null);
}
