using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>What stands in the rows of a list beside what their conversations say of themselves.</summary>
/// <param name="Labels">Each conversation's by name.</param>
/// <param name="Drafts">Where the reader has begun to write.</param>
/// <param name="Held">Where a reply of the reader's is held, since the contact wrote first; also those whose time has not come yet: they
/// will be.</param>
/// <param name="Scheduled">Where a reply of the reader's waits for its time, and nobody wrote first.</param>
/// <param name="Writers">Who of us wrote the newest message; not where it was sent elsewhere.</param>
internal sealed record RowMarks(
    ILookup<Guid, LabelChip> Labels, IReadOnlySet<Guid> Drafts, IReadOnlySet<Guid> Held, IReadOnlySet<Guid> Scheduled,
    IReadOnlyDictionary<Guid, RowWriter> Writers)
{
    public static readonly RowMarks None = new(
        Array.Empty<Mark>().ToLookup(mark => mark.ConversationId, _ => default(LabelChip)!), new HashSet<Guid>(), new HashSet<Guid>(),
        new HashSet<Guid>(), new Dictionary<Guid, RowWriter>());

    /// <summary>One statement, compiled once, since every row that changes is asked for with it.</summary>
    private static readonly Func<InboxDbContext, Guid, Guid[], Guid[], IAsyncEnumerable<Mark>> Load = EF.CompileAsyncQuery(
        (InboxDbContext db, Guid readerId, Guid[] ids, Guid[] ours) =>
            (from l in db.ConversationLabels
             where Enumerable.Contains(ids, l.ConversationId)
             join label in db.Labels on l.LabelId equals label.Id
             where label.RetiredAt == null
             select new
             {
                 l.ConversationId,
                 LabelId = (Guid?)label.Id,
                 Name = (string?)label.Name,
                 NameKey = (string?)label.NameKey,
                 Colour = (LabelColour?)label.Colour,
                 WriterId = (Guid?)null,
                 IsHeld = (bool?)null
             })
            .Concat(
                from m in db.Messages
                where Enumerable.Contains(ours, m.Id)
                join writer in db.Agents on m.AuthorId equals writer.Id
                select new
                {
                    m.ConversationId,
                    LabelId = (Guid?)null,
                    Name = (string?)writer.Name,
                    NameKey = (string?)null,
                    Colour = (LabelColour?)null,
                    WriterId = (Guid?)writer.Id,
                    IsHeld = (bool?)null
                })
            .Concat(db.SavedDrafts.Where(d => d.AgentId == readerId && Enumerable.Contains(ids, d.ConversationId))
                .Select(d => new
                {
                    d.ConversationId,
                    LabelId = (Guid?)null,
                    Name = (string?)null,
                    NameKey = (string?)null,
                    Colour = (LabelColour?)null,
                    WriterId = (Guid?)null,
                    IsHeld = (bool?)null
                }))
            .Concat(db.ScheduledReplies.Where(r => r.AuthorId == readerId && Enumerable.Contains(ids, r.ConversationId))
                .Where(r => r.State == ScheduledReplyState.Held || (r.State == ScheduledReplyState.Waiting && r.IsPlanned))
                .Select(r => new
                {
                    r.ConversationId,
                    LabelId = (Guid?)null,
                    Name = (string?)null,
                    NameKey = (string?)null,
                    Colour = (LabelColour?)null,
                    WriterId = (Guid?)null,
                    IsHeld = (bool?)(r.State == ScheduledReplyState.Held
                        || db.Conversations.Any(c => c.Id == r.ConversationId && c.LastIncomingReceivedAt > r.WrittenAt))
                }))
            .Select(mark => new Mark(
                mark.ConversationId, mark.LabelId, mark.Name, mark.NameKey, mark.Colour, mark.WriterId, mark.IsHeld)));

    public static async Task<RowMarks> OfAsync(
        InboxDbContext db, Guid readerId, IReadOnlyList<ConversationRow> rows, CancellationToken cancellationToken)
    {
        var marks = new List<Mark>();
        Guid[] ours = [.. rows.Where(row => row.LastMessage.Direction == MessageDirection.Outgoing)
            .Select(row => row.LastMessage.Id).OfType<Guid>()];
        await foreach (var mark in Load(db, readerId, [.. rows.Select(row => row.Id)], ours).WithCancellation(cancellationToken))
        {
            marks.Add(mark);
        }

        var unsent = marks.Where(mark => mark.LabelId is null && mark.WriterId is null)
            .ToLookup(mark => mark.IsHeld, mark => mark.ConversationId);
        return new(
            marks.Where(mark => mark.LabelId is not null).OrderBy(mark => mark.NameKey, StringComparer.Ordinal).ToLookup(
                mark => mark.ConversationId, mark => new LabelChip(mark.LabelId!.Value, mark.Name!, mark.Colour!.Value)),
            unsent[null].ToHashSet(), unsent[true].ToHashSet(), unsent[false].ToHashSet(),
            marks.Where(mark => mark.WriterId is not null).ToDictionary(
                mark => mark.ConversationId, mark => new RowWriter(mark.Name!, mark.WriterId == readerId)));
    }

    private sealed record Mark(
        Guid ConversationId, Guid? LabelId, string? Name, string? NameKey, LabelColour? Colour, Guid? WriterId, bool? IsHeld);
}

/// <summary>Who of us wrote a message, for the reader of a list.</summary>
public sealed record RowWriter(string Name, bool IsReader)
{
    /// <summary>What colleagues call them: the first of their names.</summary>
    public string FirstName => Name.Split(' ', 2)[0];
}
