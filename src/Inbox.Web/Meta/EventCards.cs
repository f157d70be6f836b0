using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads what a template, a shared product or an appointment shows (meta-platform 2.4, 3.4).</summary>
internal static class EventCards
{
    private const int MaximumCards = 20;
    private const int MaximumButtons = 5;

    public static IReadOnlyList<EventCard> Of(WireAttachment attachment) => attachment switch
    {
        { Type: "template", Payload: { } payload } => OfTemplate(payload),
        { Type: "appointment_booking", Payload: { } payload } => [OfAppointment(payload)],
        _ => [],
    };

    private static IReadOnlyList<EventCard> OfTemplate(WireAttachmentPayload payload)
    {
        var elements = payload.Elements.Concat(payload.Product?.Elements ?? []).Take(MaximumCards).ToList();
        return elements.Count > 0 ? [.. elements.Select(Of)]
            : payload.Text is not null || payload.Buttons.Count > 0 ? [new EventCard(payload.Text, null, null, ButtonsOf(payload.Buttons))]
            : [];
    }

    private static EventCard OfAppointment(WireAttachmentPayload payload) => new(
        payload.Status,
        long.TryParse(payload.StartTime, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < uint.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : null,
        null,
        []);

    private static EventCard Of(WireCard card) =>
        new(card.Title, card.Subtitle, WebLink.OrNull(card.DefaultAction?.Url ?? card.Url), ButtonsOf(card.Buttons));

    private static IReadOnlyList<EventCardButton> ButtonsOf(IReadOnlyList<WireCardButton> buttons) =>
        [.. buttons.Where(b => b.Title is not null).Take(MaximumButtons).Select(b => new EventCardButton(b.Title!, WebLink.OrNull(b.Url)))];
}
