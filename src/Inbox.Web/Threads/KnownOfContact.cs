using System.Globalization;
using Inbox.Web.Contacts;

namespace Inbox.Web.Threads;

/// <summary>What the team knows of a contact, as it was written.</summary>
/// <param name="OwnValues">As <see cref="Contact.OwnValues"/>.</param>
/// <param name="NameAtMeta">What Meta says of the name, where the team gave another one.</param>
/// <param name="Language">Its code.</param>
/// <param name="Owner">The agent's name.</param>
public sealed record KnownOfContact(
    string? Phone, string? Email, string OwnValues, string? NameAtMeta, string? Language, string? TimeZone, string? Owner, bool IsBlocked)
{
    /// <summary>In the language of the page.</summary>
    public string? LanguageName => Language is null ? null : CultureInfo.GetCultureInfo(Language).DisplayName;
}
