using System.Globalization;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Pages;

/// <summary>One bubble, with what became of it and both sides of the wire.</summary>
public sealed record MessageRow(
    string Mid,
    string? Text,
    string? Picture,
    IReadOnlyList<string> Others,
    bool IsFromBusiness,
    bool IsUnsent,
    string? Origin,
    string Reactions,
    IReadOnlyList<QuickReplyRow> QuickReplies,
    DateTimeOffset SentAt,
    string Marks,
    string Delivery,
    DeliveryTone Tone,
    WireRow Wire)
{
    internal static MessageRow Of(SimulatedMessage message, TimeZoneInfo zone) => new(
        message.Mid,
        message.Text,
        message.Attachments.FirstOrDefault(attachment => attachment.Type == "image")?.Url,
        [.. message.Attachments.Where(attachment => attachment.Type != "image").Select(attachment => attachment.Type)],
        message.IsFromBusiness,
        message.IsUnsent,
        OriginOf(message.Source),
        string.Concat(message.Reactions.Select(reaction => reaction.Emoji ?? reaction.Word)),
        QuickReplyRow.Of(message),
        TimeZoneInfo.ConvertTime(message.SentAt, zone),
        MarksOf(message),
        message.Delivery is { } delivery ? Describe(delivery) : "",
        ToneOf(message.Delivery?.State),
        WireRow.Of(message));

    private static string? OriginOf(MessageSource source) => source switch
    {
        MessageSource.Elsewhere => "from the Page Inbox",
        MessageSource.App => "from the app",
        _ => null,
    };

    private static string MarksOf(SimulatedMessage message) => (message.IsRead, message.IsDelivered, message.EditCount) switch
    {
        (true, _, _) => "read",
        (_, true, _) => "delivered",
        (_, _, > 0) => "edited",
        _ => "",
    };

    private static string Describe(WebhookDelivery delivery)
    {
        var answers = string.Join(", ", delivery.Attempts.TakeLast(5).Select(Describe));
        return delivery.State switch
        {
            DeliveryState.Held => "Held back",
            DeliveryState.Waiting => "On its way",
            DeliveryState.Delivered => $"Delivered: {answers}",
            DeliveryState.Retrying => $"Not delivered yet, trying again: {answers}",
            DeliveryState.NotSubscribed => "Not sent: the app is not subscribed to this account's messages",
            _ => $"Not delivered: {answers}",
        };
    }

    private static string Describe(DeliveryAttempt attempt)
    {
        var took = attempt.Took.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture);
        return attempt.Status is { } status ? $"{(int)status} in {took} ms" : "no answer";
    }

    private static DeliveryTone ToneOf(DeliveryState? state) => state switch
    {
        DeliveryState.Delivered => DeliveryTone.Good,
        DeliveryState.NotDelivered or DeliveryState.Retrying or DeliveryState.NotSubscribed => DeliveryTone.Bad,
        _ => DeliveryTone.Open,
    };
}

/// <summary>How a delivery's line is coloured.</summary>
public enum DeliveryTone
{
    Good,
    Bad,
    Open,
}
