namespace Inbox.Web.Organizations;

/// <summary>The tenant: a business whose agents share one inbox.</summary>
public sealed class Organization
{
    public const int NameLength = 200;
    public const int SlugLength = 63;
    public const int TimeZoneLength = 64;
    public const int PhoneRegionLength = 2;
    public const int DefaultReplyTarget = 60;

    /// <param name="timeZone">An IANA zone, such as Europe/Berlin: the default for its agents.</param>
    public Organization(string name, string slug, string timeZone, DateTimeOffset createdAt)
    {
        (Id, Name, Slug, TimeZone, CreatedAt) = (Guid.CreateVersion7(), name, slug, timeZone, createdAt);
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; }

    public string Slug { get; private set; }

    public string TimeZone { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>After how many days messages are deleted; null keeps them.</summary>
    public int? MessagesKeptForDays { get; private set; }

    /// <summary>How soon a person who wrote is to be answered; what waits longer is marked.</summary>
    public int ReplyTargetMinutes { get; private set; } = DefaultReplyTarget;

    /// <summary>Whether a conversation that nobody has is taken by whoever answers it.</summary>
    public bool TakesByAnswering { get; private set; } = true;

    /// <summary>
    /// The country of telephone numbers that are written without a country's code, by the two letters of ISO 3166; null where none is set.
    /// </summary>
    public string? PhoneRegion { get; private set; }

    public void ReadPhonesAsOf(string? region) => PhoneRegion = region;

    /// <returns>Whether that changed anything.</returns>
    public bool TakeByAnswering(bool takes)
    {
        var isNew = TakesByAnswering != takes;
        TakesByAnswering = takes;
        return isNew;
    }

    /// <exception cref="ArgumentOutOfRangeException">Not a number of minutes.</exception>
    public void AnswerWithin(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
        ReplyTargetMinutes = minutes;
    }

    /// <exception cref="ArgumentOutOfRangeException">Not a number of days.</exception>
    public void KeepMessagesFor(int? days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days ?? 1);
        MessagesKeptForDays = days;
    }
}
