using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>Installs the app on a Page or account, so that its events come (meta-platform 1.7, 1.8).</summary>
public sealed class PageSubscriptions(GraphClient graph)
{
    /// <summary>All fields each time, since a call replaces what was there; once more where Meta spells them otherwise.</summary>
    public async Task<GraphResponse> SubscribeAsync(string id, GraphAccess access, CancellationToken cancellationToken)
    {
        var fields = SubscriptionFields.Of(access);
        var answer = await PostAsync(id, fields, access, cancellationToken);
        return SubscriptionFields.Respelled(fields, answer.Error) is { } respelled
            ? await PostAsync(id, respelled, access, cancellationToken)
            : answer;
    }

    public Task<GraphResponse> UnsubscribeAsync(string id, GraphAccess access, CancellationToken cancellationToken) =>
        graph.DeleteAsync($"{id}/subscribed_apps", access, cancellationToken);

    /// <param name="appId">Our app among those installed; where it is not known, any counts.</param>
    public async Task<SubscriptionState> FindAsync(string id, string? appId, GraphAccess access, CancellationToken cancellationToken)
    {
        var answer = await graph.GetAsync($"{id}/subscribed_apps", "", access, cancellationToken);
        if (!answer.IsSuccess || answer.Read(MetaJson.Default.WireInstallations) is not { } wire)
        {
            return new(null, answer);
        }

        var ours = wire.Data.Where(app => appId is null || app.Id == appId).SelectMany(app => app.SubscribedFields).ToHashSet();
        return new([.. SubscriptionFields.Of(access).Where(field => !SubscriptionFields.IsAmong(field, ours))], answer);
    }

    private Task<GraphResponse> PostAsync(string id, string[] fields, GraphAccess access, CancellationToken cancellationToken) =>
        graph.PostAsync($"{id}/subscribed_apps", MetaQuery.Of(("subscribed_fields", string.Join(',', fields))), access, cancellationToken);
}

/// <summary>Which fields are not subscribed to; null where Meta did not say.</summary>
public sealed record SubscriptionState(IReadOnlyList<string>? MissingFields, GraphResponse Answer);
