using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>A connected Facebook Page, or the Instagram professional account behind it.</summary>
public sealed class Channel : IOrganizationOwned
{
    public const int NameLength = 200;
    public const int ExternalIdLength = 64;
    public const int ErrorLength = 500;

    /// <summary>How often a channel is checked (meta-platform 4.5).</summary>
    public static readonly TimeSpan BetweenChecks = TimeSpan.FromDays(1);

    /// <summary>However many calls Meta refuses.</summary>
    private static readonly TimeSpan MinRecheckInterval = TimeSpan.FromMinutes(15);

    /// <param name="externalId">The Page's id, or the Instagram account's (meta-platform 0.3).</param>
    /// <param name="pageId">The Page whose token speaks for this channel; for a Page, its own id.</param>
    public Channel(
        Guid organizationId, Platform platform, string externalId, string pageId, string name, DateTimeOffset connectedAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, Platform, ExternalId, PageId, Name, ConnectedAt) =
            (organizationId, platform, externalId, pageId, name, connectedAt);
        CheckDueAt = connectedAt + BetweenChecks;
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Platform Platform { get; private set; }

    public string ExternalId { get; private set; }

    /// <summary>Who speaks: the Page, or with Instagram Login the account itself.</summary>
    public string PageId { get; private set; }

    public string Name { get; private set; }

    /// <summary>The Page's access token, encrypted by <see cref="ChannelTokens"/>.</summary>
    public string? ProtectedToken { get; private set; }

    /// <summary>The organization's own Meta app that it is connected through; null for the one that all share.</summary>
    public Guid? MetaAppId { get; private set; }

    /// <summary>Whether Instagram itself gave the token, and knows it alone (meta-platform 0.4).</summary>
    public bool UsesInstagramLogin { get; private set; }

    /// <summary>Who connected it, by the number that only the Meta app knows (meta-platform 7.3).</summary>
    public string? MetaUserId { get; private set; }

    public DateTimeOffset ConnectedAt { get; private set; }

    public DateTimeOffset? DisconnectedAt { get; private set; }

    /// <summary>
    /// When Meta last told anything of it by a webhook, to the minute; null where it has not. What we ask Meta for ourselves does not
    /// count.
    /// </summary>
    public DateTimeOffset? LastEventAt { get; private set; }

    /// <summary>Since when Meta refuses the token, so that an admin must connect the channel again (meta-platform 4.5).</summary>
    public DateTimeOffset? TokenRefusedAt { get; private set; }

    /// <summary>When Meta last refused the token and later took one again.</summary>
    public DateTimeOffset? LastRefusedFrom { get; private set; }

    public DateTimeOffset? LastRefusedUntil { get; private set; }

    public DateTimeOffset? TokenIssuedAt { get; private set; }

    /// <summary>Null where it does not end.</summary>
    public DateTimeOffset? TokenExpiresAt { get; private set; }

    /// <summary>When Meta ends the app's access to data unless the person logs in again (meta-platform 4.5).</summary>
    public DateTimeOffset? DataAccessExpiresAt { get; private set; }

    /// <summary>The permissions that it needs and does not have, separated by spaces.</summary>
    public string? MissingPermissions { get; private set; }

    /// <summary>Since when Meta sends us its events; null where it does not, or where we do not know yet.</summary>
    public DateTimeOffset? SubscribedAt { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>When it is checked next; also the lease of the worker that checks it.</summary>
    public DateTimeOffset? CheckDueAt { get; private set; }

    /// <summary>Until when nothing is sent, since Meta asked for a pause.</summary>
    public DateTimeOffset? SendsPausedUntil { get; private set; }

    /// <summary>What last went wrong with the channel.</summary>
    public Sentence? LastError => LastErrorAt is null ? null : Sentence.Read(LastErrorCode, LastErrorText);

    public Sentence? LastErrorCode { get; private set; }

    /// <summary>In English, by a version that stored sentences.</summary>
    public string? LastErrorText { get; private set; }

    public DateTimeOffset? LastErrorAt { get; private set; }

    /// <summary>Whether the Meta app may answer after the window, for seven days (meta-platform 3.2).</summary>
    public bool HasHumanAgent { get; private set; }

    /// <summary>Whether contacts are told that somebody has read what they wrote.</summary>
    public bool ShowsSeen { get; private set; }

    /// <summary>Whether contacts are told that somebody is writing to them.</summary>
    public bool ShowsTyping { get; private set; }

    /// <summary>Whether a conversation is answered by the agent alone who has it.</summary>
    public bool OnlyAssigneeAnswers { get; private set; }

    /// <summary>
    /// How many days after it was closed a conversation is over, so that a new message begins another one; null where it always goes on.
    /// </summary>
    public int? ConversationsEndAfterDays { get; private set; }

    /// <summary>Whether it can speak: connected, with a token that Meta takes.</summary>
    public bool CanSpeak => DisconnectedAt is null && TokenRefusedAt is null && ProtectedToken is not null;

    /// <summary>Stops the channel's sends until it is connected again; what is queued waits.</summary>
    public void RefuseToken(Sentence error, DateTimeOffset now)
    {
        TokenRefusedAt ??= now;
        Report(error, now);
    }

    public void PauseSends(DateTimeOffset until, Sentence error, DateTimeOffset now)
    {
        SendsPausedUntil = until;
        Report(error, now);
    }

    public void Report(Sentence error, DateTimeOffset now) => (LastErrorCode, LastErrorText, LastErrorAt) = (error, null, now);

    public void AllowHumanAgent(bool isAllowed) => HasHumanAgent = isAllowed;

    public void LetAnswer(bool onlyAssignee) => OnlyAssigneeAnswers = onlyAssignee;

    public void Show(bool seen, bool typing) => (ShowsSeen, ShowsTyping) = (seen, typing);

    /// <exception cref="ArgumentOutOfRangeException">Not a number of days.</exception>
    public void EndConversationsAfter(int? days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days ?? 1);
        ConversationsEndAfterDays = days;
    }

