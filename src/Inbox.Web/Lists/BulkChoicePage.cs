using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>To whom the chosen conversations can be given, and which labels they can have.</summary>
/// <param name="Names">Whose conversations they are, newest first, of some of them.</param>
public sealed record BulkChoicePage(
    BulkForm Form, ListPlace Place, IReadOnlyList<AssigneeOption> Agents, IReadOnlyList<AssigneeOption> Teams,
    IReadOnlyList<LabelChip> Labels, IReadOnlyList<string> Names)
{
    private const int MaxNames = 8;

    public string Query => Place.QueryText;

    /// <summary>Of how many no name is shown.</summary>
    public int Unnamed => Form.Ids.Distinct().Count() - Names.Count;

    public static async Task<BulkChoicePage> LoadAsync(
        InboxDbContext db, Agent reader, BulkForm form, ListPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (agents, teams) = await AssigneeOption.AllAsync(db, cancellationToken);
        var labels = await db.Labels.Where(l => l.RetiredAt == null).OrderBy(l => l.NameKey)
            .Select(l => new LabelChip(l.Id, l.Name, l.Colour)).ToListAsync(cancellationToken);
        Guid[] ids = form.Everything ? [] : [.. form.Ids.Distinct().Take(BulkAct.MaxConversations)];
        var chosen = db.VisibleTo(reader).Where(c => ids.Contains(c.Id)).OrderByDescending(c => c.LastMessageAt).Take(MaxNames);
        var arguments = ListArguments.For(reader, ConversationFilter.Any, before: null, now);
        var rows = await db.Rows(chosen, arguments, hasTexts: false).ToListAsync(cancellationToken);
        var names = rows.OrderByDescending(row => row.LastMessage.At).Select(row => row.Contact.Name);
        return new(form, place, agents, teams, labels, [.. names]);
    }
}
