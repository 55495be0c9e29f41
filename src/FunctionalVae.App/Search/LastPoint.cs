namespace FunctionalVae.App;

/// <summary>Keeps where training ended, beside what another keeper keeps.</summary>
/// <param name="inner">The other; null where there is no folder.</param>
internal sealed class LastPoint(RunKeeper? inner) : ITrainingKeeper
{
    /// <summary>The last place; null before the end of training.</summary>
    public TrainingPoint? Point { get; private set; }

    public string? Latest => inner?.Latest;

    public bool IsDue(long step) => inner?.IsDue(step) == true;

    public void Keep(TrainingPoint point, bool isLast)
    {
        inner?.Keep(point, isLast);
        if (isLast)
        {
            Point = point;
        }
    }
}
