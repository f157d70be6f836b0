using System.Globalization;
using System.Text;
using Inbox.Web.Conversations;
using Inbox.Web.Lists;
using Inbox.Web.Replies;

namespace Inbox.Web.Threads;

/// <summary>A message with its place among its neighbours.</summary>
/// <param name="WriterName">The contact; the agent who wrote; or the channel, where Meta does not say who of us wrote elsewhere
/// (meta-platform 2.6).</param>
/// <param name="IsJoined">Whether it goes on right after one of the same writer.</param>
/// <param name="SendingAddress">Where its sending is begun again or called off.</param>
/// <param name="HasFoot">Whether it is the last of those: only that one shows time and status.</param>
public sealed record ThreadMessage(MessageRow Row, Guid WriterId, string WriterName, bool IsJoined, bool HasFoot, string SendingAddress)
{
    private const int MaxBareEmoji = 3;
    private static readonly TimeSpan JoinedWithin = TimeSpan.FromMinutes(3);

    public string? StateClass => Row.Status switch
    {
        MessageStatus.Failed => "message--failed",
        MessageStatus.Unknown => "message--unknown",
        _ => null,
    };

    /// <summary>What happened right before it and is no message.</summary>
    public IReadOnlyList<ThreadLineRow> LinesBefore { get; init; } = [];

    /// <summary>Where its way here is shown.</summary>
    public required string WayAddress { get; init; }

    /// <summary>Where it is quoted in an answer; null where it cannot be.</summary>
    public string? QuotingAddress { get; init; }

    /// <summary>Where it is reacted to; null where it cannot be.</summary>
    public string? ReactionAddress { get; init; }

    /// <summary>The page on which the reaction is chosen, where no script runs.</summary>
    public required string ReactingAddress { get; init; }

    public required DateTimeOffset Now { get; init; }

    public bool IsOutgoing => Row.Direction == MessageDirection.Outgoing;

    /// <summary>Whether it is nothing but a few emoji, which are shown large and without a bubble.</summary>
    public bool IsBare =>
        Row is { Attachments.Count: 0, Facts: { Tap: null, HasContext: false } }
            && Row.Text is { Length: > 0 and <= 64 } text && IsEmoji(text);

    public static IReadOnlyList<ThreadMessage> Joined(IReadOnlyList<MessageRow> rows, ThreadHead head, ListPlace place, ThreadActs acts) =>
    [
        .. rows.Select((row, i) => new ThreadMessage(
            row,
            row.Direction == MessageDirection.Incoming ? head.Contact.Id : row.AuthorId ?? head.ChannelId,
            row.Direction == MessageDirection.Incoming ? head.Contact.Name : row.AuthorName ?? head.ChannelName,
            IsJoined: i > 0 && AreJoined(rows[i - 1], row),
            HasFoot: i == rows.Count - 1 || !AreJoined(row, rows[i + 1]) || !IsSettled(row),
            place.OfPart(head.Id, $"messages/{row.Id}/sending"))
        {
            WayAddress = $"/conversations/{head.Id}/messages/{row.Id}/way",
            QuotingAddress = acts.CanReply && row.Facts is { IsAtMeta: true, IsUnsent: false } ? place.OfQuoting(head.Id, row.Id) : null,
            ReactionAddress = acts.CanReact && row.Facts is { IsAtMeta: true, IsUnsent: false } ? place.OfReaction(head.Id, row.Id) : null,
            ReactingAddress = place.OfReacting(head.Id, row.Id),
            Now = acts.Now,
        }),
    ];

    private static bool AreJoined(MessageRow first, MessageRow second) =>
        first.Direction == second.Direction && first.AuthorId == second.AuthorId && first.Problem is null
        && first.Facts.SenderAppId == second.Facts.SenderAppId && second.SentAt - first.SentAt <= JoinedWithin;

    /// <summary>Whether its neighbour's status can stand for its own.</summary>
    private static bool IsSettled(MessageRow row) =>
        row.Status is MessageStatus.Sent or MessageStatus.Delivered or MessageStatus.Read;

    private static bool IsEmoji(string text)
    {
        var symbols = StringInfo.ParseCombiningCharacters(text).Length;
        return symbols <= MaxBareEmoji && text.EnumerateRunes().All(rune =>
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);
    }
}

/// <summary>What may be done to the messages of a thread now.</summary>
public sealed record ThreadActs(bool CanReply, bool CanReact, DateTimeOffset Now)
{
    public static ThreadActs Of(Composer composer, DateTimeOffset now) =>
        new(composer.Locked is null, composer.Locked is null && composer.Clock.State != WindowState.Human, now);
}
