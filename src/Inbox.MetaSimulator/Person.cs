using System.Globalization;

namespace Inbox.MetaSimulator;

/// <summary>Someone who writes to one account; the id is a PSID or an IGSID and means nothing elsewhere (meta-platform 0.3).</summary>
internal sealed record Person(string Id, SimulatedAccount Account, string FirstName, string LastName, string? Picture)
{
    public string Name => $"{FirstName} {LastName}".Trim();

    public string Username
    {
        get
        {
            var letters = Name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant()
                .Select(letter => letter == ' ' ? '.' : letter)
                .Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.');
            var username = string.Concat(letters).Trim('.');
            return username.Length > 2 ? username : $"user_{Id[^6..]}";
        }
    }

    public string Initials => string.Concat(new[] { FirstName, LastName }
        .Where(name => name.Length > 0)
        .Select(name => StringInfo.GetNextTextElement(name).ToUpperInvariant()));
}
