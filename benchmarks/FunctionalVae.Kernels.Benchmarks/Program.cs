using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FunctionalVae.Engine;

// One kernel at a time, on one thread: dotnet run -c Release --project benchmarks/FunctionalVae.Kernels.Benchmarks -- --filter '*'
// In this process: the project that BenchmarkDotNet would write for each kernel does not know this repository's properties.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
