// FsCheck's runner blocks for good when several threads of the pool run it at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
