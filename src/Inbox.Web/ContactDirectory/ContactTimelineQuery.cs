using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Everything that happened with a contact, newest first, in one statement: as far as the agent sees the conversations.</summary>
internal sealed class ContactTimelineQuery(InboxDbContext db, Agent reader, Guid contactId, Cursor before, int count)
{
    /// <summary>More of a text is not shown.</summary>
    private const int TextLength = 300;

    private readonly IQueryable<Guid> conversations = db.VisibleTo(reader).Where(c => c.ContactId == contactId).Select(c => c.Id);
    private readonly IQueryable<Contact> known = db.ContactsVisibleTo(reader);
    private readonly DateTimeOffset at = before.At;
    private readonly Guid id = before.Id;

    public Task<List<TimelineRow>> LoadAsync(CancellationToken cancellationToken) =>
        Messages().Concat(Notes()).Concat(Activities()).Concat(Lines()).Concat(ContactNotes()).Concat(Changes())
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).TakeLiteral(count)
            .Select(row => new TimelineRow(
                row.At, row.Id, row.Source, row.ConversationId, row.Text, row.Was,
                db.Agents.Where(a => a.Id == row.AgentId).Select(a => a.Name).FirstOrDefault(),
                db.Agents.Where(a => a.Id == row.GivenId && row.GivenId != row.AgentId).Select(a => a.Name).FirstOrDefault(),
                row.Until, row.IsOurs, row.Done, row.Line, row.Priority))
            .ToListAsync(cancellationToken);

    private IQueryable<Item> Messages() => db.Messages.Where(m => conversations.Contains(m.ConversationId))
        .Where(m => EF.Functions.LessThan(ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(at, id)))
        .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).TakeLiteral(count)
        .Select(m => new Item
        {
            At = m.SentAt,
            Id = m.Id,
            Source = TimelineSource.Message,
            ConversationId = m.ConversationId,
            Text = m.UnsentAt == null ? m.Text!.Substring(0, TextLength) : null,
            Was = null,
            AgentId = m.AuthorId,
            GivenId = m.Id,
            Until = m.UnsentAt,
            IsOurs = m.Direction == MessageDirection.Outgoing,
            Done = null,
            Line = null,
            Priority = null,
        });

    private IQueryable<Item> Notes() => db.Notes.Where(n => conversations.Contains(n.ConversationId))
        .Where(n => EF.Functions.LessThan(ValueTuple.Create(n.At, n.Id), ValueTuple.Create(at, id)))
        .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).TakeLiteral(count)
        .Select(n => new Item
        {
            At = n.At,
            Id = n.Id,
            Source = TimelineSource.Note,
            ConversationId = n.ConversationId,
            Text = n.Text,
            Was = null,
            AgentId = n.AuthorId,
            GivenId = n.Id,
            Until = n.At,
            IsOurs = true,
            Done = null,
            Line = null,
            Priority = null,
        });

    private IQueryable<Item> Activities() => db.Activities.Where(a => conversations.Contains(a.ConversationId))
        .Where(a => EF.Functions.LessThan(ValueTuple.Create(a.At, a.Id), ValueTuple.Create(at, id)))
        .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).TakeLiteral(count)
        .Select(a => new Item
        {
            At = a.At,
            Id = a.Id,
            Source = TimelineSource.Activity,
            ConversationId = a.ConversationId,
            Text = db.Labels.Where(l => l.Id == a.LabelId).Select(l => l.Name).FirstOrDefault(),
            Was = db.Teams.Where(t => t.Id == a.TeamId).Select(t => t.Name).FirstOrDefault(),
            AgentId = a.AgentId,
            GivenId = a.AssigneeId,
            Until = a.Until,
            IsOurs = true,
            Done = a.Kind,
            Line = null,
            Priority = a.Priority,
        });

    private IQueryable<Item> Lines() => db.ThreadLines.Where(l => conversations.Contains(l.ConversationId))
        .Where(l => EF.Functions.LessThan(ValueTuple.Create(l.At, l.Id), ValueTuple.Create(at, id)))
        .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).TakeLiteral(count)
        .Select(l => new Item
        {
            At = l.At,
            Id = l.Id,
            Source = TimelineSource.Line,
            ConversationId = l.ConversationId,
            Text = l.Text,
            Was = l.AppId,
            AgentId = l.Id,
            GivenId = l.Id,
            Until = l.At,
            IsOurs = false,
            Done = null,
            Line = l.Kind,
            Priority = null,
        });

    private IQueryable<Item> ContactNotes() => db.ContactNotes.Where(n => n.ContactId == contactId)
        .Where(n => EF.Functions.LessThan(ValueTuple.Create(n.At, n.Id), ValueTuple.Create(at, id)))
        .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).TakeLiteral(count)
        .Select(n => new Item
        {
            At = n.At,
            Id = n.Id,
            Source = TimelineSource.ContactNote,
            ConversationId = n.Id,
            Text = n.Text,
            Was = null,
            AgentId = n.AuthorId,
            GivenId = n.Id,
            Until = n.At,
            IsOurs = true,
            Done = null,
            Line = null,
            Priority = null,
        });

    /// <summary>Who was part of the contact and is none of it any more is named to whoever sees them.</summary>
    private IQueryable<Item> Changes() => db.ContactChanges.Where(c => c.ContactId == contactId)
        .Where(c => EF.Functions.LessThan(ValueTuple.Create(c.At, c.Id), ValueTuple.Create(at, id)))
        .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).TakeLiteral(count)
        .Select(c => new Item
        {
            At = c.At,
            Id = c.Id,
            Source = TimelineSource.Change,
            ConversationId = c.Id,
            Text = c.Property != ContactHistory.Merge && c.Property != ContactHistory.Unmerge ? c.Now
                : known.Any(x => x.Id == c.NowId) || db.ContactMerges.Any(m => m.ContactId == contactId && m.MergedId == c.NowId
                    && m.UndoneAt == null) ? c.Now : null,
            Was = c.Property,
            AgentId = c.ById,
            GivenId = c.Id,
            Until = c.At,
            IsOurs = true,
            Done = null,
            Line = null,
            Priority = null,
        });

    /// <summary>
    /// What all sources have in common. Where one has no such moment or id, it gives its own: PostgreSQL takes a null alone for a text.
    /// </summary>
    private sealed class Item
    {
        public DateTimeOffset At { get; init; }

        public Guid Id { get; init; }

        public TimelineSource Source { get; init; }

        public Guid ConversationId { get; init; }

        public string? Text { get; init; }

        public string? Was { get; init; }

        public Guid? AgentId { get; init; }

        public Guid? GivenId { get; init; }

        public DateTimeOffset? Until { get; init; }

        public bool IsOurs { get; init; }

        public ActivityKind? Done { get; init; }

        public ThreadLineKind? Line { get; init; }

        public ConversationPriority? Priority { get; init; }
    }
}
