using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Webhooks;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator;

/// <summary>One message between a person and an account, from either side, and what became of it.</summary>
internal sealed class SimulatedMessage(
    Person person, MessageContent content, MessageSource source, DateTimeOffset sentAt)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SimulatedReaction> reactions = [];

    public string Mid { get; } = MessageIds.New(person.Account.Platform);

    public Person Person { get; } = person;

    public MessageSource Source { get; } = source;

    public DateTimeOffset SentAt { get; } = sentAt;

    public MessageContent Content { get; private set; } = content;

    /// <summary>Which app wrote it, as the echo says (meta-platform 2.6).</summary>
    public long? AppId { get; init; }

    public string? Metadata { get; init; }

    /// <summary>The call that made it, as the app sent it.</summary>
    public JsonObject? SentBody { get; init; }

    public int EditCount { get; private set; }

    public bool IsUnsent { get; private set; }

    public bool IsDelivered { get; set; }

    public bool IsRead { get; set; }

    /// <summary>The POST that carries it, once there is one.</summary>
    public WebhookDelivery? Delivery { get; set; }

    public SimulatedAccount Account => Person.Account;

    public bool IsFromBusiness => Source != MessageSource.Person;

    public string? Text => Content.Text;

    public IReadOnlyList<SimulatedAttachment> Attachments => Content.Attachments;

    public string? ReplyTo => (Content.More["reply_to"] as JsonObject)?["mid"].AsText();

    public IReadOnlyList<SimulatedReaction> Reactions
    {
        get
        {
            lock (gate)
            {
                return [.. reactions.Values];
            }
        }
    }

    public void Edit(string text)
    {
        Content = Content with { Text = text };
        EditCount++;
    }

    /// <summary>Text and files are gone for both sides (meta-platform 2.7).</summary>
    public void Unsend()
    {
        IsUnsent = true;
        Content = new MessageContent();
    }

    /// <summary>One reaction for each side: a new one replaces the old, none takes it back (meta-platform 2.10).</summary>
    public void React(string whoId, SimulatedReaction? reaction)
    {
        lock (gate)
        {
            reactions.Remove(whoId);
            if (reaction is not null)
            {
                reactions.Add(whoId, reaction);
            }
        }
    }
}

/// <summary>Meta's word for a reaction, its emoji, and whose it is.</summary>
internal sealed record SimulatedReaction(string WhoId, string Word, string? Emoji);
