namespace Inbox.Web.Conversations;

/// <summary>
/// How much one answer may hold, whatever its platform; see <see cref="TextLimit"/> for what a platform takes in one message.
/// </summary>
public static class ReplyLimits
{
    /// <summary>The longest text that is taken, in UTF-16 units: longer than any that is worth splitting.</summary>
    public const int MaxCharacters = 20_000;

    /// <summary>The most files that go with one answer.</summary>
    public const int MaxFiles = 10;
}
