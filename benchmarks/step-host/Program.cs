using FunctionalVae.StepHost;

// What side-by-side starts of each of two builds, to compare them. It takes public functions alone, so that a build before a change and one
// after it both compile it.
// step-host steps MODEL generated|runner BATCH THREADS: says "ready", trains for as many seconds as each line of input says, and prints the
// first decile of its steps' times in microseconds and the bytes that a step allocates.
// step-host start MODEL: one training step of generated code; prints how many methods the JIT compiled until then, and of how many bytes.
return args switch
{
    ["steps", var model, var way, var batch, var threads] => Steps.Run(model, way, batch, threads),
    ["start", var model] => FirstStep.Run(model),
    _ => 2,
};
