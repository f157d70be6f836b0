using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>A contact by themselves: who they are, what the team knows and noted, and what happened when.</summary>
public sealed record ContactPage(Contact Contact, IReadOnlyList<ContactFact> Facts, ContactTimeline Timeline)
{
    private const int MaxConversations = 50;

    public RowContact Shown => new(Contact.Id, Contact.Name, Contact.FirstName, Contact.LastName, Contact.PictureUrl)
    {
        PictureFileId = Contact.PictureFileId,
        HasOwnName = Contact.NameAtMeta is not null,
    };

    /// <summary>Who reads it, where it follows what happens from <see cref="Now"/> on; null where it does not.</summary>
    public SignedInAgent? Reader { get; init; }

    public DateTimeOffset Now { get; init; }

    /// <summary>The list that the page was opened from, with its words and its filter.</summary>
    public string ListAddress { get; init; } = ContactQuestion.EveryoneAddress;

    public IReadOnlyList<ContactIdentityRow> Identities { get; init; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ContactNoteRow> Notes { get; init; } = [];

    /// <summary>Why a form of the notes was not taken a moment ago.</summary>
    public PanelRefusal? Refusal { get; init; }

    public ContactNoteForms NoteForms => new($"/contacts/{Contact.Id}/notes", "", Notes, Refusal);

    /// <summary>All of the organization, and whether the contact has them.</summary>
    public required LabelSet Labels { get; init; }

    /// <summary>The newest of those that the agent sees.</summary>
    public IReadOnlyList<EarlierConversation> Conversations { get; init; } = [];

    public IReadOnlyList<SharedFile> Files { get; init; } = [];

    /// <summary>Who became part of this contact.</summary>
    public IReadOnlyList<ContactMergeRow> Merges { get; init; } = [];

    /// <summary>Whether the reader may merge, and take a merge back.</summary>
    public bool MayMerge { get; init; }

    /// <summary>What first led them here, and what did last; none, one or two.</summary>
    public IReadOnlyList<ContactOrigin> Origins { get; init; } = [];

    /// <returns>Null where there is no such contact that the agent sees.</returns>
    public static async Task<ContactPage?> FindAsync(
        InboxDbContext db, SignedInAgent reader, Guid id, string? before, CancellationToken cancellationToken)
    {
        if (await db.ContactsVisibleTo(reader.Agent).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            is not { } contact)
        {
            return null;
        }

        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        var conversations = await db.VisibleTo(reader.Agent).Where(c => c.ContactId == id)
            .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Take(MaxConversations)
            .Select(c => new EarlierConversation(c.Id, c.Platform, c.Status, c.LastMessageAt, c.Preview)).ToListAsync(cancellationToken);
        var timeline = await ContactTimeline.LoadAsync(db, reader, id, properties, before, cancellationToken);
        return new(contact, await ContactFact.LoadAsync(db, contact, properties, cancellationToken), timeline)
        {
            Identities = await ContactIdentityRow.LoadAsync(db, id, cancellationToken),
            Notes = (await ContactFacts.LoadAsync(db, id, cancellationToken)).Notes,
            Labels = await LabelsAsync(db, reader.Agent, id, cancellationToken),
            Conversations = conversations,
            Files = conversations.Count == 0 ? [] : await SharedFile.NewestAsync(
                db, conversations.Take(6).Select(c => c.Id), cancellationToken),
            Merges = await ContactMergeRow.LoadAsync(db, contact, properties, cancellationToken),
            MayMerge = reader.Agent.Role >= AgentRole.Admin,
            Origins = await ContactOrigin.LoadAsync(db, reader.Agent, id, cancellationToken),
        };
    }

    private static async Task<LabelSet> LabelsAsync(InboxDbContext db, Agent reader, Guid id, CancellationToken cancellationToken)
    {
        var given = (await db.LabelsOfContactsAsync([id], cancellationToken))[id].Select(label => label.Id).ToHashSet();
        var all = await db.Labels.Where(l => l.RetiredAt == null).OrderBy(l => l.NameKey)
            .Select(l => new LabelChip(l.Id, l.Name, l.Colour)).ToListAsync(cancellationToken);
        return new(
            "Labels", [.. all.Select(label => (label, given.Contains(label.Id)))], $"/contacts/{id}/labels", "",
            reader.Role >= AgentRole.Admin);
    }
}
