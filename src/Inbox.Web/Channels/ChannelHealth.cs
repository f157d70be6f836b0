using Inbox.Web.Localization;
using Inbox.Web.Meta;

namespace Inbox.Web.Channels;

/// <summary>
/// How a channel is, in words for an admin: one line for each thing that can go wrong, with what mends it; the words are keys of the
/// localizer.
/// </summary>
public sealed record ChannelHealth(IReadOnlyList<HealthLine> Lines)
{
    /// <summary>When to remind people that Meta wants them to log in again (meta-platform 4.5).</summary>
    private static readonly TimeSpan WarnBefore = TimeSpan.FromDays(14);

    public HealthLevel Level => Lines.Max(line => line.Level);

    /// <summary>A channel of which Meta tells nothing for so long may be quiet, or broken where we do not see it.</summary>
    private static readonly TimeSpan SilentFor = TimeSpan.FromDays(7);

    /// <summary>A block is shown until it ends, all else that Meta told as long as this.</summary>
    private static readonly TimeSpan NoticesLast = TimeSpan.FromDays(30);

    /// <param name="notice">The last that Meta told the channel's admins.</param>
    public static ChannelHealth Of(Channel channel, ChannelNotice? notice, DateTimeOffset now) => new(
    [
        AccessOf(channel, now),
        .. PolicyOf(notice, now),
        .. PermissionsOf(channel),
        EventsOf(channel),
        LastEventOf(channel, now),
        .. SendsOf(channel, now),
        .. LastErrorOf(channel),
    ]);

    private static HealthLine AccessOf(Channel channel, DateTimeOffset now) => channel switch
    {
        { TokenRefusedAt: { } at } => new("Access", HealthLevel.Bad, channel.LastError ?? "Ended", at, HealthRemedy.Reconnect),
        { ProtectedToken: null } => new("Access", HealthLevel.Bad, "None", null, HealthRemedy.Reconnect),
        { DataAccessExpiresAt: { } end } when end - now < WarnBefore =>
            new("Access", HealthLevel.Care, "Meta wants whoever connected it to log in again before", end, HealthRemedy.Reconnect),
        { TokenExpiresAt: { } end, UsesInstagramLogin: true } => new("Access", HealthLevel.Good, "Renewed by ourselves before", end, null),
        { TokenExpiresAt: { } end } => new(
            "Access", end - now < WarnBefore
                ? HealthLevel.Care : HealthLevel.Good, "Ends", end, end - now < WarnBefore ? HealthRemedy.Reconnect : null),
        { CheckedAt: { } checkedAt } => new("Access", HealthLevel.Good, "Works; checked", checkedAt, null),
        _ => new("Access", HealthLevel.Care, "Not checked yet", null, HealthRemedy.Check),
    };

    private static IEnumerable<HealthLine> PolicyOf(ChannelNotice? notice, DateTimeOffset now)
    {
        var (level, words) = NoticeIn(notice);
        if (words is not null && (level == HealthLevel.Bad || notice!.At > now - NoticesLast))
        {
            yield return new("Policy", level, words, notice!.At, null);
        }
    }

    private static (HealthLevel Level, Sentence? Words) NoticeIn(ChannelNotice? notice) => notice switch
    {
        { Kind: ChannelNoticeKind.Blocked, Said: { } reason } => (HealthLevel.Bad, new Sentence("Meta has blocked sending: {0}", reason)),
        { Kind: ChannelNoticeKind.Blocked } => (HealthLevel.Bad, "Meta has blocked sending; the Page’s support inbox on Facebook says why"),
        { Kind: ChannelNoticeKind.Warning, Said: { } reason } => (HealthLevel.Care, new Sentence("Meta warns: {0}", reason)),
        { Kind: ChannelNoticeKind.Warning } => (HealthLevel.Care, "Meta warns; the Page’s support inbox on Facebook says why"),
        { Kind: ChannelNoticeKind.Note, Said: { } reason } => (HealthLevel.Good, new Sentence("Meta says: {0}", reason)),
        { Kind: ChannelNoticeKind.Note } => (HealthLevel.Good, "Meta says something; the Page’s support inbox on Facebook has it"),
        _ => (HealthLevel.Good, null),
    };

    private static IEnumerable<HealthLine> PermissionsOf(Channel channel)
    {
        if (channel.MissingPermissions is { } missing)
        {
            yield return new(
                "Permissions", HealthLevel.Bad, new(
                    "Missing: {0}. Connect again and leave them ticked.", missing.Replace(" ", ", ", StringComparison.Ordinal)), null,
                    HealthRemedy.Reconnect);
        }
    }

    private static HealthLine EventsOf(Channel channel) => channel.SubscribedAt is { } since
        ? new("Events", HealthLevel.Good, "Subscribed since", since, null)
        : new("Events", HealthLevel.Bad, "Meta does not send us what people write, as far as we know", null, HealthRemedy.Subscribe);

    private static HealthLine LastEventOf(Channel channel, DateTimeOffset now) => channel switch
    {
        { LastEventAt: { } at } when at >= channel.ConnectedAt && now - at > SilentFor =>
            new("Last event", HealthLevel.Care, "Meta has told us nothing since", at, HealthRemedy.Check),
        { LastEventAt: { } at } when at >= channel.ConnectedAt => new("Last event", HealthLevel.Good, "", at, null),
        _ when now - channel.ConnectedAt > SilentFor => new(
            "Last event", HealthLevel.Care, "None yet. Write to it from your own phone: if nothing appears here, check it",
            null, HealthRemedy.Check),
        _ => new("Last event", HealthLevel.Good, "None yet", null, null),
    };

    private static IEnumerable<HealthLine> SendsOf(Channel channel, DateTimeOffset now)
    {
        if (channel.SendsPausedUntil is { } until && until > now)
        {
            yield return new("Sending", HealthLevel.Care, "Meta asked for a pause until", until, null);
        }
    }

    private static IEnumerable<HealthLine> LastErrorOf(Channel channel)
    {
        if (channel is { TokenRefusedAt: null, LastError: { } error, LastErrorAt: { } at })
        {
            yield return new("Last error", HealthLevel.Care, error, at, HealthRemedy.Check);
        }
    }
}

/// <param name="Words">What stands before the moment, if there is one.</param>
/// <param name="Remedy">What its button does, if it has one.</param>
public sealed record HealthLine(string Name, HealthLevel Level, Sentence Words, DateTimeOffset? At, HealthRemedy? Remedy);

public enum HealthLevel
{
    Good,

    /// <summary>It works, and will not for long.</summary>
    Care,

    Bad,
}

public enum HealthRemedy
{
    Reconnect,
    Subscribe,
    Check,
}
