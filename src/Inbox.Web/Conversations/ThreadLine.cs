using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.Conversations;

/// <summary>Something that happened in a conversation and is no message: it stands in the thread as a line.</summary>
public sealed class ThreadLine : IOrganizationOwned
{
    public const int KeyLength = 80;
    public const int TextLength = 1000;
    public const int AppIdLength = 64;

    internal ThreadLine(
        Conversation conversation, string key, ThreadLineKind kind, DateTimeOffset at, string? text = null, string? appId = null)
        : this(conversation.OrganizationId, conversation.Id, conversation.ChannelId, key, kind, at)
    {
        Text = text is null ? null : ColumnText.Fit(text, TextLength);
        AppId = appId;
    }

    private ThreadLine(Guid organizationId, Guid conversationId, Guid channelId, string key, ThreadLineKind kind, DateTimeOffset at)
    {
        Id = MessageId.Next(at);
        (OrganizationId, ConversationId, ChannelId, Key, Kind, At) = (organizationId, conversationId, channelId, key, kind, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid ChannelId { get; private set; }

    /// <summary>The event's name, so that the same one makes one line (meta-platform 1.6).</summary>
    public string Key { get; private set; }

    public ThreadLineKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Meta's words, the ad's title, the link's name, the topic of an opt-in.</summary>
    public string? Text { get; private set; }

    /// <summary>The app that it is about (meta-platform 2.16).</summary>
    public string? AppId { get; private set; }

    internal static ThreadLine Of(Conversation conversation, ThreadEvent happened) => happened switch
    {
        ContactReferred e => OfReferral(conversation, e.Key, e.Referral, e.At),
        ContactOpted e => new(conversation, e.Key, KindOf(e.Kind), e.At, e.Topic),
        ThreadControlChanged e => new(conversation, e.Key, KindOf(e.Control), e.At, appId: e.AppId),
        SystemLineWritten e => new(conversation, e.Key, ThreadLineKind.Written, e.At, e.Text),
        _ => throw new InvalidOperationException($"A {happened.GetType().Name} is no line."),
    };

    internal static ThreadLine OfReferral(Conversation conversation, string key, EventReferral referral, DateTimeOffset at) => new(
        conversation, key, referral.IsAd ? ThreadLineKind.CameByAd : ThreadLineKind.CameByLink, at,
        referral.AdTitle ?? referral.Ref ?? referral.AdId);

    private static ThreadLineKind KindOf(OptKind kind) => kind switch
    {
        OptKind.MarketingStopped => ThreadLineKind.MarketingStopped,
        OptKind.MarketingResumed => ThreadLineKind.MarketingResumed,
        OptKind.Marketing => ThreadLineKind.MarketingAllowed,
        _ => ThreadLineKind.OptedIn,
    };

    private static ThreadLineKind KindOf(ThreadControl control) => control switch
    {
        ThreadControl.Passed => ThreadLineKind.ControlPassed,
        ThreadControl.Taken => ThreadLineKind.ControlTaken,
        _ => ThreadLineKind.ControlRequested,
    };
}

public enum ThreadLineKind
{
    /// <summary>Meta wrote it (meta-platform 2.20).</summary>
    Written,
    CameByAd,
    CameByLink,
    OptedIn,
    MarketingAllowed,
    MarketingStopped,
    MarketingResumed,
    ControlPassed,
    ControlTaken,
    ControlRequested,
}

public sealed class ThreadLineMapping : IEntityTypeConfiguration<ThreadLine>
{
    public void Configure(EntityTypeBuilder<ThreadLine> builder)
    {
        builder.Property(l => l.Key).HasMaxLength(ThreadLine.KeyLength);
        builder.Property(l => l.Text).HasMaxLength(ThreadLine.TextLength);
        builder.Property(l => l.AppId).HasMaxLength(ThreadLine.AppIdLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(l => new { l.OrganizationId, l.ConversationId });
        builder.HasIndex(l => new { l.OrganizationId, l.ChannelId, l.Key }).IsUnique().HasDatabaseName("ix_thread_lines_key");
        builder.HasIndex(l => new { l.OrganizationId, l.ConversationId, l.At }).HasDatabaseName("ix_thread_lines_thread");
    }
}
