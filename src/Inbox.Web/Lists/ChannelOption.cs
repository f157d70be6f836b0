using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>Where messages come from, as the inbox shows it.</summary>
public sealed record ChannelOption(Guid Id, Platform Platform, string Name, bool HasHumanAgent, ChannelVoice Voice)
{
    private static readonly Func<InboxDbContext, IAsyncEnumerable<ChannelOption>> All = EF.CompileAsyncQuery((InboxDbContext db) =>
        db.Channels.OrderBy(c => c.Platform).ThenBy(c => c.Name).ThenBy(c => c.Id)
            .Select(c => new ChannelOption(c.Id, c.Platform, c.Name, c.HasHumanAgent,
                new ChannelVoice(c.Name, c.DisconnectedAt, c.TokenRefusedAt, c.ProtectedToken != null,
                    c.LastErrorAt == null ? null : Sentence.Read(c.LastErrorCode, c.LastErrorText)))));

    /// <summary>The organization's channels, by platform and name.</summary>
    public static async Task<IReadOnlyList<ChannelOption>> AllAsync(InboxDbContext db, CancellationToken cancellationToken) =>
        await All(db).ToListAsync(cancellationToken);
}
