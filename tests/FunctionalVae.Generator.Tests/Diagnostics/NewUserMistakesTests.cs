using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// What a new user does wrong, and all that the build then says, word for word: enough to mend it, and nothing beside it that leads
/// astray. Each program also uses its model, as programs do.
/// </summary>
public sealed class NewUserMistakesTests
{
    private const string Right = """
        using FunctionalVae;

        [GenerateVae]
        static partial class Vae
        {
            static readonly System.Collections.Generic.List<Layer> Hidden = [new Dense(256, Activation.Gelu)];

            public static VaeSpec Spec { get; } = new(
                Input: new Image(28, 28, Binarization: Binarization.Dynamic),
                Encoder: [new Flatten(), new Dense(256, Activation.Gelu)],
                Latent: new DiagonalNormalLatent(16),
                Decoder: [new Dense(256, Activation.Gelu)],
                Likelihood: new BernoulliLikelihood());

            static int Size { get; } = 16;
            static ValueList<Layer> Layers(int count) => ValueList.From<Layer>(System.Linq.Enumerable.Repeat(new Dense(count), count));
        }

        static class Program
        {
            static int Run() => Vae.LatentCount + Vae.ParameterCount;
        }
        """;

    public static TheoryData<string, string, string, string> Mistakes { get; } =
        new()
        {
            {
                "the class is not partial",
                "static partial class",
                "static class",
                "FVAE0002 «Vae» 'Vae' must be declared 'static partial class' and without type parameters, so that a generated half can be added: it is not partial"
            },
            {
                "the class is not static",
                "static partial class",
                "partial class",
                "FVAE0002 «Vae» 'Vae' must be declared 'static partial class' and without type parameters, so that a generated half can be added: it is not static"
            },
            { "a size is zero", "DiagonalNormalLatent(16)", "DiagonalNormalLatent(0)", "FVAE2001 «0» Latent.Size must be positive, was 0" },
            {
                "a layer of other libraries",
                "[new Flatten(), new Dense(256, Activation.Gelu)]",
                "[new Conv2D(32, 3), new Flatten()]",
                "FVAE1009 «Conv2D» FunctionalVae has no 'Conv2D'; did you mean 'Conv2d'? A Layer can be Conv2d, Dense, Dropout, Flatten, GatedDense, GroupNorm, LayerNorm, Repeat or Residual"
            },
            {
                "an activation as PyTorch spells it",
                "Decoder: [new Dense(256, Activation.Gelu)]",
                "Decoder: [new Dense(256, Activation.ReLU)]",
                "FVAE1009 «ReLU» Activation has no 'ReLU'; did you mean 'Relu'? An Activation can be Identity, Relu, Tanh, Gelu, LeakyRelu, Sigmoid, Softplus, Silu, Elu, Mish or Hardswish"
            },
            {
                "a text for a number",
                "Dense(256, Activation.Gelu)]",
                "Dense(\"256\")]",
                "CS1503 «\"256\"» Argument 1: cannot convert from 'string' to 'int'\nCS0117 «LatentCount» 'Vae' does not contain a definition for 'LatentCount'\nCS0117 «ParameterCount» 'Vae' does not contain a definition for 'ParameterCount'"
            },
            {
                "a number for the latent variable",
                "new DiagonalNormalLatent(16)",
                "16",
                "CS1503 «16» Argument 3: cannot convert from 'int' to 'FunctionalVae.Latent'\nCS0117 «LatentCount» 'Vae' does not contain a definition for 'LatentCount'\nCS0117 «ParameterCount» 'Vae' does not contain a definition for 'ParameterCount'"
            },
            {
                "a likelihood of the wrong domain",
                ", Binarization: Binarization.Dynamic",
                "",
                "FVAE2006 «new BernoulliLikelihood()» BernoulliLikelihood models binary values, but the input's values are grey, in [0, 1]; declare a Binarization (Dynamic, Once or Threshold) or ValueDomain.Binary on the input, or use GreyCrossEntropy, which is not a likelihood"
            },
            {
                "the output layer written by hand",
                "Decoder: [new Dense(256, Activation.Gelu)]",
                "Decoder: [new Dense(256, Activation.Gelu), new Dense(784, Activation.Sigmoid)]",
                "FVAE3003 «Activation.Sigmoid» Decoder[1] (Dense) is an output layer with a sigmoid, but BernoulliLikelihood brings both: an affine map to the input's 784 logits, and their sigmoid; remove it"
            },
            {
                "no activation",
                "Decoder: [new Dense(256, Activation.Gelu)]",
                "Decoder: [new Dense(256)]",
                "FVAE3002 «new Dense(256)» Decoder[0] (Dense) has no activation before the likelihood's head, which is an affine map too: together they do no more than one; give Decoder[0] an activation, such as Activation.Gelu, or remove it"
            },
            {
                "a number of another assembly",
                "DiagonalNormalLatent(16)",
                "DiagonalNormalLatent(System.Environment.ProcessorCount)",
                "FVAE1003 «System.Environment.ProcessorCount» 'Environment.ProcessorCount' is in the assembly 'System.Private.CoreLib', whose source the generator cannot read; write its value here, or declare it as a const there"
            },
            {
                "computed by a method",
                "Decoder: [new Dense(256, Activation.Gelu)]",
                "Decoder: Layers(2)",
                "FVAE1001 «Layers(2)» 'Layers(2)' is a method call, which is not read; a specification is read while it is compiled, and consists of constants and arithmetic on them, 'new' and 'with' of vocabulary records, collection expressions, and static get-only members that consist of these"
            },
            {
                "a mutable list",
                "Decoder: [new Dense(256, Activation.Gelu)]",
                "Decoder: [.. Hidden]",
                "FVAE1005 «[new Dense(256, Activation.Gelu)]» 'List<Layer>' is not a type of the specification vocabulary, and the generator runs no code of yours; use the records and enums that the namespace FunctionalVae offers for VaeSpec, and ValueList<T> for a list"
            },
            {
                "no flatten",
                "new Flatten(), ",
                "",
                "FVAE2002 «new Dense(256, Activation.Gelu)» Encoder[0] (Dense) expects a vector [n], receives [28, 28, 1]; put new Flatten() before it"
            },
            {
                "a member that is initialised later",
                "DiagonalNormalLatent(16)",
                "DiagonalNormalLatent(Size)",
                "FVAE1006 «Size» 'Vae.Size' may have no value yet when 'Vae.Spec' is initialised: it is declared further down; make 'Vae.Size' an expression-bodied property (=>) or a const, or move it"
            },
            {
                "a setter",
                "{ get; }",
                "{ get; set; }",
                "FVAE1002 «Spec» 'Vae.Spec' can change while the program runs: it is a property with a setter; a specification reads get-only properties, readonly fields and constants"
            },
            {
                "the wrong type of specification",
                "public static VaeSpec Spec { get; } = new(",
                "public static object Spec { get; } = new VaeSpec(",
                "FVAE0003 «Vae» 'Vae' must have exactly one static get-only property (or static readonly field) of type VaeSpec, but it has none; declare one, such as public static VaeSpec Spec { get; } = new(…)"
            },
            {
                "the attribute forgotten",
                "[GenerateVae]\n",
                "",
                "CS0117 «LatentCount» 'Vae' does not contain a definition for 'LatentCount'\nCS0117 «ParameterCount» 'Vae' does not contain a definition for 'ParameterCount'"
            },
            {
                "an argument forgotten",
                "        Decoder: [new Dense(256, Activation.Gelu)],\n",
                "",
                "CS7036 «new(\n        Input: new Image(28, 28, Binarization: Binarization.Dynamic),\n        Encoder: [new Flatten(), new Dense(256, Activation.Gelu)],\n        Latent: new DiagonalNormalLatent(16),\n        Likelihood: new BernoulliLikelihood())» There is no argument given that corresponds to the required parameter 'Decoder' of 'VaeSpec.VaeSpec(Input, ValueList<Layer>, Latent, ValueList<Layer>, Reconstruction, TrainingObjective?, Condition?)'\nCS0117 «LatentCount» 'Vae' does not contain a definition for 'LatentCount'\nCS0117 «ParameterCount» 'Vae' does not contain a definition for 'ParameterCount'"
            },
            {
                "the β of a specification of 0.1",
                "new BernoulliLikelihood())",
                "new BernoulliLikelihood(), Beta: 4)",
                "CS1739 «Beta» The best overload for 'VaeSpec' does not have a parameter named 'Beta'\nCS0117 «LatentCount» 'Vae' does not contain a definition for 'LatentCount'\nCS0117 «ParameterCount» 'Vae' does not contain a definition for 'ParameterCount'"
            },
            {
                "no parentheses",
                "new BernoulliLikelihood()",
                "BernoulliLikelihood",
                "CS0119 «BernoulliLikelihood» 'BernoulliLikelihood' is a type, which is not valid in the given context\nCS0117 «LatentCount» 'Vae' does not contain a definition for 'LatentCount'\nCS0117 «ParameterCount» 'Vae' does not contain a definition for 'ParameterCount'"
            },
        };

