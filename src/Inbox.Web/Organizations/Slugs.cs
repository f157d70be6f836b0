using System.Text.RegularExpressions;

namespace Inbox.Web.Organizations;

/// <summary>An organization's name in addresses and on the command line: habitat-2.</summary>
public static partial class Slugs
{
    public const string Rule = "A slug is 1 to 63 lowercase letters, digits and hyphens, with a letter or digit at both ends.";

    public static bool Allows(string text) => text.Length <= Organization.SlugLength && Shape().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]+(-+[a-z0-9]+)*\z")]
    private static partial Regex Shape();
}
