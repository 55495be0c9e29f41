// One class after the other: the matrices are made in a static initializer, where threads that need them too would only wait.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
