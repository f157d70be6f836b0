namespace Inbox.Web.Meta;

/// <summary>Reads deliveries and reads (meta-platform 2.11, 2.12).</summary>
internal static class ReceiptItems
{
    private const int MaximumMids = 1000;

    public static ItemMeaning ReadDelivery(WireEvent wire)
    {
        if (wire.ProblemOfSides() is { } problem)
        {
            return wire.IsBroken(problem);
        }

        var delivery = wire.Item.Delivery;
        return WatermarkOf(wire, delivery?.Watermark) is { } watermark
            ? wire.Means(new MessagesDelivered(
                wire.Platform, wire.ChannelId, wire.ContactId, watermark, [.. delivery!.Mids.Where(IsMid).Take(MaximumMids)], wire.At))
            : wire.IsBroken(WebhookProblems.WatermarkMissing);
    }

    public static ItemMeaning ReadRead(WireEvent wire)
    {
        if (wire.ProblemOfSides() is { } problem)
        {
            return wire.IsBroken(problem);
        }

        var watermark = WatermarkOf(wire, wire.Item.Read?.Watermark);
        var mid = watermark is null && wire.Item.Read?.Mid is { } named && IsMid(named) ? named : null;
        return watermark is null && mid is null
            ? wire.IsBroken(WebhookProblems.ReadNamesNothing)
            : wire.Means(new MessagesRead(wire.Platform, wire.ChannelId, wire.ContactId, watermark, mid, wire.At));
    }

    private static DateTimeOffset? WatermarkOf(WireEvent wire, string? watermark) =>
        MetaTime.ReadUntil(watermark, wire.Entry.ReceivedAt);

    private static bool IsMid(string mid) => ExternalIds.OrNull(mid, ExternalIds.MaximumMidLength) is not null;
}
