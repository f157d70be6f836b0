using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Subscriptions;

/// <summary>
/// What the app as a whole hears of, and where (meta-platform 1.1); everything at the webhook's address until a call says otherwise.
/// </summary>
internal sealed class AppSubscriptions(IOptions<SimulatorOptions> options)
{
    private readonly ConcurrentDictionary<string, AppSubscription> byObject = new(
        new[] { "page", "instagram", "permissions" }.Select(name =>
            KeyValuePair.Create(name, new AppSubscription(null, WebhookFields.Of(name)!.Value))));

    public IReadOnlyList<(string Object, Uri Callback, AppSubscription Subscription)> All =>
        [.. byObject.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, CallbackFor(pair.Key), pair.Value))];

    public void Set(string objectName, Uri callback, ImmutableArray<string> fields) =>
        byObject[objectName] = new(callback, fields);

    public void Remove(string objectName) => byObject.TryRemove(objectName, out _);

    public void Clear() => byObject.Clear();

    public bool Has(string objectName, string field) =>
        byObject.TryGetValue(objectName, out var subscription) && subscription.Fields.Contains(field);

    public Uri CallbackFor(string objectName) =>
        byObject.GetValueOrDefault(objectName)?.Callback ?? options.Value.CurrentWebhookAddress;
}

/// <summary>No callback means the webhook's configured address.</summary>
internal sealed record AppSubscription(Uri? Callback, ImmutableArray<string> Fields);
