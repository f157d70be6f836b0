using System.Globalization;
using MimeKit;

namespace Inbox.Web.Contacts;

/// <summary>
/// E-mail addresses as they are found and matched by: in small letters, with the domain as the net knows it ("xn--…").
/// </summary>
public static class EmailParser
{
    private static readonly IdnMapping Domains = new();

    /// <returns>Null where it is no address of somebody at a domain.</returns>
    public static string? Parse(string typed)
    {
        // MimeKit takes a name alone for an address too.
        if (!MailboxAddress.TryParse(typed.Trim(), out var mailbox) || mailbox.Name?.Length > 0
            || mailbox.Address.LastIndexOf('@') is not (> 0 and var at) || !mailbox.Domain.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var address = $"{mailbox.Address[..at]}@{Domains.GetAscii(mailbox.Domain)}".ToLowerInvariant();
            return address.Length <= Contact.EmailLength ? address : null;
        }
        catch (ArgumentException)
        {
            return null; // A domain that no name server could be asked for.
        }
    }
}
