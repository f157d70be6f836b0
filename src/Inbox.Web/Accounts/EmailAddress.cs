using System.Net.Mail;

namespace Inbox.Web.Accounts;

public static class EmailAddress
{
    private const int Length = 256;

    /// <summary>Whether it is a bare address, <c>anna@example.com</c>, that fits the account's column.</summary>
    public static bool IsValid(string text) =>
        text.Length <= Length
        && !text.Any(char.IsControl)
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;
}
