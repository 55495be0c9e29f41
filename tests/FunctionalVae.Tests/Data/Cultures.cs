using System.Globalization;

namespace FunctionalVae.Tests.Data;

/// <summary>Cultures in which numbers are written differently: a decimal comma, another minus sign, other digits.</summary>
internal static class Cultures
{
    public static void Each(Action check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in (string[])["fi-FI", "ar-SA", "sv-SE", "en-US"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                check();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
