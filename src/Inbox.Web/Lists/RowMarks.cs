using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>What stands in the rows of a list beside what their conversations say of themselves.</summary>
/// <param name="Labels">Each conversation's by name.</param>
/// <param name="Writers">Who of us wrote the newest message; not where it was sent elsewhere.</param>
/// <param name="Mentions">Where a note calls for the reader, who has not seen it yet.</param>
/// <param name="Drafts">Where the reader has begun to write.</param>
/// <param name="Held">Where a reply of the reader's is held, since the contact wrote first; also those whose time has not come yet: they
/// will be.</param>
/// <param name="Scheduled">Where a reply of the reader's waits for its time, and nobody wrote first.</param>
internal sealed record RowMarks(
    ILookup<Guid, LabelChip> Labels, IReadOnlyDictionary<Guid, RowWriter> Writers, IReadOnlySet<Guid> Mentions,
    IReadOnlySet<Guid> Drafts, IReadOnlySet<Guid> Held, IReadOnlySet<Guid> Scheduled)
{
    public static readonly RowMarks None = Of(default, []);

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
                 Kind = MarkKind.Label,
                 Id = (Guid?)label.Id,
                 Name = (string?)label.Name,
                 NameKey = (string?)label.NameKey,
                 Colour = (LabelColour?)label.Colour
             })
            .Concat(
                from m in db.Messages
                where Enumerable.Contains(ours, m.Id)
                join writer in db.Agents on m.AuthorId equals writer.Id
                select new
                {
                    m.ConversationId,
                    Kind = MarkKind.Writer,
                    Id = (Guid?)writer.Id,
                    Name = (string?)writer.Name,
                    NameKey = (string?)null,
                    Colour = (LabelColour?)null
                })
            .Concat(db.Mentions.Where(m => m.AgentId == readerId && m.SeenAt == null && Enumerable.Contains(ids, m.ConversationId))
                .Select(m => new
                {
                    m.ConversationId,
                    Kind = MarkKind.Mention,
                    Id = (Guid?)null,
                    Name = (string?)null,
                    NameKey = (string?)null,
                    Colour = (LabelColour?)null
                }))
            .Concat(db.SavedDrafts.Where(d => d.AgentId == readerId && Enumerable.Contains(ids, d.ConversationId))
                .Select(d => new
                {
                    d.ConversationId,
                    Kind = MarkKind.Draft,
                    Id = (Guid?)null,
                    Name = (string?)null,
                    NameKey = (string?)null,
                    Colour = (LabelColour?)null
                }))
            .Concat(db.ScheduledReplies.Where(r => r.AuthorId == readerId && Enumerable.Contains(ids, r.ConversationId))
                .Where(r => r.State == ScheduledReplyState.Held || (r.State == ScheduledReplyState.Waiting && r.IsPlanned))
                .Select(r => new
                {
                    r.ConversationId,
                    Kind = r.State == ScheduledReplyState.Held
                        || db.Conversations.Any(c => c.Id == r.ConversationId && c.LastIncomingReceivedAt > r.WrittenAt)
                            ? MarkKind.Held : MarkKind.Scheduled,
                    Id = (Guid?)null,
                    Name = (string?)null,
                    NameKey = (string?)null,
                    Colour = (LabelColour?)null
                }))
            .Select(mark => new Mark(mark.ConversationId, mark.Kind, mark.Id, mark.Name, mark.NameKey, mark.Colour)));

    private enum MarkKind
    {
        Label,
        Writer,
        Mention,
        Draft,
        Held,
        Scheduled,
    }

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

        return Of(readerId, marks);
    }

    private static RowMarks Of(Guid readerId, List<Mark> marks)
    {
        var kinds = marks.ToLookup(mark => mark.Kind);
        return new(
            kinds[MarkKind.Label].OrderBy(mark => mark.NameKey, StringComparer.Ordinal).ToLookup(
                mark => mark.ConversationId, mark => new LabelChip(mark.Id!.Value, mark.Name!, mark.Colour!.Value)),
            kinds[MarkKind.Writer].ToDictionary(mark => mark.ConversationId, mark => new RowWriter(mark.Name!, mark.Id == readerId)),
            In(MarkKind.Mention), In(MarkKind.Draft), In(MarkKind.Held), In(MarkKind.Scheduled));

        HashSet<Guid> In(MarkKind kind) => [.. kinds[kind].Select(mark => mark.ConversationId)];
    }

    private sealed record Mark(Guid ConversationId, MarkKind Kind, Guid? Id, string? Name, string? NameKey, LabelColour? Colour);
}

/// <summary>Who of us wrote a message, for the reader of a list.</summary>
public sealed record RowWriter(string Name, bool IsReader)
{
    /// <summary>What colleagues call them: the first of their names.</summary>
    public string FirstName => Name.Split(' ', 2)[0];
}
