using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Installs the app on a Page or account, so that its events come (meta-platform 1.7, 1.8).</summary>
public sealed class PageSubscriptions(GraphClient graph)
{
    private static readonly string[] PageFields =
    [
        "messages", "message_echoes", "message_deliveries", "message_reads", "message_reactions", "message_edits",
        "messaging_postbacks", "messaging_referrals", "messaging_optins", "messaging_handovers", "standby",
        "messaging_policy_enforcement", "business_integrity",
    ];

    private static readonly string[] InstagramFields =
    [
        "messages", "message_reactions", "message_edit", "messaging_postbacks", "messaging_referral", "messaging_seen",
        "messaging_optins", "messaging_handover", "standby",
    ];

    /// <summary>All fields each time, since a call replaces what was there.</summary>
    public Task<GraphAnswer> SubscribeAsync(string id, GraphAccess access, CancellationToken cancellationToken) =>
        graph.PostAsync($"{id}/subscribed_apps", MetaQuery.Of(("subscribed_fields", string.Join(',', FieldsOf(access)))), access, cancellationToken);

    public Task<GraphAnswer> UnsubscribeAsync(string id, GraphAccess access, CancellationToken cancellationToken) =>
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
        return new([.. FieldsOf(access).Where(field => !ours.Contains(field))], answer);
    }

    private static string[] FieldsOf(GraphAccess access) => access.IsInstagramLogin ? InstagramFields : PageFields;
}

/// <summary>Which fields are not subscribed to; null where Meta did not say.</summary>
public sealed record SubscriptionState(IReadOnlyList<string>? MissingFields, GraphAnswer Answer);
