namespace FunctionalVae;

/// <summary>What training maximises in place of the evidence lower bound E log p(x|z) − β·KL. What is evaluated stays that bound.</summary>
public abstract record TrainingObjective
{
    private protected TrainingObjective() { }
}
