using FunctionalVae.Testing.Tests.Mutants;

namespace FunctionalVae.Testing.Tests;

/// <summary>A model of one-hot groups keeps the laws, and what goes wrong with groups alone is refuted.</summary>
public sealed class CategoricalLawTests
{
    private static readonly IVaeModel Chosen = Vae.ModelFrom(
        new(
            new Features(12, ValueDomain.OneHot),
            [new Dense(9, Activation.Tanh)],
            new DiagonalNormalLatent(2),
            [new Dense(9, Activation.Tanh)],
            new CategoricalLikelihood(4)
        ),
        "ChosenVae"
    );

    [Fact]
    public void A_model_of_groups_keeps_the_laws() => VaeLaws.CheckModel(Chosen, new(Key.FromSeed(1), Effort.Cases));

    [Fact]
    public void A_model_of_groups_with_a_mixture_and_weighed_draws_keeps_the_laws() =>
        VaeLaws.CheckModel(
            Vae.ModelFrom(
                Chosen.Spec with
                {
                    Latent = new DiagonalNormalLatent(2, new MixturePrior(3)),
                    Objective = new ImportanceWeighted(3),
                },
                "MixedVae"
            ),
            new(Key.FromSeed(2), Effort.Cases)
        );

    [Fact]
    public void Draws_of_the_likeliest_level_are_refuted() =>
        Refuted(
            "draw-examples",
            new ExampleDrawsMutant(
                Chosen,
                (model, parameters, latents, _) =>
                    Groups(model.Decode(parameters, latents), group => [.. group.Select(mean => mean == group.Max() ? 1f : 0f)])
            )
        );

    [Fact]
    public void Draws_of_each_value_by_itself_are_refuted() =>
        Refuted(
            "draw-examples",
            new ExampleDrawsMutant(
                Chosen,
                (model, parameters, latents, key) =>
                {
                    var means = model.Decode(parameters, latents);
                    return Batch.FromValues(
                        means.Width,
                        means.Values.ToArray().Select((mean, i) => Uniform.Open(key.Words((uint)i, 9).Word0) < mean ? 1f : 0f)
                    );
                }
            )
        );

    [Fact]
    public void Groups_that_share_a_uniform_number_are_refuted() =>
        Refuted(
            "draw-examples",
            new ExampleDrawsMutant(
                Chosen,
                (model, parameters, latents, key) =>
                {
                    var number = 0;
                    return Groups(
                        model.Decode(parameters, latents),
                        group =>
                        {
                            var left = Uniform.Open(key.Words((uint)(number++ / 3), 9).Word0) * group.Sum();
                            var level = 0;
                            while (level < 3 && (left -= group[level]) > 0)
                            {
                                level++;
                            }

                            return [.. group.Select((_, i) => i == level ? 1f : 0f)];
                        }
                    );
                }
            )
        );

    private static Batch Groups(Batch means, Func<float[], float[]> draw) =>
        Batch.FromValues(means.Width, means.Values.ToArray().Chunk(4).SelectMany(draw));

    private static void Refuted(string law, IVaeModel wrong)
    {
        var report = VaeLaws.ForModel(wrong, new(Key.FromSeed(3), Effort.Cases)).Single(each => each.Name == law).Check();
        Assert.Equal(LawVerdict.Refuted, report.Verdict);
    }
}
