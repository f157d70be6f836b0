using System.Collections.Concurrent;
using System.Collections.Immutable;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Subscriptions;

/// <summary>
/// On which Pages and Instagram accounts the app is installed, with which fields (meta-platform 1.8); on the configured ones with all.
/// </summary>
internal sealed class Installations(IOptions<SimulatorOptions> options, AppSubscriptions app)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> byAccount = new(options.Value.Accounts
        .Where(page => page.AccessToken.Length > 0)
        .Select(page => KeyValuePair.Create(page.PageId, WebhookFields.Page)));

    public ImmutableArray<string>? FieldsOf(string accountId) =>
        byAccount.TryGetValue(accountId, out var fields) ? fields : null;

    public void Install(string accountId, ImmutableArray<string> fields) => byAccount[accountId] = fields;

    public void Remove(string accountId) => byAccount.TryRemove(accountId, out _);

    /// <summary>Whether an event of this field is sent: Instagram's own installation counts, or that of the Page before it.</summary>
    public bool Wants(SimulatedAccount account, string field) => account.Platform == SimulatedPlatform.Messenger
        ? app.Has("page", field) && HasField(account.ExternalId, field)
        : app.Has("instagram", field) && (HasField(account.ExternalId, field) || byAccount.ContainsKey(account.PageId));

    public bool Wants(SimulatedEvent one) => Wants(one.Account, EventFields.Of(one));

    private bool HasField(string accountId, string field) => FieldsOf(accountId)?.Contains(field) == true;
}