    public void Reconnect(string pageId, string name, string protectedToken, DateTimeOffset now)
    {
        RecordAccepted(now);
        (PageId, Name, ProtectedToken, TokenIssuedAt) = (pageId, ColumnText.Fit(name, NameLength), protectedToken, now);
        (TokenRefusedAt, SendsPausedUntil) = (null, null);
        (LastErrorCode, LastErrorText, LastErrorAt) = (null, null, null);
        (TokenExpiresAt, DataAccessExpiresAt, MissingPermissions, SubscribedAt) = (null, null, null, null);
        (ConnectedAt, DisconnectedAt) = DisconnectedAt is null ? (ConnectedAt, null) : (now, (DateTimeOffset?)null);
        CheckDueAt = now + BetweenChecks;
    }

    /// <summary>Says how it was connected, after <see cref="Reconnect"/>; what is not known yet is found at the next check.</summary>
    public void ConnectThrough(ChannelOrigin origin, DateTimeOffset now) =>
        (MetaAppId, UsesInstagramLogin, MetaUserId, TokenExpiresAt, CheckDueAt) =
        (origin.MetaAppId, origin.UsesInstagramLogin, origin.MetaUserId, origin.TokenExpiresAt, now);

    public void MarkSubscribed(DateTimeOffset now) => SubscribedAt ??= now;

    public void MarkUnsubscribed(Sentence error, DateTimeOffset now)
    {
        SubscribedAt = null;
        Report(error, now);
    }

    /// <summary>
    /// Takes over what Meta says of the token. One that is valid heals a channel that stood still, unless the permission to send
    /// was taken away: then what is queued waits as for a dead token.
    /// </summary>
    public void RecordToken(TokenState token, IReadOnlyList<string> missingPermissions, DateTimeOffset now)
    {
        (TokenExpiresAt, DataAccessExpiresAt) = (token.ExpiresAt, token.DataAccessExpiresAt);
        MetaUserId = token.UserId ?? MetaUserId;
        MissingPermissions = missingPermissions.Count == 0 ? null : string.Join(' ', missingPermissions);
        if (missingPermissions.Contains(MetaPermissions.ToSend(Platform)))
        {
            RefuseToken(new Sentence("SendPermissionGone", MetaPermissions.ToSend(Platform)), now);
            return;
        }

        RecordAccepted(now);
        TokenRefusedAt = null;
    }

    /// <summary>Instagram's token lives another while (meta-platform 4.7).</summary>
    public void RenewToken(string protectedToken, DateTimeOffset? expiresAt, DateTimeOffset now) =>
        (ProtectedToken, TokenExpiresAt, TokenIssuedAt) = (protectedToken, expiresAt, now);

    /// <summary>The same token, encrypted anew.</summary>
    public void ReplaceProtectedToken(string protectedToken) => ProtectedToken = protectedToken;

    /// <param name="isComplete">Whether Meta answered everything; else it is asked again soon.</param>
    public void EndCheck(bool isComplete, DateTimeOffset now)
    {
        CheckedAt = isComplete ? now : CheckedAt;
        CheckDueAt = now + (isComplete ? BetweenChecks : TimeSpan.FromMinutes(15));
    }

    /// <summary>Has Meta asked now, unless it was asked a moment ago (meta-platform 6.2, codes 10 and 200).</summary>
    public void CheckSoon(DateTimeOffset now) =>
        CheckDueAt = now - CheckedAt < MinRecheckInterval || CheckDueAt < now ? CheckDueAt : now;

    /// <summary>Forgets who connected it, with the token that was theirs (meta-platform 7.3).</summary>
    public void ForgetPerson(Sentence error, DateTimeOffset now)
    {
        (ProtectedToken, MetaUserId, TokenExpiresAt, DataAccessExpiresAt) = (null, null, null, null);
        RefuseToken(error, now);
    }

    /// <summary>Forgets the token; the conversations stay.</summary>
    public void Disconnect(DateTimeOffset now) =>
        (ProtectedToken, MetaUserId, SubscribedAt, DisconnectedAt) = (null, null, null, DisconnectedAt ?? now);

    private void RecordAccepted(DateTimeOffset now) =>
        (LastRefusedFrom, LastRefusedUntil) = TokenRefusedAt is { } from ? (from, now) : (LastRefusedFrom, LastRefusedUntil);
}
