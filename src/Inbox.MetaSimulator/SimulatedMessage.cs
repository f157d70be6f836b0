using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator;

/// <summary>One message between a person and an account; an echo is what the business wrote elsewhere (meta-platform 2.6).</summary>
internal sealed class SimulatedMessage(Person person, string? text, Uri? pictureUrl, bool isEcho, DateTimeOffset sentAt)
{
    public string Mid { get; } = MessageIds.New(person.Account.Platform);

    public Person Person { get; } = person;

    public string? Text { get; } = text;

    public Uri? PictureUrl { get; } = pictureUrl;

    public bool IsEcho { get; } = isEcho;

    public DateTimeOffset SentAt { get; } = sentAt;

    /// <summary>The POST that carries it, once there is one.</summary>
    public WebhookDelivery? Delivery { get; set; }

    public SimulatedAccount Account => Person.Account;
}
