using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>What a command's arithmetic runs on: a backend, and where that runs.</summary>
/// <param name="Name">The backend's word.</param>
/// <param name="Device">A device of that backend.</param>
internal sealed record Backend(string Name, string Device)
{
    public const string Cpu = "cpu";

    public static Backend Managed { get; } = new(BackendWords.Managed, Cpu);

    public bool IsManaged => Name == BackendWords.Managed;

    /// <summary>Whether the number of threads that is asked for changes anything.</summary>
    public bool HasThreads => Name is not (BackendWords.DiffSharp or BackendWords.DiffSharpTorch);

    /// <summary>
    /// Threads for an estimate, of <paramref name="asked"/>, 0 being one per processor. DiffSharp's torch backend gets one: others that make
    /// noise meanwhile would collect garbage, and with it what a call of it still reads.
    /// </summary>
    public int EvaluationThreads(int asked) => Name == BackendWords.DiffSharpTorch ? 1 : asked;

    /// <summary>As in a sentence: <c>torch on cuda:0</c>.</summary>
    public override string ToString() => $"{Name} on {Device}";

    /// <summary>The model on this backend.</summary>
    /// <exception cref="UserErrorException">The model was not compiled for the backend, or there is no such device; the message says what to do.</exception>
    public IVaeModel Open(IVaeModel model, ModelCatalogue catalogue)
    {
        if (IsManaged)
        {
            return model;
        }

        var backend =
            catalogue.Backends.FirstOrDefault(backend => backend.Model.Name == model.Name && backend.Name == Name)
            ?? throw new UserErrorException(Missing(model, catalogue));
        try
        {
            return backend.Open(Device);
        }
        catch (ArgumentException problem)
        {
            throw new UserErrorException($"The backend {this} cannot run {model.Name}: {Sentences.Of(problem)}", problem);
        }
        // A library that is not there, or not the one it was built for: found out only when its first function is called.
        catch (Exception problem)
            when (problem
                    is FileNotFoundException
                        or FileLoadException
                        or BadImageFormatException
                        or TypeLoadException
                        or MissingMemberException
                        or TypeInitializationException
            )
        {
            throw new UserErrorException(
                $"The backend {this} cannot run {model.Name}: {Sentences.First(problem.GetBaseException().Message)} Its packages must lie beside the model's assembly: set <EnableDynamicLoading>true</EnableDynamicLoading> in its project, which copies them there, and build it anew.",
                problem
            );
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("backend", Name);
        json.WriteString("device", Device);
    }

    private string Missing(IVaeModel model, ModelCatalogue catalogue)
    {
        if (BackendWords.Class(Name) is { } asked && BackendRules.Check(asked, model.Spec) is [var inexpressible, ..])
        {
            return $"{model.Name} has a part that the backend {Name} cannot express (FVAE4003): {inexpressible.Message}. Change {inexpressible.Path}, or pass another --backend.";
        }

        var lacks = $"{model.Name} was not compiled for the backend {Name}.";
        return (BackendWords.Packages(Name), catalogue.Source) switch
        {
            ({ }, { }) when With(catalogue).ToList() is { Count: > 0 } others =>
                $"{lacks} Its packages are there, because {string.Join(", ", others)} {(others.Count == 1 ? "was" : "were")} compiled for it: Backends in the [GenerateVae] of {model.Name} leaves out {nameof(VaeBackends)}.{BackendWords.Class(Name)}.",
            ({ } packages, { } source) =>
                $"{lacks} Add the packages {packages} to the project of the model. {source.Hint} If it has them already, Backends in its [GenerateVae] leaves the backend out.",
            ({ } packages, null) => $"{lacks} Add the packages {packages} to the project of the model, and the backend to VaeApp.Run.",
            _ => $"{lacks} Models with it: {string.Join(", ", With(catalogue))}.",
        };
    }

    private IEnumerable<string> With(ModelCatalogue catalogue) =>
        catalogue.Backends.Where(backend => backend.Name == Name).Select(backend => backend.Model.Name);
}
