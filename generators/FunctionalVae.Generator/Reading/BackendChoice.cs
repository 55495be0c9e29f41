using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>For which backends a model is written, and what is said of the others.</summary>
internal static class BackendChoice
{
    /// <summary>The backends whose packages a compilation references: the run-time half and the library.</summary>
    public static VaeBackends Referenced(Compilation compilation)
    {
        var names = new HashSet<string>(compilation.ReferencedAssemblyNames.Select(each => each.Name), StringComparer.Ordinal);
        return (names.Contains("FunctionalVae.Torch") && names.Contains("TorchSharp") ? VaeBackends.Torch : VaeBackends.None)
            | (names.Contains("FunctionalVae.Diff") && names.Contains("DiffSharp.Core") ? VaeBackends.Diff : VaeBackends.None);
    }

    /// <summary>Those of them that an attribute asks for.</summary>
    public static VaeBackends Asked(VaeBackends stated, VaeBackends referenced) =>
        (stated & VaeBackends.Referenced) != 0 ? referenced : stated & referenced;

    /// <summary>Those that a model asks for, is expressible in, and whose packages are there.</summary>
    public static VaeBackends Written(GeneratedModel model, VaeBackends referenced)
    {
        var asked = Asked(model.Backends, referenced);
        return BackendRequest
            .All.Where(backend => (asked & backend) != 0 && BackendRules.Check(backend, model.Spec).Count == 0)
            .Aggregate(VaeBackends.None, (all, backend) => all | backend);
    }

    /// <summary>What keeps the class from being written for a backend that it asks for, or whose packages are there.</summary>
    public static IEnumerable<Problem> Problems(BackendRequest request, VaeBackends referenced)
    {
        foreach (var backend in BackendRequest.All)
        {
            var isStated = (request.Backends & backend) != 0;
            var isReferenced = (referenced & backend) != 0;
            if (isStated && !isReferenced)
            {
                yield return Problem.Of(
                    Descriptors.BackendMissing,
                    request.At,
                    request.Class,
                    backend.ToString(),
                    "FunctionalVae." + backend,
                    Libraries(backend)
                );
            }
            else if (isStated || (isReferenced && (request.Backends & VaeBackends.Referenced) != 0))
            {
                var descriptor = isStated ? Descriptors.NotExpressible : Descriptors.BackendLeftOut;
                foreach (var problem in request.Inexpressible.Where(each => each.Backend == backend))
                {
                    yield return Problem.Of(descriptor, problem.At, request.Class, backend.ToString(), problem.Reason);
                }
            }
        }
    }

    private static string Libraries(VaeBackends backend) =>
        backend == VaeBackends.Torch
            ? " and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows"
            : " and one of DiffSharp-lite, DiffSharp-cpu, DiffSharp-cuda-linux, DiffSharp-cuda-windows";
}
