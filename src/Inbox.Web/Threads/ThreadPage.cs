using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Live;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>One conversation as an agent reads it.</summary>
/// <param name="Older">The cursor of the earlier messages, where there are any.</param>
/// <param name="IsOlder">Whether it shows earlier messages than the newest.</param>
public sealed record ThreadPage(
    ThreadHead Head,
    IReadOnlyList<ThreadDay> Days,
    string? Older,
    bool IsOlder,
    IReadOnlyList<AssigneeOption> Agents,
    IReadOnlyList<AssigneeOption> Teams,
    ListPlace Place,
    Guid ReaderId,
    Composer Composer,
    DateTimeOffset Now)
{
    /// <summary>What happened after the last message shown and is no message.</summary>
    public IReadOnlyList<ThreadLineRow> LinesAfter { get; init; } = [];

    /// <summary>The cursor of the page after an older one; null where that is the newest.</summary>
    public string? Newer { get; init; }

    /// <summary>What is known of the contact.</summary>
    public required ContactPanel Panel { get; init; }

    public ContactNoteForms NoteForms =>
        new($"/conversations/{Head.Id}/contact/notes", Place.QueryText, Panel.Notes, Panel.Refusal);

    /// <summary>The organization's labels.</summary>
    public IReadOnlyList<LabelOption> Labels { get; init; } = [];

    public bool CanManageLabels { get; init; }

    /// <summary>The titles are keys of the localizer.</summary>
    public LabelSet ConversationLabels => new(
        "Labels", [.. Labels.Select(label => (label.Chip, label.IsOnConversation))], $"/conversations/{Head.Id}/labels", Place.QueryText,
        CanManageLabels)
    {
        Key = "l",
    };

    public LabelSet ContactLabels => new(
        "Labels of the contact", [.. Labels.Select(label => (label.Chip, label.IsOnContact))], $"/conversations/{Head.Id}/contact/labels",
        Place.QueryText, CanManageLabels);

    /// <summary>Where the reader goes on after closing or snoozing.</summary>
    public AfterTriage GoesOn { get; init; }

    /// <summary>The moments that it can be snoozed until.</summary>
    public IReadOnlyList<SnoozeOption> Snoozes { get; init; } = [];

    /// <summary>Those of them at which an answer could still be sent.</summary>
    public IEnumerable<SnoozeOption> SendTimes =>
        Snoozes.Where(choice => choice.Until < Head.Facts.Conversation.Window?.EndsAt(Head.Facts.Channel.HasHumanAgent));

    /// <summary>When what its writer took back to change was to be sent; null where nothing was.</summary>
    public SnoozeOption? PlannedFor { get; init; }

    /// <summary>The same as a form writes it.</summary>
    public string? PlannedAt { get; init; }

    /// <summary>The message whose reaction is being chosen without a script.</summary>
    public Guid? ReactingTo { get; init; }

    /// <summary>Whether Meta said that the channel may not send, and did not take it back.</summary>
    public bool IsBlocked => Head.LastNotice == ChannelNoticeKind.Blocked;

    /// <summary>The numbers of the Meta app that the channel is connected through.</summary>
    public IReadOnlyList<string> OurApps { get; init; } = [];

    /// <summary>The colleagues who are there now.</summary>
    public IReadOnlyList<PresentAgent> Present { get; init; } = [];

    /// <summary>Whether another app had the conversation and may have it back.</summary>
    public bool IsHandedToUs => Head.Facts.Conversation.Owner.IsHandedToUs(OurApps);

    public bool IsElsewhere => Head.Facts.Conversation.Owner.IsElsewhereFor(OurApps);

    /// <summary>What a page that shows it says when it asks for new messages alone.</summary>
    public string Look => ThreadETag.Of(Head, Composer, IsElsewhere);

    public required string ReaderName { get; init; }

    public bool IsMine => Head.AssigneeId == ReaderId;

    /// <summary>That its channel needs an admin; null where it does not.</summary>
    public ChannelTrouble? Trouble { get; init; }

    /// <summary>Who else can be given it.</summary>
    public IEnumerable<AssigneeOption> OtherAgents => Agents.Where(agent => agent.Id != ReaderId && agent.Id != Head.AssigneeId);

    public IEnumerable<AssigneeOption> OtherTeams => Teams.Where(team => Head.Holder != new ConversationAssignee(null, team.Id));

    /// <summary>Whether a note calls the reader, who has it before their eyes now for the first time.</summary>
    public bool CallsReader { get; init; }

    /// <summary>Up to when the reader has read once this page was before their eyes; null where it is not the newest.</summary>
    public DateTimeOffset? ReadableUntil => IsOlder ? null : Head.LastIncomingReceivedAt;

    /// <summary>The same with when its writer wanted to send what they changed.</summary>
    public ThreadPage Planning(string? at, TimeZoneInfo zone) =>
        SnoozeOption.Parse(SnoozeOption.Own, at, Now, zone) is { } planned ? this with { PlannedFor = planned, PlannedAt = at } : this;

    /// <summary>The same with who else is there.</summary>
    public ThreadPage Hearing(InboxFeed feed)
    {
        var present = feed.PresentAt(Head.Facts.Conversation.OrganizationId, [Head.Id])[Head.Id]
            .ToLookup(one => one.AgentId, one => one.Kind);
        return this with
        {
            Present = [
                .. Agents.Where(agent => agent.Id != ReaderId && present.Contains(agent.Id))
                    .Select(agent => new PresentAgent(agent.Id, agent.Name, present[agent.Id].Contains(PresenceKind.Writing)))
                    .OrderByDescending(agent => agent.IsWriting)],
        };
    }

    public static async Task<ThreadPage?> FindAsync(
        InboxDbContext db, SignedInAgent reader, Guid id, ListPlace place, string? before, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        await ThreadHead.FindAsync(db, reader.Agent, id, cancellationToken) is { } head
            ? await LoadAsync(db, reader, head, place, before, now, cancellationToken)
            : null;

    private static async Task<ThreadPage> LoadAsync(
        InboxDbContext db, SignedInAgent reader, ThreadHead head, ListPlace place, string? before, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = head.Id;
        var cursor = Cursor.Parse(before, MessageList.NameOf(id));
        var list = await MessageList.LoadAsync(db, id, cursor, PageSize.Thread, cancellationToken);
        var from = list.Older is null ? (DateTimeOffset?)null : list.Rows[^1].SentAt;
        var notes = await NoteRow.LoadAsync(db, reader.Agent, id, place, from, cursor?.At, cancellationToken);
        var activities = await db.ThreadLinesAsync(id, from, cursor?.At, cancellationToken);
        IReadOnlyList<ThreadLineRow> lines = [.. notes.Concat(activities).OrderByDescending(line => line.At)];
        var (agents, teams) = await AssigneeOption.AllAsync(db, cancellationToken);
        var composer = await Composer.BeginAsync(db, head.Facts, head.Draft, reader.Agent.Id, now, cancellationToken);
        var days = ThreadDay.Of(list.Rows, lines, head, place, reader.Zone, ThreadActs.Of(composer, now));
        return new(head, days, list.Older, IsOlder: cursor is not null, agents, teams, place, reader.Agent.Id, composer, now)
        {
            ReaderName = reader.Agent.Name,
            Newer = cursor is { } end ? await MessageList.NewerAsync(db, id, end, PageSize.Thread - 1, cancellationToken) : null,
            Panel = await ContactPanel.LoadAsync(db, reader.Agent, head, cancellationToken),
            Labels = await LabelOption.ForAsync(db, id, head.Contact.Id, cancellationToken),
            CanManageLabels = reader.Agent.Role >= AgentRole.Admin,
            CallsReader = notes.Any(line => line.Note!.IsNew),
            Snoozes = SnoozeOption.For(now, reader.Zone),
            GoesOn = reader.Agent.AfterTriage,
            Trouble = await ChannelTrouble.FindAsync(db, reader.Agent, head.Trouble is { } why ? [why] : [], cancellationToken),
            LinesAfter = [.. lines.Where(line => list.Rows.Count == 0 || line.At > list.Rows[0].SentAt).Reverse()],
        };
    }
}
