namespace FunctionalVae.Spec.Tests;

/// <summary>What is said of layers that do not fit each other, word for word.</summary>
public sealed class ShapeMessageTests
{
    public static TheoryData<VaeSpec, string, string> NotAVector { get; } =
        new()
        {
            {
                Refusal.Valid with
                {
                    Encoder = [new Dense(5)],
                },
                "Encoder[0]",
                "Encoder[0] (Dense) expects a vector [n], receives [4, 3, 1]; put new Flatten() before it"
            },
            {
                Refusal.Valid with
                {
                    Encoder = [new Dropout(0.5), new LayerNorm(), new Flatten()],
                },
                "Encoder[1]",
                "Encoder[1] (LayerNorm) expects a vector [n], receives [4, 3, 1]; put new Flatten() before it"
            },
            {
                Refusal.Valid with
                {
                    Encoder = [new Dropout(0.5), new Dropout(0.5)],
                },
                "Encoder[1]",
                "the posterior's head expects a vector [n], receives [4, 3, 1] from Encoder[1]; end Encoder with new Flatten() or a Dense layer"
            },
            {
                Refusal.Valid with
                {
                    Encoder = [],
                },
                "Encoder",
                "the posterior's head expects a vector [n], receives [4, 3, 1] from the input; write Encoder: [new Flatten()] for the head alone"
            },
        };

    [Theory]
    [MemberData(nameof(NotAVector))]
    public void A_layer_that_receives_an_image_where_it_expects_a_vector_is_named(VaeSpec spec, string path, string message) =>
        Refusal.Is(spec, new SpecProblem("FVAE2002", path, message));

    [Fact]
    public void Only_the_first_layer_that_receives_the_wrong_shape_is_at_fault() =>
        Refusal.Is(
            Refusal.Valid with
            {
                Encoder = [new LayerNorm(), new Dense(5), new LayerNorm()],
            },
            new SpecProblem(
                "FVAE2002",
                "Encoder[0]",
                "Encoder[0] (LayerNorm) expects a vector [n], receives [4, 3, 1]; put new Flatten() before it"
            )
        );
}
