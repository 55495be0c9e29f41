using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing;

/// <summary>The model that is checked, with all that it is checked against.</summary>
internal sealed class Subject
{
    private const double FullSize = 20_000;
    private const int FewestCases = 3;

    // The rounding to float32, and as much again for the function's own.
    private const double SlopeError = 2.0 / (1 << 24);

    public Subject(IVaeModel model, VaeLawOptions options, TypedFace? typed)
    {
        (Model, Options, Typed) = (model, options, typed);
        Oracle = InterpretedModel.Of(model.Spec, model.Name);
        RoundedOracle = Oracle.WithSlopeError(SlopeError);
        Require(options.Cases >= 1, $"Cases is {options.Cases}; give 1 or more.");
        Require(options.MostExamples >= 1, $"MostExamples is {options.MostExamples}; give 1 or more.");
        Require(
            options.Parameters?.Layout.Tensors.Equals(model.Layout.Tensors) != false,
            $"Parameters are those of {options.Parameters?.Layout.Name}, whose tensors are not those of {model.Name}."
        );
        Require(
            options.Examples is not { } examples || examples.Width == model.Layout.InputWidth,
            $"Examples have {options.Examples?.Width} values each; those of {model.Name} have {model.Layout.InputWidth}."
        );

        void Require(bool holds, FormattableString problem)
        {
            if (!holds)
            {
                throw new ArgumentException(FormattableString.Invariant(problem), nameof(options));
            }
        }
    }

    public IVaeModel Model { get; }

    public VaeLawOptions Options { get; }

    /// <summary>The same functions through the typed face; null where only a plain model was given.</summary>
    public TypedFace? Typed { get; }

    /// <summary>The same specification in float64, without the engine's kernels.</summary>
    public InterpretedModel Oracle { get; }

    /// <summary>The same, with slopes of activations as far off as rounded outputs make them.</summary>
    public InterpretedModel RoundedOracle { get; }

    /// <summary>What the backend promises of batches and threads, unless the options ask for something else.</summary>
    public double BatchRounding => Options.BatchRounding ?? Model.BatchRounding;

    public bool IsDeterministic => Model.Spec.Latent is DeterministicLatent;

    /// <summary>A large model costs more a case, and has more numbers in each.</summary>
    public int Affordable(int cases) =>
        Math.Max(Math.Min(FewestCases, cases), (int)(cases * Math.Min(1, FullSize / Model.Layout.ParameterCount)));

    public bool HasTensor(string name) => Model.Layout.Tensors.Any(tensor => tensor.Name == name);
}
