using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator;

/// <summary>What was said, as far back as the options keep it.</summary>
internal sealed class Messages(IOptions<SimulatorOptions> options, Moments moments)
{
    private readonly ConcurrentDictionary<(string Account, string Person), SimulatedConversation> conversations = [];
    private readonly ConcurrentDictionary<(string Account, string Id), SimulatedConversation> byId = [];
    private readonly ConcurrentDictionary<string, SimulatedMessage> byMid = [];

    public SimulatedMessage Add(
        Person person, MessageContent content, MessageSource source = MessageSource.Person, DateTimeOffset? sentAt = null) =>
        Add(new SimulatedMessage(person, content, source, sentAt ?? moments.Next()));

    public SimulatedMessage Add(SimulatedMessage message)
    {
        var conversation = ConversationOf(message.Person);
        byMid[message.Mid] = message;
        if (conversation.Add(message, options.Value.MostMessagesPerPerson) is { } forgotten)
        {
            byMid.TryRemove(forgotten.Mid, out _);
        }

        if (!message.IsFromBusiness)
        {
            conversation.Open(message.SentAt);
        }

        return message;
    }

    public SimulatedMessage? Find(SimulatedAccount account, string? mid) =>
        mid is not null && byMid.TryGetValue(mid, out var message) && message.Account == account ? message : null;

    public IReadOnlyList<SimulatedMessage> With(Person person) => ConversationOf(person).Messages;

    public SimulatedMessage? LastWith(Person person) => ConversationOf(person).Last;

    public SimulatedConversation ConversationOf(Person person) => conversations.GetOrAdd(
        (person.Account.ExternalId, person.Id), _ => Remember(new SimulatedConversation(person)));

    public SimulatedConversation? FindConversation(IEnumerable<SimulatedAccount> accounts, string id) =>
        accounts.Select(account => byId.GetValueOrDefault((account.ExternalId, id)))
            .FirstOrDefault(conversation => conversation?.UpdatedAt is not null);

    /// <summary>Those in which something was said, newest first.</summary>
    public IReadOnlyList<SimulatedConversation> ConversationsOf(SimulatedAccount account) =>
    [
        .. conversations.Values
            .Where(conversation => conversation.Person.Account == account && conversation.UpdatedAt is not null)
            .OrderByDescending(conversation => conversation.UpdatedAt).ThenBy(conversation => conversation.Id, StringComparer.Ordinal),
    ];

    // Two threads may both make one; the id is the same and so is what is kept.
    private SimulatedConversation Remember(SimulatedConversation conversation) =>
        byId.GetOrAdd((conversation.Person.Account.ExternalId, conversation.Id), conversation);
}
