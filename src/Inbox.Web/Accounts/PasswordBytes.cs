using System.Text;

namespace Inbox.Web.Accounts;

/// <summary>A password as bcrypt sees it.</summary>
public static class PasswordBytes
{
    /// <summary>bcrypt reads no further; what follows would count for nothing.</summary>
    public const int Limit = 72;

    public static bool Fits(string password) => Encoding.UTF8.GetByteCount(password) <= Limit;

    /// <summary>Whether every character survives: C implementations of bcrypt stop at NUL, and a lone surrogate has no UTF-8.</summary>
    public static bool IsWellFormed(string password) => !password.Contains('\0') && WellFormed(password) == password;

    /// <summary>The password without lone surrogates, on which the library throws.</summary>
    public static string WellFormed(string password) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(password));
}
