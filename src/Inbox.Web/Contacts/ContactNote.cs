using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>What the team should know of a contact. It stands beside each of their conversations, and never leaves us.</summary>
public sealed class ContactNote : IOrganizationOwned
{
    public const int TextLength = 2000;

    /// <param name="id">Made where the form was shown, so that the same form sent twice makes one note.</param>
    /// <param name="text">As <see cref="Clean"/> gives it.</param>
    public ContactNote(Guid organizationId, Guid id, Guid contactId, Agent author, string text, DateTimeOffset at)
        : this(organizationId, id, contactId, text) => (AuthorId, At) = (author.Id, at);

    private ContactNote(Guid organizationId, Guid id, Guid contactId, string text) =>
        (OrganizationId, Id, ContactId, Text) = (organizationId, id, contactId, text);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>Beside whose thread it was written; null where it was on the contact's own page.</summary>
    public Guid? ContactIdentityId { get; init; }

    public string Text { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When that was.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A text with one kind of line end and no space around it; null where nothing or too much is left.</summary>
    public static string? Clean(string? text)
    {
        var clean = (text ?? "").ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim();
        return clean.Length is > 0 and <= TextLength ? clean : null;
    }

    public void Rewrite(Agent author, string text, DateTimeOffset now) =>
        (AuthorId, Text, At) = (author.Id, ColumnText.Fit(text, TextLength), now);
}
