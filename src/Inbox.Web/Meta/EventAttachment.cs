namespace Inbox.Web.Meta;

/// <summary>What hangs on a message; the kind is Meta's `type` ("image", "video", …), the address absolute http(s) or null.</summary>
public sealed record EventAttachment(string Kind, string? Url, string? Title)
{
    /// <summary>Which sticker it is.</summary>
    public string? StickerId { get; init; }

    /// <summary>Where a location is.</summary>
    public (double Latitude, double Longitude)? Coordinates { get; init; }

    /// <summary>What a template or a product shows; empty for all other kinds.</summary>
    public IReadOnlyList<EventCard> Cards { get; init; } = [];
}

/// <summary>One card of a template (meta-platform 2.4, 3.4).</summary>
public sealed record EventCard(string? Title, string? Subtitle, string? Url, IReadOnlyList<EventCardButton> Buttons);

/// <param name="Url">Null where it is not a link.</param>
public sealed record EventCardButton(string Title, string? Url);