    [Fact]
    public void The_right_program_is_not_complained_of() => Assert.Empty(Seen(Right));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_explained_on_the_spot(string mistake, string right, string wrong, string seen)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        Assert.NotEmpty(mistake);
        Assert.Equal(seen, string.Join("\n", Seen(Right.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void Beside_it_only_signatures_that_name_generated_types_are_complained_of()
    {
        var source = Right
            .Replace("Latent(16)", "Latent(0)", StringComparison.Ordinal)
            .Replace("static int Run()", "static int Run(Vae.Parameters parameters)", StringComparison.Ordinal);
        Assert.Equal(["FVAE2001", "CS0426"], Seen(source).Select(line => line.Split(' ')[0]));
    }

    /// <summary>
    /// A build that meets an error of a generator's goes on to the declarations, and not to the bodies of methods, initialisers among
    /// them: so what is missing for want of a generated half is not complained of.
    /// </summary>
    private static IEnumerable<string> Seen(string source)
    {
        var run = GeneratorRun.Of(source);
        var compiler = run.Diagnostics.IsEmpty
            ? run.Output.GetDiagnostics()
            : ((Microsoft.CodeAnalysis.CSharp.CSharpCompilation)run.Output).GetDeclarationDiagnostics();
        return run
            .All.Concat(compiler)
            .Where(each => each.Severity >= DiagnosticSeverity.Warning)
            .OrderBy(each => each.Location.SourceSpan.Start)
            .Select(each => $"{each.Id} «{Marked.Text(each)}» {each.GetMessage()}")
            .Distinct();
    }
}
