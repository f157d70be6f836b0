using System.Globalization;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Pages;

/// <summary>One bubble, with what became of its delivery.</summary>
public sealed record MessageRow(
    string? Text, string? Picture, bool IsFromBusiness, DateTimeOffset SentAt, string Delivery, DeliveryTone Tone)
{
    internal static MessageRow Of(SimulatedMessage message, TimeZoneInfo zone) => new(
        message.Text,
        message.Attachments.FirstOrDefault(attachment => attachment.Type == "image")?.Url,
        message.IsFromBusiness,
        TimeZoneInfo.ConvertTime(message.SentAt, zone),
        message.Delivery is { } delivery ? Describe(delivery) : "",
        ToneOf(message.Delivery?.State));

    private static string Describe(WebhookDelivery delivery)
    {
        var answers = string.Join(", ", delivery.Attempts.TakeLast(5).Select(Describe));
        return delivery.State switch
        {
            DeliveryState.Held => "Held back",
            DeliveryState.Waiting => "On its way",
            DeliveryState.Delivered => $"Delivered: {answers}",
            DeliveryState.Retrying => $"Not delivered yet, trying again: {answers}",
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
        DeliveryState.NotDelivered or DeliveryState.Retrying => DeliveryTone.Bad,
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
