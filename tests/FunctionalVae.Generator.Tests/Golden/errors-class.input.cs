using FunctionalVae;

namespace Zoo;

[GenerateVae]
public partial class NotStatic
{
    public static VaeSpec Spec => null!;
}

[GenerateVae]
public static partial class NoSpec;

[GenerateVae]
public static partial class TwoSpecs
{
    public static VaeSpec First => null!;

    public static VaeSpec Second => null!;
}

[GenerateVae]
public static partial class Collision
{
    public static VaeSpec Spec => null!;

    public static int LatentCount => 2;
}
