using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.SavedReplies;

/// <summary>A saved reply with its variables filled in for one conversation.</summary>
public sealed record SavedReplyOption(Guid Id, string Shortcut, string Text, IReadOnlyList<ComposerFile> Files)
{
    private const int MaxOptions = 20;

    /// <summary>
    /// Those that a search finds, by the shortcut before the words, the often used first; null where the conversation is not to be seen.
    /// </summary>
    public static async Task<IReadOnlyList<SavedReplyOption>?> FindAsync(
        InboxDbContext db, SignedInAgent agent, Guid conversationId, string? asked, CancellationToken cancellationToken)
    {
        if (await ValuesAsync(db, agent, conversationId, cancellationToken) is not { } values)
        {
            return null;
        }

        var terms = SearchTerm.Of(asked);
        var beginnings = terms.Count == 0 ? [] : terms[0].ToBeginnings();
        var found = await db.UsableBy(agent.Agent).AsNoTracking()
            .Where(FoldedText.Contains<SavedReply>(r => r.FoldedText, r => r.Shortcut + " " + r.Text, asked ?? ""))
            .OrderByDescending(r => beginnings.Any(beginning => EF.Functions.Like(r.FoldedText!, beginning)))
            .ThenByDescending(r => r.UseCount).ThenBy(r => r.Shortcut).ThenBy(r => r.Id)
            .Take(MaxOptions).ToListAsync(cancellationToken);
        return await FilledAsync(db, found, values, cancellationToken);
    }

    /// <summary>One of them, where both it and the conversation are to be seen.</summary>
    public static async Task<SavedReplyOption?> FindAsync(
        InboxDbContext db, SignedInAgent agent, Guid conversationId, Guid id, CancellationToken cancellationToken)
    {
        var values = await ValuesAsync(db, agent, conversationId, cancellationToken);
        var found = values is null
            ? [] : await db.UsableBy(agent.Agent).AsNoTracking().Where(r => r.Id == id).ToListAsync(cancellationToken);
        return (await FilledAsync(db, found, values!, cancellationToken)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<SavedReplyOption>> FilledAsync(
        InboxDbContext db, List<SavedReply> replies, ReplyValues values, CancellationToken cancellationToken)
    {
        var ids = replies.SelectMany(r => r.FileIds).ToHashSet();
        var files = ids.Count == 0 ? [] : await db.StoredFiles.Where(f => ids.Contains(f.Id) && f.State == Media.StoredFileState.Stored)
            .Select(f => new ComposerFile(f.Id, f.Name ?? "", f.Length, f.HasThumbnail)).ToDictionaryAsync(f => f.Id, cancellationToken);
        var known = await WithFieldsAsync(db, replies, values, cancellationToken);
        return [.. replies.Select(r => new SavedReplyOption(
            r.Id, r.Shortcut, ReplyTemplate.Fill(r.Text, known), [.. r.FileIds.Where(files.ContainsKey).Select(id => files[id])]))];
    }

    /// <remarks>Most replies name none of the organization's own fields, and then none is asked for.</remarks>
    private static async Task<ReplyValues> WithFieldsAsync(
        InboxDbContext db, List<SavedReply> replies, ReplyValues values, CancellationToken cancellationToken) =>
        replies.Exists(r => r.Text.Contains(ReplyTemplate.Own, StringComparison.Ordinal))
            ? values with { Fields = await db.ContactFields.AsNoTracking().ToListAsync(cancellationToken) } : values;

    private static Task<ReplyValues?> ValuesAsync(
        InboxDbContext db, SignedInAgent agent, Guid conversationId, CancellationToken cancellationToken) => (
        from c in db.VisibleTo(agent.Agent)
        where c.Id == conversationId
        join contact in db.Contacts on c.ContactId equals contact.Id
        join channel in db.Channels on c.ChannelId equals channel.Id
        select new ReplyValues(contact.FirstName, contact.LastName, agent.Agent.Name, agent.OrganizationName, channel.Name)
        {
            Phone = contact.Phone,
            Email = contact.Email,
            OwnValues = contact.OwnValues,
        })
        .SingleOrDefaultAsync(cancellationToken);
}
