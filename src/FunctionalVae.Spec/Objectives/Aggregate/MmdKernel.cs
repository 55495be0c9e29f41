namespace FunctionalVae;

/// <summary>A kernel k(x, y) of the distance of two latent vectors, 1 where they are equal, with a bandwidth h.</summary>
public enum MmdKernel
{
    /// <summary>h² / (h² + ‖x − y‖²), whose heavy tails see draws that are far from all others (Tolstikhin et al. 2018).</summary>
    InverseMultiquadric,

    /// <summary>e^(−‖x − y‖² / 2h²), a radial basis function.</summary>
    Gaussian,
}
