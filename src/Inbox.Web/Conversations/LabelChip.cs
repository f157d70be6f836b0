using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>A label as it is shown.</summary>
public sealed record LabelChip(Guid Id, string Name, LabelColour Colour)
{
    public string Modifier => $"label--{Colour.ToString().ToLowerInvariant()}";
}

/// <summary>A label that a conversation or its contact has, or can be given.</summary>
public sealed record LabelOption(LabelChip Chip, bool IsOnConversation, bool IsOnContact)
{
    public static Task<List<LabelOption>> ForAsync(
        InboxDbContext db, Guid conversationId, Guid contactId, CancellationToken cancellationToken) =>
        db.Labels.Where(l => l.RetiredAt == null).OrderBy(l => l.NameKey)
            .Select(l => new LabelOption(
                new LabelChip(l.Id, l.Name, l.Colour),
                db.ConversationLabels.Any(x => x.ConversationId == conversationId && x.LabelId == l.Id),
                db.ContactLabels.Any(x => x.ContactId == contactId && x.LabelId == l.Id)))
            .ToListAsync(cancellationToken);
}

/// <summary>The labels of a conversation or of its contact, with the menu that changes them.</summary>
/// <param name="Title">A key of the localizer.</param>
/// <param name="Address">Where each label is put on and taken off, without its id and what follows.</param>
/// <param name="Query">The list beside it.</param>
public sealed record LabelSet(string Title, IReadOnlyList<(LabelChip Chip, bool IsOn)> Labels, string Address, string Query, bool CanManage)
{
    /// <summary>The key that opens the menu; null where it has none.</summary>
    public string? Key { get; init; }

    public IEnumerable<LabelChip> Given => Labels.Where(label => label.IsOn).Select(label => label.Chip);

    public string AddressOf(LabelChip chip) => $"{Address}/{chip.Id}{Query}";
}
