using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>The organization's channels and how each of them is.</summary>
/// <param name="Done">What just happened, if anything did.</param>
public sealed record ChannelsPage(
    IReadOnlyList<ChannelCard> Connected, IReadOnlyList<ChannelCard> Disconnected, IReadOnlyList<MetaAppRow> Apps, ChannelChange? Done)
{
    /// <summary>The version of the Graph API in use.</summary>
    public GraphVersion Version { get; init; } = GraphVersion.Of(GraphVersion.Latest);

    public DateOnly Today { get; init; }

    public static async Task<ChannelsPage> LoadAsync(
        InboxDbContext db, ChannelChange? done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var channels = await db.Channels.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new
        {
            Channel = c,
            Notice = db.ChannelNotices.Where(n => n.ChannelId == c.Id).OrderByDescending(n => n.At).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var proofs = await HistoryProof.LoadAsync(db, cancellationToken);
        var cards = channels.ConvertAll(c => new ChannelCard(c.Channel, ChannelHealth.Of(c.Channel, c.Notice, now))
        {
            Proof = proofs.GetValueOrDefault(c.Channel.Id, HistoryProof.None),
        });
        return new(
            cards.FindAll(c => c.Channel.DisconnectedAt is null),
            cards.FindAll(c => c.Channel.DisconnectedAt is not null),
            await MetaAppRow.ListAsync(db, cancellationToken),
            done);
    }
}

public sealed record ChannelCard(Channel Channel, ChannelHealth Health)
{
    public HistoryProof Proof { get; init; } = HistoryProof.None;

    public string Mark => Channel.Platform == Platform.Messenger ? "messenger" : "instagram";

    /// <summary>Why it cannot send; null where it can.</summary>
    public Sentence? WhySilent => ChannelVoice.Of(Channel).WhySilent;

    /// <summary>Where connecting it again begins.</summary>
    public string ReconnectAddress =>
        (Channel.UsesInstagramLogin ? "/channels/instagram-login" : "/channels/facebook-login")
            + (Channel.MetaAppId is { } app ? $"?app={app}" : "");
}

/// <summary>An organization's own Meta app, without its secrets.</summary>
public sealed record MetaAppRow(Guid Id, string Name, string AppId, bool HasInstagram)
{
    public static Task<List<MetaAppRow>> ListAsync(InboxDbContext db, CancellationToken cancellationToken) =>
        db.MetaApps.Where(a => a.RemovedAt == null).OrderBy(a => a.Name).ThenBy(a => a.Id)
            .Select(a => new MetaAppRow(a.Id, a.Name, a.AppId, a.InstagramAppId != null)).ToListAsync(cancellationToken);
}

public enum ChannelChange
{
    Connected,
    Disconnected,
    Subscribed,
    Checked,
    AppAdded,
    AppRemoved,
    Importing,
    Comparing,
    Presence,
    Reopening,
    Answerers,
}
