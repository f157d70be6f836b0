using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>What is known of a conversation beside its messages.</summary>
public sealed record ThreadHead(
    Guid Id,
    Platform Platform,
    ConversationStatus Status,
    Guid ChannelId,
    string ChannelName,
    RowContact Contact,
    DateTimeOffset FirstSeenAt,
    Guid? AssigneeId,
    string? AssigneeName,
    DateTimeOffset? LastIncomingReceivedAt,
    ComposerFacts Facts,
    ChannelNoticeKind? LastNotice,
    IReadOnlyList<Touch> Touches,
    Draft? Draft)
{
    private const int MaxTouches = 20;

    public Guid? TeamId { get; init; }

    public string? TeamName { get; init; }

    public ConversationAssignee Holder => new(AssigneeId, TeamId);

    public bool IsContactBlocked => Known.IsBlocked;

    /// <summary>What the team knows of the contact.</summary>
    public required KnownOfContact Known { get; init; }

    public string? NameAtMeta => Known.NameAtMeta;

    /// <summary>The answers that wait for their time, the first to be sent first.</summary>
    public IReadOnlyList<ScheduledRow> Scheduled { get; init; } = [];

    /// <summary>Why the channel needs an admin; null where it does not.</summary>
    public Sentence? Trouble => ChannelVoice.Of(Facts.Channel) is { IsBroken: true } voice ? voice.WhySilent : null;

    public bool IsClosed => Status == ConversationStatus.Closed;

    public string Mark => Platform.ToMark();

    public static Task<ThreadHead?> FindAsync(InboxDbContext db, Agent reader, Guid id, CancellationToken cancellationToken) =>
        Found(db, db.VisibleTo(reader).AsNoTracking(), reader, id).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<ThreadHead> Found(InboxDbContext db, IQueryable<Conversation> visible, Agent reader, Guid id) =>
        from c in visible
        where c.Id == id
        join contact in db.Contacts on c.ContactId equals contact.Id
        join channel in db.Channels on c.ChannelId equals channel.Id
        join found in db.Agents on c.AssigneeId equals found.Id into assignees
        from assignee in assignees.DefaultIfEmpty()
        join begun in db.SavedDrafts.Where(d => d.AgentId == reader.Id) on c.Id equals begun.ConversationId into drafts
        from draft in drafts.DefaultIfEmpty()
        select new ThreadHead(
            c.Id, c.Platform, c.Status, channel.Id, channel.Name,
            new RowContact(
                contact.Id, contact.Name, contact.FirstName, contact.LastName, contact.PictureUrl)
            {
                PictureFileId = contact.PictureFileId,
                HasOwnName = contact.NameAtMeta != null
            },
            contact.CreatedAt, c.AssigneeId, assignee.Name, c.LastIncomingReceivedAt, new ComposerFacts(c, channel)
            {
                OpenElsewhereId = c.Status != ConversationStatus.Closed ? null : visible
                    .Where(other => other.ContactIdentityId == c.ContactIdentityId && other.Status != ConversationStatus.Closed)
                    .Select(other => (Guid?)other.Id).FirstOrDefault(),
            },
            db.ChannelNotices
                .Where(n => n.ChannelId == c.ChannelId && (n.Kind == ChannelNoticeKind.Blocked || n.Kind == ChannelNoticeKind.Unblocked))
                .OrderByDescending(n => n.At).Select(n => (ChannelNoticeKind?)n.Kind).FirstOrDefault(),
            db.Referrals.Where(r => r.ContactId == contact.Id).OrderBy(r => r.At).Take(MaxTouches)
                .Select(r => new Touch(r.At, r.Source, r.AdTitle ?? r.Ref ?? r.AdId)).ToList(),
            draft)
        {
            Scheduled = db.ScheduledReplies.Where(r => r.ConversationId == c.Id).OrderBy(r => r.SendAt)
                .Select(r => new ScheduledRow(
                    r.Id, r.AuthorId, db.Agents.Where(a => a.Id == r.AuthorId).Select(a => a.Name).First(), r.Text, r.FileIds.Length,
                    r.SendAt, r.WrittenAt, r.IsPlanned, r.State, Sentence.Read(r.ProblemCode, r.ProblemText))).ToList(),
            Known = new KnownOfContact(
                contact.Phone, contact.Email, contact.OwnValues, contact.NameAtMeta, contact.Language, contact.TimeZone,
                db.Agents.Where(a => a.Id == contact.OwnerId).Select(a => a.Name).FirstOrDefault(), contact.BlockedAt != null),
            TeamId = c.TeamId,
            TeamName = db.Teams.Where(t => t.Id == c.TeamId).Select(t => t.Name).FirstOrDefault(),
        };
}

/// <summary>An ad or a link that led the contact here; the first one is the first touch (meta-platform 2.14).</summary>
/// <param name="Source">Meta's word: ADS, SHORTLINK…</param>
public sealed record Touch(DateTimeOffset At, string? Source, string? Name);
