namespace FunctionalVae.Shared;

/// <summary>Keeps every place of a run.</summary>
internal sealed class EveryStep : ITrainingKeeper
{
    public List<TrainingPoint> Points { get; } = [];

    public bool IsDue(long step) => true;

    public void Keep(TrainingPoint point, bool isLast) => Points.Add(point);
}
