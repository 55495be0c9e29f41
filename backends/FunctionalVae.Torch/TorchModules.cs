using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>Registers modules and parameters under dotted names: those of PyTorch's <c>state_dict</c> and of this library's checkpoints.</summary>
public static class TorchModules
{
    /// <summary>Registers <paramref name="module"/> as <c>encoder.1</c>: as <c>1</c> of a module <c>encoder</c>, which is made if needed.</summary>
    /// <returns>The module.</returns>
    public static T Register<T>(nn.Module root, string path, T module)
        where T : nn.Module
    {
        var (owner, name) = Owner(root, path);
        owner.register_module(name, module);
        return module;
    }

    /// <summary>Registers a trained vector [count] under its dotted name: <c>prior.mean</c>.</summary>
    public static void RegisterVector(nn.Module root, string path, int count, Device? device)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        RegisterUniform(root, path, count, device).zero_();
    }

    /// <summary>The same of values uniform on ±1, by torch's own generator.</summary>
    /// <returns>The vector.</returns>
    public static Tensor RegisterUniform(nn.Module root, string path, int count, Device? device)
    {
        var (owner, name) = Owner(root, path);
        // The bias of a layer with one input, because TorchSharp's constructor of parameters loses a handle, and with it the memory, of each (0.99). The layer is
        // left to the collector: some versions would take the bias with it. Its weight, of which the collector sees no size, goes at once.
        var layer = nn.Linear(1, count, true, device);
        var vector = layer.bias!;
        layer.weight!.Dispose();
        owner.register_parameter(name, vector);
        return vector;
    }

    /// <summary>The one tensor that outlives the dispose scope around it.</summary>
    public static Tensor Keep(Tensor tensor) => tensor.MoveToOuterDisposeScope();

    /// <summary>The parameter of that dotted name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static TorchSharp.Modules.Parameter Parameter(nn.Module root, string path) =>
        root.get_parameter(path) ?? throw new ArgumentException($"The module has no parameter {path}.", nameof(path));

    /// <summary>Registers every child of <paramref name="part"/> with <paramref name="root"/> too, under the same name.</summary>
    public static void Adopt(nn.Module root, nn.Module part)
    {
        foreach (var (name, child) in part.named_children())
        {
            root.register_module(name, child);
        }
    }

    private static (nn.Module Owner, string Name) Owner(nn.Module root, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return (root, path);
        }

        var name = path[..dot];
        var group = root.named_children().FirstOrDefault(child => child.name == name).module;
        if (group is null)
        {
            group = new Group();
            root.register_module(name, group);
        }

        return Owner(group, path[(dot + 1)..]);
    }

    private sealed class Group() : nn.Module(nameof(Group));
}
