using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>What stands beside a thread: who the contact is, what the team noted, what was before.</summary>
/// <param name="NameAtMeta">What Meta says of the name, where the team gave another one.</param>
public sealed record ContactPanel(
    string? NameAtMeta, IReadOnlyList<KnownAs> Identities, IReadOnlyList<ContactNoteRow> Notes,
    IReadOnlyList<EarlierConversation> Earlier, IReadOnlyList<SharedFile> Files)
{
    private const int MaxEarlier = 6;

    /// <summary>What the organization's own fields say, by their names.</summary>
    public IReadOnlyList<(string Name, string Value)> OwnValues { get; init; } = [];

    /// <summary>Why a form of it was not taken a moment ago.</summary>
    public PanelRefusal? Refusal { get; init; }

    public static async Task<ContactPanel> LoadAsync(
        InboxDbContext db, Agent reader, ThreadHead head, CancellationToken cancellationToken)
    {
        var (conversationId, contactId) = (head.Id, head.Contact.Id);
        var facts = await ContactFacts.LoadAsync(db, contactId, cancellationToken);
        var earlier = await db.VisibleTo(reader).Where(c => c.ContactId == contactId && c.Id != conversationId)
            .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Take(MaxEarlier)
            .Select(c => new EarlierConversation(c.Id, c.Platform, c.Status, c.LastMessageAt, c.Preview)).ToListAsync(cancellationToken);
        var files = await SharedFile.NewestAsync(db, [conversationId, .. earlier.Select(c => c.Id)], cancellationToken);
        return new(head.NameAtMeta, facts.Identities, facts.Notes, earlier, files)
        {
            OwnValues = await OwnValuesAsync(db, head.Known.OwnValues, cancellationToken),
        };
    }

    /// <remarks>Most contacts have none, and then no field is asked for.</remarks>
    private static async Task<IReadOnlyList<(string Name, string Value)>> OwnValuesAsync(
        InboxDbContext db, string values, CancellationToken cancellationToken) =>
        values == Contact.NoValues ? [] :
        [
            .. Contact.Shown(values, await db.ContactFields.AsNoTracking().Where(f => f.RetiredAt == null && f.IsBesideThread)
                .OrderBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(cancellationToken)),
        ];
}

/// <summary>Who the contact is on one channel.</summary>
public sealed record KnownAs(Platform Platform, string ChannelName, string ExternalId)
{
    public string Mark => Platform.ToMark();
}

/// <summary>The notes of a contact, each with a form that changes it, and one for another note.</summary>
/// <param name="Address">Where the forms are sent.</param>
/// <param name="Query">What their addresses end with.</param>
/// <param name="Refusal">What was not taken a moment ago.</param>
public sealed record ContactNoteForms(string Address, string Query, IReadOnlyList<ContactNoteRow> Notes, PanelRefusal? Refusal);

/// <param name="Author">Who wrote it last.</param>
public sealed record ContactNoteRow(Guid Id, string Text, string Author, DateTimeOffset At);

/// <summary>Another conversation with the contact, that the agent may see.</summary>
public sealed record EarlierConversation(
    Guid Id, Platform Platform, ConversationStatus Status, DateTimeOffset LastMessageAt, string? Preview)
{
    public string Mark => Platform.ToMark();
}

/// <summary>What was written in a form of the panel and not taken.</summary>
/// <param name="NoteId">The note that it is about; null for the name.</param>
/// <param name="Text">What was written.</param>
/// <param name="Words">Why, a key of the localizer.</param>
public sealed record PanelRefusal(Guid? NoteId, string Text, string Words);
