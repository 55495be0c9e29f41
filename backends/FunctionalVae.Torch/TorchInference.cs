using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// The one set of modules that a model's pure functions share: it takes on the parameters of each call, one call at a time, and keeps those
/// of the last.
/// </summary>
internal sealed class TorchInference(TorchProgram program)
{
    private readonly TorchProgram program = Evaluating(program);
    private readonly Lock gate = new();
    private ParameterVector? loaded;

    /// <summary>Runs <paramref name="work"/> with these parameters and without recording for derivatives.</summary>
    public T With<T>(ParameterVector? parameters, Func<TorchProgram, T> work)
    {
        using var frozen = no_grad();
        return Loaded(parameters, work);
    }

    /// <summary>Runs <paramref name="work"/> with these parameters, recording for derivatives whatever the caller's mode is.</summary>
    public T Differentiating<T>(ParameterVector? parameters, Func<TorchProgram, T> work)
    {
        using var recording = enable_grad();
        return Loaded(parameters, work);
    }

    // Nothing is dropped outside training.
    private static TorchProgram Evaluating(TorchProgram program)
    {
        program.eval();
        return program;
    }

    private T Loaded<T>(ParameterVector? parameters, Func<TorchProgram, T> work)
    {
        lock (gate)
        {
            if (parameters is not null && !ReferenceEquals(parameters, loaded))
            {
                loaded = null;
                TorchWeights.Write(program, parameters);
                loaded = parameters;
            }

            return work(program);
        }
    }
}
