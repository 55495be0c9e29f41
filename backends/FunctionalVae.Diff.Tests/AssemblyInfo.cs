// DiffSharp's torch backend leaves native memory to finalizers, which may free what a call under way still reads as soon as another thread
// makes the garbage collector run: a process that computed on several threads at once has crashed. So one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
