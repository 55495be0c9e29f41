// The part of FSharp.Core that DiffSharp's functions take and give: declarations and nothing else, for compiling against. No body here ever
// runs. backends/FunctionalVae.Diff.Tests holds each of them to the real assembly (SurfaceTests).
#nullable enable
#pragma warning disable

namespace Microsoft.FSharp.Core
{
    public sealed class FSharpOption<T>
    {
        public static FSharpOption<T> Some(T value) => throw null!;
    }

    public abstract class FSharpFunc<T, TResult>
    {
        public abstract TResult Invoke(T func);
    }
}
