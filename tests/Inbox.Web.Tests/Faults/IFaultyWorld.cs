using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Faults;

/// <summary>An inbox and a Meta where everything may go wrong between them.</summary>
internal interface IFaultyWorld
{
    /// <summary>The server that plays Meta.</summary>
    Uri Simulator { get; }

    /// <summary>A channel that nobody else uses, and a browser of an agent who answers there.</summary>
    Task<FaultyChannel> NewChannelAsync(Platform platform);

    Task<T> WithDbAsync<T>(Guid organizationId, Func<InboxDbContext, Task<T>> read);
}

internal sealed record FaultyChannel(Guid OrganizationId, string ChannelId, HttpClient Agent);
