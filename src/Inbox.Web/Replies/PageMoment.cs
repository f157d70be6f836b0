namespace Inbox.Web.Replies;

/// <summary>A moment that a page was given and tells back.</summary>
internal static class PageMoment
{
    /// <param name="ticks">In UTC; what is no moment, such as 0, is none.</param>
    public static DateTimeOffset? Of(long ticks) =>
        ticks > 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : null;
}
