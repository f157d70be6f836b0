using Inbox.Web.Conversations;
using Inbox.Web.Organizations;

namespace Inbox.Web.Replies;

/// <summary>When an answer is to be sent, where that is not at once.</summary>
/// <param name="IsPlanned">Whether its writer chose that; else it is how long they can take it back.</param>
public sealed record SendTime(DateTimeOffset At, bool IsPlanned)
{
    /// <summary>What a form says of it.</summary>
    /// <returns>No time where it is to be sent at once; a refusal where it names none that can be meant.</returns>
    public static (SendTime? Time, ReplyRefusal? Refusal) Of(ReplyForm form, SignedInAgent writer, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(form.Later))
        {
            return (writer.Agent.UndoSeconds > 0 ? new(now.AddSeconds(writer.Agent.UndoSeconds), IsPlanned: false) : null, null);
        }

        return SnoozeOption.Parse(form.Later, form.At, now, writer.Zone) is { Until: { } until }
            ? (new(until, IsPlanned: true), null)
            : (null, ReplyRefusal.NoSuchTime);
    }
}
